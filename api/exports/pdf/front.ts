import { describeRound } from '../../../surveys/export/company-sheets.ts';
import type { ExportContext } from '../../../surveys/export/context.ts';
import { EXPORT_TEXTS } from '../../../surveys/export/texts.ts';
import { TEXTS } from '../../../surveys/report/texts.ts';
import { fill } from '../../../surveys/report/wording.ts';
import { NOTE, writeHeading, writeList, writeParagraph } from './blocks.ts';
import type { Pen } from './pen.ts';
import { drawTable, type TableRow } from './table.ts';
import { PDF_TEXTS } from './texts.ts';

/** What it is, who answered, by which rules, and how to read it. */
export function writeCover(pen: Pen, context: ExportContext): void {
  const { say, model, input } = context;
  const { round, policy } = model.release;
  pen.newPage();
  pen.down(40);
  pen.paragraph(say(TEXTS.page.kind), { size: 11, soft: true });
  pen.down(4);
  writeHeading(pen, 0, round.title);
  const focus = model.groupOfId.get(input.focus ?? '');
  if (focus !== undefined) pen.paragraph(say(focus.name), { size: 14 });
  pen.down(16);
  drawTable(pen, {
    summary: say(EXPORT_TEXTS.sheets.about),
    size: 9,
    columns: [
      { title: say(EXPORT_TEXTS.sheets.about), share: 30 },
      { title: '', share: 70 },
    ],
    rows: describeRound(context).map(([name, value]): TableRow => ({ cells: [name, value] })),
  });
  const thresholds = fill(TEXTS.page.thresholds, {
    group: String(policy.groupMin),
    distribution: String(policy.distributionMin),
    comment: String(policy.commentMin),
    breakdown: String(policy.breakdownMin),
  });
  pen.down(6);
  writeHeading(pen, 2, say(TEXTS.protection.title));
  writeParagraph(pen, say(thresholds));
  const group = String(policy.groupMin);
  // The last point is about the page that `analyse` makes.
  writeList(
    pen,
    TEXTS.protection.points.slice(0, -1).map((point) => say(fill(point, { group }))),
  );
  writeHeading(pen, 2, say(PDF_TEXTS.reading));
  writeList(
    pen,
    TEXTS.reading.points.map((point) => say(point)),
  );
  pen.down(6);
  pen.paragraph(`${say(EXPORT_TEXTS.about.hash)} ${input.hash}`, { size: 7, soft: true });
}

/** One line of the contents. */
export interface Entry {
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
}

const LINE: { size: number } = { size: 8.5 };
const STEP = 12.5;

/** Every part with its page. */
export function writeContents(pen: Pen, { say }: ExportContext, entries: readonly Entry[]): void {
  pen.newPage();
  pen.anchor('contents', say(PDF_TEXTS.contents), 1);
  writeHeading(pen, 1, say(PDF_TEXTS.contents));
  pen.nest('TOC', () => {
    for (const { anchor, title, level } of entries) {
      pen.need(STEP);
      const indent = Math.min(level, 9) * 9;
      const number = String(pen.pageOf(anchor) ?? '');
      const end = pen.x + pen.width;
      const text = pen.lines.fit(title, pen.width - indent - 40, LINE);
      const from = pen.x + indent + pen.lines.width(text, LINE) + 4;
      const to = end - pen.lines.width(number, LINE) - 4;
      pen.nest('TOCI', () =>
        pen.nest('Link', () => {
          pen.content(() => {
            pen.write(text, pen.x + indent, pen.y, LINE);
            pen.write(number, end - pen.lines.width(number, LINE), pen.y, LINE);
          });
          pen.link(anchor, title, { x: pen.x, y: pen.y, width: pen.width, height: STEP });
        }),
      );
      pen.artifact((doc) => {
        if (to <= from) return;
        doc.lineWidth(0.5).dash(0.5, { space: 2.5 });
        doc
          .moveTo(from, pen.y + 8.5)
          .lineTo(to, pen.y + 8.5)
          .stroke('#8c8c8c')
          .undash();
      });
      pen.down(STEP);
    }
  });
}

/** A sentence in small grey letters. */
export function writeNote(pen: Pen, text: string): void {
  writeParagraph(pen, text, NOTE);
}
