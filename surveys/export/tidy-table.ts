import type { Gate, ReleaseGroup } from '../release-document.ts';
import type { ShownGroup } from '../report/model.ts';
import { TEXTS } from '../report/texts.ts';
import { fill } from '../report/wording.ts';
import { GATE_WORDS } from '../scoring/words.ts';
import { column, openExport, type ExportContext } from './context.ts';
import { kindOf } from './group-sheets.ts';
import type { ExportLanguage, NarrowedExport } from './input.ts';
import { GATES, listReasons, listSteps, nameLabel } from './readiness-sheets.ts';
import type { Cell, ColumnKind, SheetRow, Table } from './sheet.ts';
import { EXPORT_TEXTS } from './texts.ts';

const C = EXPORT_TEXTS.columns;
const F = EXPORT_TEXTS.figures;

/** What a row is about: stays English and short in every language, for programs. */
type RowKind =
  | 'group'
  | 'dimension'
  | 'item'
  | 'recommend'
  | 'readiness'
  | 'gate'
  | 'change'
  | 'reliability'
  | 'withheld';

interface Row {
  readonly kind: RowKind;
  readonly code: string;
  readonly name: string;
  readonly figure: string;
  readonly value: number | null;
  readonly n?: number | null;
  readonly margin?: number | null;
  readonly text?: string;
}

/**
 * Every figure of a report as one long table: one row per group and figure, so that programs need
 * no more than a filter. A withheld figure is a row without value whose text says so.
 */
export function makeTidyTable(input: NarrowedExport, language: ExportLanguage): Table {
  const context = openExport(input, language);
  const titles: readonly (readonly [keyof typeof C, ColumnKind])[] = [
    ['groupId', 'text'],
    ['group', 'text'],
    ['above', 'text'],
    ['kind', 'text'],
    ['code', 'text'],
    ['name', 'text'],
    ['figure', 'text'],
    ['value', 'decimal'],
    ['n', 'whole'],
    ['margin', 'decimal'],
    ['text', 'text'],
  ];
  return {
    columns: titles.map(([id, kind]) => column(context.say(C[id]), kind, 20)),
    rows: makeRows(context),
  };
}

function* makeRows(context: ExportContext): Generator<SheetRow> {
  const { say, model } = context;
  const place = (start: readonly Cell[], row: Row): SheetRow => {
    const { kind, code, name, figure, value, n = null, margin = null, text = null } = row;
    return { cells: [...start, kind, code, name, figure, value, n, margin, text] };
  };
  for (const group of model.groups) {
    const { id, parent } = group.figures;
    const start = [id, say(group.name), parent];
    for (const row of listRows(context, group)) yield place(start, row);
  }
  for (const row of listCompanyRows(context)) yield place([null, null, null], row);
  for (const { unit, why, seeInstead } of model.release.withheld) {
    const name = model.unitOfId.get(unit)?.name ?? unit;
    const text = say(TEXTS.withheld.short[why]);
    yield place([`unit:${unit}`, name, seeInstead], {
      kind: 'withheld',
      code: why,
      name,
      figure: say(F.why),
      value: null,
      text,
    });
  }
}

function listRows(context: ExportContext, group: ShownGroup): Row[] {
  const { say } = context;
  const { figures } = group;
  const count = (figure: string, value: number): Row => ({
    kind: 'group',
    code: kindOf(group),
    name: say(EXPORT_TEXTS.kinds[kindOf(group)]),
    figure,
    value,
  });
  return [
    count(say(F.invited), figures.invited),
    count(say(F.respondents), figures.respondents),
    ...listDimensionRows(context, figures),
    ...listItemRows(context, figures),
    ...listRecommendRows(context, figures),
    ...listReadinessRows(context, figures),
    ...listChangeRows(context, figures),
  ];
}

function listDimensionRows(context: ExportContext, group: ReleaseGroup): Row[] {
  const { say, localise, model } = context;
  return model.key.dimensions.flatMap(({ id, title }): Row[] => {
    const start = { kind: 'dimension', code: id, name: localise(title) } as const;
    const figures = group.dimensions[id] ?? null;
    if (figures === null) return [withheld(context, { ...start, figure: say(F.mean) })];
    const { n, mean, margin, favourable, estimate, estimateMargin } = figures;
    return [
      { ...start, figure: say(F.mean), value: mean, n, margin },
      shareRow(context, { ...start, figure: say(F.favourable), n }, favourable),
      { ...start, figure: say(F.estimate), value: estimate, n, margin: estimateMargin },
    ];
  });
}

