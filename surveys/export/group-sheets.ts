import { readNarrowing } from '../group-of.ts';
import type { ItemFigures, ReleaseGroup } from '../release-document.ts';
import { describeUnits, type ShownGroup } from '../report/model.ts';
import { TEXTS } from '../report/texts.ts';
import { fill } from '../report/wording.ts';
import { column, listTeams, type ExportContext } from './context.ts';
import type { Cell, Column, Sheet, SheetRow } from './sheet.ts';
import { EXPORT_TEXTS } from './texts.ts';

const C = EXPORT_TEXTS.columns;
const NAME_WIDTH = 40;

/** Sheets with one row or more per released group. A withheld figure is a word, never an empty cell or a zero. */

export function sheetResponse(context: ExportContext): Sheet {
  const { say, model } = context;
  return {
    title: say(EXPORT_TEXTS.sheets.response),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      column(say(C.kind), 'text', 22),
      column(say(C.above), 'text', NAME_WIDTH),
      column(say(C.invited), 'whole', 12),
      column(say(C.answered), 'whole', 12),
      column(say(C.rate), 'percent', 12),
      column(say(C.groupId), 'text', 24),
    ],
    rows: model.groups.map((group) => {
      const { id, invited, respondents } = group.figures;
      const above = group.above.at(-1);
      return teamRow(context, group, [
        say(EXPORT_TEXTS.kinds[kindOf(group)]),
        above === undefined ? null : say(above.name),
        invited,
        respondents,
        invited === 0 ? null : respondents / invited,
        id,
      ]);
    }),
  };
}

/** Means side by side, units indented by their place in the organisation. */
export function sheetHeatmap(context: ExportContext): Sheet {
  const { say } = context;
  return {
    title: say(EXPORT_TEXTS.sheets.heatmap),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      ...heatColumns(context),
      column(say(C.groupId), 'text', 24),
    ],
    rows: listTeams(context).map((group) =>
      teamRow(context, group, [...heatCells(context, group.figures), group.figures.id]),
    ),
  };
}

export function sheetBreakdowns(context: ExportContext): Sheet {
  const { say, model } = context;
  const groups = model.groups.filter(({ isBreakdown }) => isBreakdown);
  return {
    title: say(EXPORT_TEXTS.sheets.breakdowns),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      column(say(C.attribute), 'text', 18),
      column(say(C.above), 'text', 30),
      ...heatColumns(context),
      column(say(C.groupId), 'text', 30),
    ],
    rows: groups.map((group) => {
      const { of } = group.figures;
      const unit = 'unit' in of ? (model.unitOfId.get(of.unit)?.name ?? of.unit) : null;
      const attribute = readNarrowing(of)?.attribute ?? null;
      return {
        cells: [
          say(group.name),
          attribute,
          unit,
          ...heatCells(context, group.figures),
          group.figures.id,
        ],
      };
    }),
  };
}

function heatColumns({ say, localise, model }: ExportContext): Column[] {
  return [
    column(say(C.answered), 'whole', 12),
    ...model.key.dimensions.map(({ title }) => column(localise(title), 'whole', 14)),
    ...(asksToRecommend(model.key.items) ? [column(say(C.score), 'signed', 14)] : []),
  ];
}

function heatCells({ say, model }: ExportContext, figures: ReleaseGroup): Cell[] {
  const withheld = say(EXPORT_TEXTS.withheld);
  return [
    figures.respondents,
    ...model.key.dimensions.map(({ id }) => figures.dimensions[id]?.mean ?? withheld),
    ...(asksToRecommend(model.key.items) ? [figures.recommend?.score ?? withheld] : []),
  ];
}

export function asksToRecommend(items: readonly { readonly role: string | null }[]): boolean {
  return items.some(({ role }) => role === 'recommend');
}

export function sheetDimensions(context: ExportContext): Sheet {
  const { say, localise, model } = context;
  const withheld = say(EXPORT_TEXTS.withheld);
  return {
    title: say(EXPORT_TEXTS.sheets.dimensions),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      column(say(C.groupId), 'text', 24),
      column(say(C.code), 'text', 8),
      column(say(C.dimension), 'text', 28),
      column(say(C.n), 'whole', 10),
      column(say(C.mean), 'whole', 14),
      column(say(C.margin), 'decimal', 14),
      column(say(C.favourable), 'percent', 12),
      column(say(C.estimate), 'decimal', 16),
      column(say(C.estimateMargin), 'decimal', 16),
    ],
    rows: model.groups.flatMap((group) =>
      model.key.dimensions.map(({ id, title }): SheetRow => {
        const start = [say(group.name), group.figures.id, id, localise(title)];
        const figures = group.figures.dimensions[id] ?? null;
        if (figures === null) return { cells: [...start, withheld, withheld, null, withheld] };
        const { n, mean, margin, favourable, estimate, estimateMargin } = figures;
        const share = favourable === null ? withheld : favourable / 100;
        return { cells: [...start, n, mean, margin, share, estimate, estimateMargin] };
      }),
    ),
  };
}

