/** Lengths on paper in points; the figures are millimetres. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297) } as const;

/** A slip has three panels side by side: outside, middle, inside. */
export const PANEL = { width: mm(64), height: mm(69), padding: mm(4) } as const;
export const SLIPS_PER_PAGE = 4;
export const LEFT = (PAGE.width - 3 * PANEL.width) / 2;
export const TOP = (PAGE.height - SLIPS_PER_PAGE * PANEL.height) / 2;

/** What lies over the code when the slip is folded: of the same height on the middle and the inner panel. */
export const CODE_AREA = { top: mm(25), height: mm(42) } as const;

const MARK = mm(5);

/** Upper edge of the slip in this place of the page. */
export function topOf(place: number): number {
  return TOP + place * PANEL.height;
}

/** Cut marks outside of the slips: at every edge of a slip, and of the block that they make. */
export function drawCutMarks(doc: PDFKit.PDFDocument): void {
  const right = LEFT + 3 * PANEL.width;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.5).strokeColor('#444444');
  for (let place = 0; place <= SLIPS_PER_PAGE; place += 1) {
    const y = topOf(place);
    doc.moveTo(LEFT - mm(1) - MARK, y).lineTo(LEFT - mm(1), y);
    doc.moveTo(right + mm(1), y).lineTo(right + mm(1) + MARK, y);
  }
  const bottom = topOf(SLIPS_PER_PAGE);
  for (const x of [LEFT, right]) {
    doc.moveTo(x, TOP - mm(1) - MARK).lineTo(x, TOP - mm(1));
    doc.moveTo(x, bottom + mm(1)).lineTo(x, bottom + mm(1) + MARK);
  }
  doc.stroke().endMarkedContent();
}
