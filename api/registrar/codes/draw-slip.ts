import { encode } from 'uqr';
import { foldLetters } from './letters.ts';
import { CODE_AREA, LEFT, mm, PANEL } from './page-layout.ts';
import type { Slip } from './read.ts';
import { SHEET_TEXTS, type SheetLanguage, type SheetTexts } from './texts.ts';

/** The same on every slip of a round. */
export interface SheetContent {
  readonly title: string;
  readonly organisation: string;
  /** Last day on which answers are taken, in words. */
  readonly until: Readonly<Record<SheetLanguage, string>>;
  readonly words: readonly string[];
}

type Doc = PDFKit.PDFDocument;

const QR_SIDE = mm(30);
/** White modules around a QR code, so that a camera finds its edge. */
const QUIET = 4;
const INK = '#111111';
const SOFT = '#444444';
const TEXT_WIDTH = PANEL.width - 2 * PANEL.padding;

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
  readonly width?: number;
  /** What does not fit ends in an ellipsis. */
  readonly height?: number;
}

/** Text at a place; returns the lower edge. */
export function write(doc: Doc, text: string, x: number, y: number, style: TextStyle): number {
  const { size, bold = false, soft = false, width = TEXT_WIDTH, height } = style;
  doc.font(bold ? 'Helvetica-Bold' : 'Helvetica', size).fillColor(soft ? SOFT : INK);
  const options = { width, ...(height === undefined ? {} : { height, ellipsis: true }) };
  doc.text(foldLetters(text), x, y, options);
  return doc.y;
}

/**
 * One slip with its upper left corner at (LEFT, top). Folded as marked, the inner panel with the code lies on
 * the pattern of the middle one, and only the outer panel can be read.
 */
export function drawSlip(
  doc: Doc,
  section: PDFKit.PDFStructureElement,
  content: SheetContent,
  unit: string,
  slip: Slip,
  top: number,
  pattern: PDFKit.PDFTilingPattern,
): void {
  const texts = SHEET_TEXTS[slip.language];
  const part = doc.struct('Sect', { lang: texts.locale });
  section.add(part);
  const add = (type: string, draw: () => void) => part.add(doc.struct(type, {}, draw));
  const [page = '', code = ''] = slip.link.split('#');

  const outside = LEFT + PANEL.padding;
  add('H2', () => drawAddress(doc, outside, top, texts, slip.employee));
  add('P', () => {
    const y = write(doc, unit, outside, top + mm(33), { size: 10, height: mm(9) });
    write(doc, content.organisation, outside, y, { size: 9, soft: true, height: mm(8) });
    const title = { size: 8, soft: true, height: mm(7) };
    write(doc, `${texts.outside.sealed} · ${content.title}`, outside, top + mm(58), title);
  });

  const middle = outside + PANEL.width;
  add('P', () => {
    const y = write(doc, texts.promise, middle, top + mm(3.5), { size: 7 });
    write(doc, texts.once, middle, y, { size: 7, bold: true });
  });
  drawPattern(doc, middle - PANEL.padding, top + CODE_AREA.top, pattern);

  const inside = middle + PANEL.width;
  add('P', () => {
    const until = texts.until(content.until[slip.language]);
    let y = write(doc, until, inside, top + mm(3.5), { size: 8, bold: true });
    for (const way of texts.howTo) y = write(doc, way, inside, y + mm(0.5), { size: 7.5 });
    const address = showPage(page);
    const size = fitSize(doc, address, 8.5, 5);
    write(doc, address, inside, y + mm(0.5), { size, bold: true, height: mm(6) });
  });
  const codeTop = top + CODE_AREA.top;
  part.add(doc.struct('Figure', { alt: texts.qr }, () => drawQr(doc, slip.link, inside, codeTop)));
  add('P', () => {
    const x = inside + QR_SIDE + mm(3);
    const width = TEXT_WIDTH - QR_SIDE - mm(3);
    let y = write(doc, texts.words, x, codeTop + mm(1), { size: 7, soft: true, width }) + mm(1);
    for (const word of content.words) y = write(doc, word, x, y, { size: 8.5, bold: true, width });
  });
  add('P', () => {
    const y = write(doc, texts.code, inside, codeTop + QR_SIDE + mm(2), { size: 7, soft: true });
    doc.font('Courier-Bold', 11).fillColor(INK).text(code, inside, y, { lineBreak: false });
  });
  part.end();
  drawFolds(doc, texts, top);
}

function drawAddress(doc: Doc, x: number, top: number, texts: SheetTexts, employee: string): void {
  const y = write(doc, texts.outside.for, x, top + mm(14), { size: 8, soft: true });
  const size = fitSize(doc, employee, 17, 8);
  write(doc, employee, x, y + mm(1), { size, bold: true, height: mm(13) });
}

/** The largest size in which a bold text fits on one line. */
function fitSize(doc: Doc, text: string, largest: number, smallest: number): number {
  const width = doc.font('Helvetica-Bold', 1).widthOfString(foldLetters(text));
  return Math.max(smallest, Math.min(largest, Math.floor(TEXT_WIDTH / width)));
}

/** Without the scheme, which nobody types: https is what a browser tries first. */
function showPage(answerPage: string): string {
  const { host, protocol } = new URL(answerPage);
  return protocol === 'https:' ? `${host}/code` : `${protocol}//${host}/code`;
}

function drawQr(doc: Doc, link: string, x: number, y: number): void {
  const { data, size } = encode(link, { ecc: 'M', border: 0 });
  const side = QR_SIDE / (size + QUIET);
  doc.fillColor('black');
  for (const [row, modules] of data.entries()) {
    for (let from = 0; from < size; from += 1) {
      if (modules[from] !== true) continue;
      let to = from + 1;
      while (to < size && modules[to] === true) to += 1;
      // The left half of the quiet zone is the padding of the panel.
      doc.rect(x + from * side, y + (row + QUIET / 2) * side, (to - from) * side, side);
      from = to;
    }
  }
  doc.fill();
}

/** Lies on the code when the slip is folded, so that it can not be read against the light. */
function drawPattern(doc: Doc, x: number, y: number, pattern: PDFKit.PDFTilingPattern): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.rect(x, y, PANEL.width, CODE_AREA.height).fill([pattern, '#222222']);
  doc.endMarkedContent();
}

function drawFolds(doc: Doc, texts: SheetTexts, top: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .lineWidth(0.5)
    .strokeColor('#888888')
    .dash(mm(1), { space: mm(1) });
  for (const [at, label] of [
    [2, texts.fold[0]],
    [1, texts.fold[1]],
  ] as const) {
    const x = LEFT + at * PANEL.width;
    doc.moveTo(x, top).lineTo(x, top + PANEL.height);
    doc.font('Helvetica', 5).fillColor('#666666');
    doc.text(label, x + mm(0.6), top + mm(0.8), { lineBreak: false });
  }
  doc.stroke().undash().endMarkedContent();
}