export function sheetItems(context: ExportContext): Sheet {
  const { say, localise, model } = context;
  const { items, dimensions } = model.key;
  const titleOf = new Map(dimensions.map(({ id, title }) => [id, localise(title)]));
  const mostOptions = items.reduce((most, { from, to }) => Math.max(most, to - from + 1), 0);
  return {
    title: say(EXPORT_TEXTS.sheets.items),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      column(say(C.groupId), 'text', 24),
      column(say(C.dimension), 'text', 24),
      column(say(C.code), 'text', 10),
      column(say(C.question), 'text', 60),
      column(say(C.n), 'whole', 10),
      column(say(C.mean), 'whole', 14),
      column(say(C.favourable), 'percent', 12),
      column(say(C.from), 'whole', 10),
      column(say(C.to), 'whole', 6),
      column(say(C.best), 'text', 8),
      ...Array.from({ length: mostOptions }, (_, option) =>
        column(say(fill(C.option, { n: String(option + 1) })), 'whole', 9),
      ),
    ],
    rows: model.groups.flatMap((group) =>
      items.map((item): SheetRow => {
        const { id, dimension, text, from, to, best } = item;
        const figures = group.figures.items[id] ?? null;
        return {
          cells: [
            say(group.name),
            group.figures.id,
            titleOf.get(dimension ?? '') ?? null,
            id,
            localise(text),
            ...itemCells(context, figures),
            from,
            to,
            say(EXPORT_TEXTS.best[best]),
            ...spreadCells(context, figures),
          ],
        };
      }),
    ),
  };
}

function itemCells({ say }: ExportContext, figures: ItemFigures | null): Cell[] {
  const withheld = say(EXPORT_TEXTS.withheld);
  if (figures === null) return [withheld, withheld, withheld];
  const { n, mean, favourable } = figures;
  return [n, mean, favourable === null ? withheld : favourable / 100];
}

function spreadCells({ say }: ExportContext, figures: ItemFigures | null): readonly Cell[] {
  return figures?.distribution ?? [say(EXPORT_TEXTS.withheld)];
}

export function sheetRecommend(context: ExportContext): Sheet {
  const { say, model } = context;
  const withheld = say(EXPORT_TEXTS.withheld);
  return {
    title: say(EXPORT_TEXTS.sheets.recommend),
    columns: [
      column(say(C.group), 'text', NAME_WIDTH),
      column(say(C.n), 'whole', 10),
      column(say(C.score), 'signed', 20),
      column(say(C.margin), 'decimal', 14),
      column(say(C.groupId), 'text', 24),
    ],
    rows: model.groups.map((group) => {
      const { recommend } = group.figures;
      const cells = recommend === null ? [withheld, withheld] : [recommend.n, recommend.score];
      return teamRow(context, group, [...cells, recommend?.margin ?? null, group.figures.id]);
    }),
  };
}

export function kindOf({ figures, isBreakdown }: ShownGroup): 'unit' | 'pool' | 'breakdown' {
  if (isBreakdown) return 'breakdown';
  return figures.id.startsWith('pool:') ? 'pool' : 'unit';
}

/** A row of one team, indented by its place in the organisation. */
export function teamRow(
  { say }: ExportContext,
  { name, above }: ShownGroup,
  more: readonly Cell[],
): SheetRow {
  return { cells: [say(name), ...more], indent: above.length };
}

/** Where a group stands: the names of the groups above it, the highest first. */
export function pathOf({ say }: ExportContext, { above }: ShownGroup): string {
  return above.map(({ name }) => say(name)).join(' › ');
}

/** The units of a pool, or the values behind "other", in a sentence; null where there is nothing to add. */
export function describeMembers(
  { say, model }: ExportContext,
  { figures: { of } }: ShownGroup,
): string | null {
  if ('units' in of) return say(describeUnits(of.units, model.unitOfId));
  const narrowing = readNarrowing(of);
  if (narrowing?.isMerged !== true) return null;
  const values = narrowing.values
    .map((value) => (value === '' ? say(TEXTS.breakdowns.notStated) : value))
    .join('; ');
  return say(fill(TEXTS.details.merged, { values }));
}
