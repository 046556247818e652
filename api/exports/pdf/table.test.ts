import { expect, test } from 'vitest';
import { readTaggedPdf } from '../../../test/support/pdf.ts';
import { createLineBreaker } from './line-breaker.ts';
import { Pen, type PageFacts } from './pen.ts';
import { drawTable, type TableRow } from './table.ts';

const FACTS: PageFacts = { title: 'Tables', head: 'Tables', locale: 'en-GB', day: '2026-11-22' };
const COLUMNS = [
  { title: 'Code', share: 2 },
  { title: 'Mean', share: 1 },
];
const ROWS: readonly TableRow[] = [
  { cells: ['Well-being', '70'], bold: true },
  { cells: ['WB1', '65'] },
  { cells: ['WB2', '75'] },
  { cells: ['Trust', '50'], bold: true },
  { cells: ['TV1', '45'] },
];
/** From the top of a page to its foot, in points. */
const LOWEST = 720;

/** The same table on a page of its own at every height, with what each page says. */
function drawAtEveryHeight(): (readonly string[])[] {
  const lines = createLineBreaker();
  const draw = (pen: Pen): void => {
    for (let height = 0; height <= LOWEST; height += 3) {
      pen.newPage();
      pen.down(height);
      drawTable(pen, { columns: COLUMNS, rows: ROWS, summary: 'Dimensions and questions' });
    }
  };
  const draft = new Pen(FACTS, null, lines);
  draw(draft);
  const pen = new Pen(FACTS, draft.places(), lines);
  draw(pen);
  pen.end();
  return [...readTaggedPdf(pen.doc!.read() as Buffer).pages];
}

test('no page ends with the head of a table or the name of a group of rows, and none has two heads', () => {
  const pages = drawAtEveryHeight();
  expect(pages.length).toBeGreaterThan(LOWEST / 3 + 20);
  for (const page of pages) {
    expect(['Mean', '70', '50'], page.join(' ')).not.toContain(page.at(-1));
    expect(page.filter((text) => text === 'Code').length, page.join(' ')).toBeLessThanOrEqual(1);
  }
});
