import PDFDocument from 'pdfkit';
import { drawSlip, write, type SheetContent } from './draw-slip.ts';
import { drawCutMarks, LEFT, mm, PAGE, PANEL, SLIPS_PER_PAGE, topOf } from './page-layout.ts';
import type { Slip, UnitWithoutMail } from './read.ts';
import { SHEET_TEXTS, type SheetLanguage } from './texts.ts';

/**
 * The sheets of sealed codes as the bytes of a PDF file, page by page: a page is drawn when the one before has
 * been taken, so that a large company needs no more memory than a small one. Every unit begins on a page
 * of its own with a slip for those who cut, fold and hand out.
 * @param language of the file and of the units' first slips
 * @param readSlips the slips of a unit in order, in batches; read while the file is written
 */
export async function* writeSheets(
  content: SheetContent,
  units: readonly UnitWithoutMail[],
  language: SheetLanguage,
  readSlips: (unit: UnitWithoutMail) => AsyncIterable<readonly Slip[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const texts = SHEET_TEXTS[language];
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    tagged: true,
    pdfVersion: '1.7',
    lang: texts.locale,
    displayTitle: true,
    info: { Title: texts.title(content.title), Author: content.organisation },
  });
  const pattern = doc.pattern([0, 0, 9, 7], 9, 7, TINT);
  for (const unit of units) {
    startPage(doc);
    const section = doc.struct('Sect', { title: unit.name });
    doc.addStructure(section);
    section.add(doc.struct('Div', {}, () => drawCover(doc, unit, language)));
    let place = 1;
    for await (const batch of readSlips(unit)) {
      for (const slip of batch) {
        if (place === SLIPS_PER_PAGE) {
          yield* takeBytes(doc);
          startPage(doc);
          place = 0;
        }
        drawSlip(doc, section, content, unit.name, slip, topOf(place), pattern);
        place += 1;
      }
    }
    section.end();
  }
  doc.end();
  yield* takeBytes(doc);
}

/** Crossing strokes, closer together than the modules of a QR code. */
const TINT =
  '1.1 w 0 0 m 9 7 l S 0 7 m 9 0 l S 2 0 m 2 7 l S 6.5 1 m 4 6 l S 0 3.2 m 9 2.4 l S 7 4.5 1.4 1.4 re f';

function startPage(doc: PDFKit.PDFDocument): void {
  doc.addPage();
  drawCutMarks(doc);
}

/** What has been written so far: pages that are complete, and nothing of the one being drawn. */
function* takeBytes(doc: PDFKit.PDFDocument): Generator<Uint8Array<ArrayBuffer>> {
  for (;;) {
    const bytes = doc.read() as Buffer<ArrayBuffer> | null;
    if (bytes === null) return;
    yield bytes;
  }
}

function drawCover(doc: PDFKit.PDFDocument, unit: UnitWithoutMail, language: SheetLanguage): void {
  const { cover } = SHEET_TEXTS[language];
  const x = LEFT + PANEL.padding;
  const width = 3 * PANEL.width - 2 * PANEL.padding;
  let y = write(doc, unit.name, x, topOf(0) + mm(5), {
    size: 16,
    bold: true,
    width,
    height: mm(14),
  });
  y = write(doc, cover.count(unit.people), x, y + mm(1), { size: 11, width });
  y += mm(3);
  for (const [index, step] of cover.steps.entries()) {
    y = write(doc, `${index + 1}.  ${step}`, x, y, { size: 9.5, width }) + mm(0.5);
  }
  write(doc, cover.limits, x, y + mm(2), { size: 9.5, bold: true, width });
}
