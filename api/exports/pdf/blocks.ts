import type {
  DimensionFigures,
  ItemFigures,
  ReleaseGroup,
} from '../../../surveys/release-document.ts';
import { asksToRecommend } from '../../../surveys/export/group-sheets.ts';
import type { ExportContext } from '../../../surveys/export/context.ts';
import { EXPORT_TEXTS } from '../../../surveys/export/texts.ts';
import type { ReportItem, ShownGroup } from '../../../surveys/report/model.ts';
import { TEXTS } from '../../../surveys/report/texts.ts';
import {
  fill,
  writeCount,
  writeMargin,
  writePoints,
  writeShare,
  writeSigned,
} from '../../../surveys/report/wording.ts';
import { LABEL_WORDS } from '../../../surveys/scoring/words.ts';
import { drawInterval, drawSpread, shadeOf } from './drawings.ts';
import type { Pen, TextStyle } from './pen.ts';
import { drawTable, type TableCell, type TableRow } from './table.ts';
import { PDF_TEXTS } from './texts.ts';

/** What several parts of the document are made of. */

export const BODY: TextStyle = { size: 9 };
export const NOTE: TextStyle = { size: 8, soft: true };
const HEADINGS: readonly TextStyle[] = [
  { size: 22, font: 'bold' },
  { size: 16, font: 'bold' },
  { size: 12.5, font: 'bold' },
  { size: 10, font: 'bold' },
];
/** A heading does not stand alone at the foot of a page: this much follows it. */
const FOLLOWING = 70;

/** @param level 0 is the title of the document */
export function writeHeading(pen: Pen, level: 0 | 1 | 2 | 3, text: string): void {
  const style = HEADINGS[level]!;
  const before = level === 0 ? 0 : style.size * 0.8;
  pen.need(before + style.size * 1.5 + FOLLOWING);
  if (pen.y > 70) pen.down(before);
  pen.paragraph(text, style, `H${level + 1}`);
  pen.down(3);
}

export function writeParagraph(pen: Pen, text: string, style: TextStyle = BODY): void {
  pen.paragraph(text, style);
  pen.down(4);
}

/** @param marks what stands before each entry */
export function writeList(
  pen: Pen,
  entries: readonly string[],
  mark: (index: number) => string = () => '•',
): void {
  if (entries.length === 0) return;
  pen.nest('L', () => {
    for (const [index, entry] of entries.entries()) {
      pen.need(2 * BODY.size * 1.32);
      pen.nest('LI', () => {
        const top = pen.y;
        pen.tag('Lbl', () => pen.write(mark(index), pen.x + 4, top, BODY));
        pen.paragraph(entry, BODY, 'LBody', 18);
      });
      pen.down(1.5);
    }
  });
  pen.down(4);
}

/** Dimensions of one group: what stands behind each interval is in its row. */
export function writeDimensions(pen: Pen, context: ExportContext, group: ShownGroup): void {
  const { say, localise, model } = context;
  const company = model.company === group ? null : model.company;
  const rows = model.key.dimensions.map(({ id, title }): TableRow => {
    const figures = group.figures.dimensions[id] ?? null;
    if (figures === null)
      return { cells: [localise(title), withheldCell(context), '', '', '', ''] };
    const beside = company?.figures.dimensions[id]?.mean ?? null;
    const { mean, margin, n, favourable, estimate, estimateMargin } = figures;
    return {
      cells: [
        localise(title),
        drawInterval(figures, beside, describeInterval(context, figures, beside)),
        say(writeCount(mean)) + say(writeMargin(margin)),
        say(writeCount(n)),
        favourable === null ? withheldCell(context) : say(writeShare(favourable / 100)),
        estimate === null ? '–' : say(writePoints(estimate)) + say(writeMargin(estimateMargin)),
      ],
    };
  });
  drawTable(pen, {
    summary: say(PDF_TEXTS.dimensions),
    columns: [
      { title: say(TEXTS.words.dimension), share: 30 },
      { title: say(PDF_TEXTS.interval), share: 32 },
      { title: say(EXPORT_TEXTS.columns.mean), share: 16, align: 'right' },
      { title: say(TEXTS.words.n), share: 12, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.favourable), share: 14, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.estimate), share: 20, align: 'right' },
    ],
    rows,
  });
}

function describeInterval(
  { say }: ExportContext,
  { mean, margin }: DimensionFigures,
  company: number | null,
): string {
  const own =
    margin === null
      ? say(fill(PDF_TEXTS.meanAlt, { mean: writeCount(mean) }))
      : say(
          fill(PDF_TEXTS.intervalAlt, {
            mean: writeCount(mean),
            low: writePoints(Math.max(0, mean - margin)),
            high: writePoints(Math.min(100, mean + margin)),
          }),
        );
  return company === null
    ? own
    : `${own}; ${say(fill(PDF_TEXTS.companyAlt, { mean: writeCount(company) }))}`;
}

function withheldCell({ say }: ExportContext): TableCell {
  return { text: say(EXPORT_TEXTS.withheld), soft: true };
}