function listItemRows(context: ExportContext, group: ReleaseGroup): Row[] {
  const { say, localise, model } = context;
  return model.key.items.flatMap(({ id, text, from }): Row[] => {
    const start = { kind: 'item', code: id, name: localise(text) } as const;
    const figures = group.items[id] ?? null;
    if (figures === null) return [withheld(context, { ...start, figure: say(F.mean) })];
    const { n, mean, favourable, distribution } = figures;
    return [
      { ...start, figure: say(F.mean), value: mean, n },
      shareRow(context, { ...start, figure: say(F.favourable), n }, favourable),
      ...(distribution ?? []).map((people, option) => ({
        ...start,
        figure: say(fill(F.option, { n: String(from + option) })),
        value: people,
        n,
      })),
    ];
  });
}

type Unvalued = Omit<Row, 'value' | 'text'>;

function withheld({ say }: ExportContext, row: Unvalued): Row {
  return { ...row, value: null, text: say(EXPORT_TEXTS.withheld) };
}

function shareRow(context: ExportContext, row: Unvalued, share: number | null): Row {
  return share === null ? withheld(context, row) : { ...row, value: share };
}

function listRecommendRows(context: ExportContext, { recommend }: ReleaseGroup): Row[] {
  const { say, localise, model } = context;
  const item = model.key.items.find(({ role }) => role === 'recommend');
  if (item === undefined) return [];
  const start = {
    kind: 'recommend',
    code: item.id,
    name: localise(item.text),
    figure: say(F.score),
  } as const;
  if (recommend === null) return [withheld(context, start)];
  const { n, score, margin } = recommend;
  return [{ ...start, value: score, n, margin }];
}

function listReadinessRows(context: ExportContext, { readiness }: ReleaseGroup): Row[] {
  if (readiness === null) return [];
  const { say } = context;
  const start = { kind: 'readiness', code: readiness.label ?? 'none' } as const;
  const name = nameLabel(context, readiness);
  const words = (figure: string, texts: readonly string[]): Row[] =>
    texts.map((text) => ({ ...start, name, figure, value: null, text }));
  return [
    { ...start, name, figure: say(F.probability), value: readiness.probability },
    ...words(say(F.reason), listReasons(context, readiness)),
    ...words(say(F.next), listSteps(context, readiness)),
    ...GATES.flatMap((id) => {
      const gate = readiness.gates[id];
      const named = { kind: 'gate', code: id, name: say(GATE_WORDS[id]) } as const;
      if (gate !== undefined) return listGateRows(context, named, gate);
      if (!readiness.missing.includes(id)) return [];
      return [{ ...named, figure: say(F.value), value: null, text: say(EXPORT_TEXTS.none) }];
    }),
  ];
}

function listGateRows(
  { say }: ExportContext,
  start: Pick<Row, 'kind' | 'code' | 'name'>,
  { value, bar, plain, cautious, range }: Gate,
): Row[] {
  const figures: readonly (readonly [figure: string, value: number | null])[] = [
    [say(F.value), value],
    [say(F.bar), bar],
    [say(F.plain), plain],
    [say(F.cautious), cautious],
    ...(range === undefined
      ? []
      : [[say(F.low), range[0]] as const, [say(F.high), range[1]] as const]),
  ];
  return figures.map(([figure, number]) => ({ ...start, figure, value: number }));
}

function listChangeRows(context: ExportContext, { id }: ReleaseGroup): Row[] {
  const { say, localise, input, model } = context;
  const changes = input.since?.changes[id] ?? {};
  return model.key.dimensions.flatMap(({ id: code, title }): Row[] => {
    const change = changes[code];
    if (change === undefined) return [];
    const { before, difference, margin, verdict } = change;
    const start = { kind: 'change', code, name: localise(title) } as const;
    const text = say(EXPORT_TEXTS.verdict[verdict]);
    return [
      { ...start, figure: say(F.before), value: before },
      { ...start, figure: say(F.difference), value: difference, margin, text },
    ];
  });
}

function listCompanyRows({ say, localise, model }: ExportContext): Row[] {
  const { drivers, reliability } = model.release.company;
  return model.key.dimensions.flatMap(({ id, title }): Row[] => {
    const start = { kind: 'reliability', code: id, name: localise(title) } as const;
    const driver = drivers[id];
    const figures = reliability[id];
    const rows: Row[] =
      driver === undefined ? [] : [{ ...start, figure: say(F.driver), value: driver }];
    if (figures === undefined) return rows;
    const { n, alpha, omega, withinVariance } = figures;
    return [
      ...rows,
      { ...start, figure: say(F.alpha), value: alpha, n },
      { ...start, figure: say(F.omega), value: omega, n },
      { ...start, figure: say(F.within), value: withinVariance },
    ];
  });
}