/** Every question of a group, dimension by dimension. */
export function writeItems(pen: Pen, context: ExportContext, group: ShownGroup): void {
  const { say, localise, model } = context;
  const rows = model.sections.flatMap(({ dimension, items }): TableRow[] => [
    {
      cells: [
        dimension === null ? say(TEXTS.questions.outside) : localise(dimension.title),
        '',
        '',
        '',
        '',
      ],
      bold: true,
    },
    ...items.map((item) => itemRow(context, item, group.figures.items[item.id] ?? null)),
  ]);
  drawTable(pen, {
    summary: say(PDF_TEXTS.questions),
    size: 7.5,
    columns: [
      { title: say(TEXTS.words.question), share: 62 },
      { title: say(TEXTS.words.spread), share: 34 },
      { title: say(TEXTS.words.mean), share: 15, align: 'right' },
      { title: say(TEXTS.words.n), share: 13, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.favourable), share: 16, align: 'right' },
    ],
    rows,
  });
}

function itemRow(context: ExportContext, item: ReportItem, figures: ItemFigures | null): TableRow {
  const { say, localise } = context;
  const name = `${item.id}  ${localise(item.text)}`;
  if (figures === null) return { cells: [name, withheldCell(context), '', '', ''] };
  const { n, mean, favourable, distribution } = figures;
  return {
    cells: [
      name,
      distribution === null
        ? withheldCell(context)
        : drawSpread(distribution, describeSpread(context, item, distribution)),
      say(writeCount(mean)),
      say(writeCount(n)),
      favourable === null ? withheldCell(context) : say(writeShare(favourable / 100)),
    ],
  };
}

function describeSpread(
  { say }: ExportContext,
  { from }: ReportItem,
  distribution: readonly number[],
): string {
  const list = distribution.map((people, option) =>
    say(fill(PDF_TEXTS.optionAlt, { option: String(from + option), people: writeCount(people) })),
  );
  return say(fill(PDF_TEXTS.spreadAlt, { list: list.join(', ') }));
}

/** The recommendation score of a group in a sentence; nothing where it was not asked. */
export function writeRecommendation(
  pen: Pen,
  { say, model }: ExportContext,
  { recommend }: ReleaseGroup,
  template: typeof TEXTS.company.recommend,
): void {
  if (!asksToRecommend(model.key.items)) return;
  const sentence =
    recommend === null
      ? TEXTS.details.recommendWithheld
      : fill(template, {
          score: writeSigned(recommend.score),
          margin: writeMargin(recommend.margin),
          n: writeCount(recommend.n),
        });
  writeParagraph(pen, say(sentence));
}

/** Means of many groups side by side, on pages of their own. */
export function writeHeatmap(
  pen: Pen,
  context: ExportContext,
  groups: readonly ShownGroup[],
  { isLinked, summary }: { readonly isLinked: boolean; readonly summary: string },
): void {
  const { say, localise, model } = context;
  const { dimensions } = model.key;
  const hasScore = asksToRecommend(model.key.items);
  const hasReadiness =
    model.release.company.bars !== null &&
    groups.some(({ figures }) => (figures.readiness?.label ?? null) !== null);
  drawTable(pen, {
    summary,
    size: 7,
    columns: [
      { title: say(TEXTS.words.group), share: 34 },
      { title: say(TEXTS.words.answered), share: 11, align: 'right' },
      ...(hasReadiness ? [{ title: say(TEXTS.words.readiness), share: 15 }] : []),
      ...dimensions.map(({ title }) => ({
        title: localise(title),
        share: 11,
        align: 'right' as const,
      })),
      ...(hasScore
        ? [{ title: say(EXPORT_TEXTS.sheets.recommend), share: 13, align: 'right' as const }]
        : []),
    ],
    rows: groups.map((group): TableRow => {
      const { figures, name, above, anchor } = group;
      return {
        level: above.length,
        ...(isLinked ? { goTo: anchor } : {}),
        cells: [
          say(name),
          say(writeCount(figures.respondents)),
          ...(hasReadiness ? [sayLabel(context, figures)] : []),
          ...dimensions.map(({ id }) => heatCell(figures.dimensions[id] ?? null)),
          ...(hasScore
            ? [figures.recommend === null ? '–' : say(writeSigned(figures.recommend.score))]
            : []),
        ],
      };
    }),
  });
}

function heatCell(figures: DimensionFigures | null): TableCell {
  if (figures === null) return { text: '–', soft: true };
  return { text: String(figures.mean), shade: shadeOf(figures.mean) };
}

/** A shape goes with each label, so that nobody has to tell colours apart. */
const MARKS = { ready: '●', nearly: '◐', 'build-first': '○' } as const;

export function sayLabel({ say }: ExportContext, { readiness }: ReleaseGroup): string {
  const label = readiness?.label ?? null;
  if (label === null) return say(PDF_TEXTS.noLabel);
  return `${MARKS[label]} ${say(LABEL_WORDS[label])}`;
}
