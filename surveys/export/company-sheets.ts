import { explainRefusal } from '../disclosure/breakdowns-words.ts';
import { listOwnComments } from '../report/own-comments.ts';
import { READINESS_TEXTS } from '../report/readiness-texts.ts';
import { TEXTS } from '../report/texts.ts';
import { fill, writeCoefficient, writeCount, writeDay, writeShare } from '../report/wording.ts';
import { READINESS_BARS } from '../scoring/bars.ts';
import { SETUP_WORDS } from '../scoring/words.ts';
import type { ProgrammeSetup, WithheldWhy } from '../release-document.ts';
import { column, openExport, type ExportContext } from './context.ts';
import type { ExportLanguage, NarrowedExport } from './input.ts';
import type { Sheet, SheetRow, Table } from './sheet.ts';
import { EXPORT_TEXTS } from './texts.ts';

const C = EXPORT_TEXTS.columns;
const A = EXPORT_TEXTS.about;

/** What the file is, by which rules it came about, and how to read it. */
export function sheetAbout(context: ExportContext): Sheet {
  const { say, model } = context;
  const lines = [
    ...describeRound(context),
    ...describeRules(context),
    ...describeProgramme(context),
    ...TEXTS.reading.points.map((point) => [say(A.reading), say(point)] as const),
    ...TEXTS.protection.points
      .slice(0, -1)
      .map((point) => [say(A.protection), say(fill(point, groupMin(context)))] as const),
    ...(model.release.comments.length > 0 ? [[say(A.comments), say(A.commentsOnce)] as const] : []),
    [say(A.reading), say(A.apostrophe)] as const,
    [say(A.hash), context.input.hash] as const,
  ];
  return {
    title: say(EXPORT_TEXTS.sheets.about),
    columns: [column(say(C.name), 'text', 44), column(say(C.value), 'long', 100)],
    rows: lines.map((cells) => ({ cells })),
  };
}

function groupMin({ model }: ExportContext): { readonly group: string } {
  return { group: String(model.release.policy.groupMin) };
}

type Line = readonly [name: string, value: string];

/** Round, scope and who answered. */
export function describeRound(context: ExportContext): Line[] {
  const { say, localise, model, input } = context;
  const { round } = model.release;
  const focus = model.groupOfId.get(input.focus ?? '');
  const { company } = model;
  return [
    [say(A.title), round.title],
    [say(A.questionnaire), `${localise(input.instrument.title)} (${round.instrument})`],
    [say(A.closed), say(writeDay(round.closedOn))],
    [say(A.scope), say(focus === undefined ? A.all : fill(A.unit, { group: focus.name }))],
    ...(company === null
      ? []
      : [[say(A.company), describeAnswered(context, company.figures)] as const]),
    ...(input.since === null
      ? []
      : [[say(A.since), nameRoundBefore(context, input.since.round)] as const]),
  ];
}

export function nameRoundBefore(
  { say }: ExportContext,
  { title, closedOn }: { readonly title: string; readonly closedOn: string },
): string {
  return say(fill(A.round, { title, day: writeDay(closedOn) }));
}

/** "23 of 30 answered (77 %)". */
export function describeAnswered(
  { say }: ExportContext,
  { respondents, invited }: { readonly respondents: number; readonly invited: number },
): string {
  const rate = invited === 0 ? { en: '–', fr: '–' } : writeShare(respondents / invited);
  return say(
    fill(TEXTS.details.answered, {
      respondents: writeCount(respondents),
      invited: writeCount(invited),
      rate,
    }),
  );
}

function describeRules(context: ExportContext): Line[] {
  const { say, model } = context;
  const { policy, groups, withheld } = model.release;
  const people = (count: number): string => say(fill(A.people, { n: writeCount(count) }));
  return [
    [say(A.groups), say(writeCount(groups.length))],
    [say(A.withheld), say(writeCount(withheld.length))],
    [say(A.groupMin), people(policy.groupMin)],
    [say(A.distributionMin), people(policy.distributionMin)],
    [say(A.commentMin), people(policy.commentMin)],
    [say(A.breakdownMin), people(policy.breakdownMin)],
    ...listRefusals(context).map((refusal) => [say(TEXTS.breakdowns.refused), refusal] as const),
  ];
}

/** Declared breakdowns that are not shown: once per reason, with the units it is about. */
export function listRefusals({ say, model }: ExportContext): string[] {
  const { company, policy } = model.release;
  const same = Map.groupBy(company.refusedBreakdowns ?? [], ({ spec, why }) => `${why} ${spec}`);
  return [...same.values()].map((refused) => {
    const { spec, why } = refused[0]!;
    const reason = explainRefusal(why, spec, policy.breakdownMin);
    // Of other units a manager knows nothing, not even the name.
    const units = refused.flatMap(({ unit }) => model.unitOfId.get(unit ?? '')?.name ?? []);
    if (units.length === 0) return say(reason);
    return say(fill(TEXTS.breakdowns.refusedUnits, { reason, units: units.join('; ') }));
  });
}

function describeProgramme({ say, model }: ExportContext): Line[] {
  const { bars, setup, dimensionCorrelation } = model.release.company;
  const correlation: Line[] =
    typeof dimensionCorrelation === 'number'
      ? [[say(A.correlation), say(writeCoefficient(dimensionCorrelation))]]
      : [];
  if (bars === null) return correlation;
  const facts = (Object.keys(SETUP_WORDS) as (keyof ProgrammeSetup)[]).map((fact): Line => {
    const state =
      setup === null
        ? READINESS_TEXTS.notRecorded
        : setup[fact]
          ? READINESS_TEXTS.inPlace
          : READINESS_TEXTS.notYet;
    return [`${say(READINESS_TEXTS.setup)} – ${say(SETUP_WORDS[fact])}`, say(state)];
  });
  return [...correlation, [say(A.bars), bars], ...facts];
}

/** The comments alone, for a CSV file. */
export function makeCommentsTable(input: NarrowedExport, language: ExportLanguage): Table {
  return sheetComments(openExport(input, language));
}

/** Each comment once, at the smallest group that may show it. */
export function sheetComments({ say, localise, model }: ExportContext): Sheet {
  const textOf = new Map(model.key.comments.map(({ id, text }) => [id, localise(text)]));
  return {
    title: say(EXPORT_TEXTS.sheets.comments),
    columns: [
      column(say(C.group), 'text', 40),
      column(say(C.question), 'text', 40),
      column(say(C.comment), 'long', 100),
    ],
    rows: listOwnComments(model.release).flatMap(({ group, item, texts }) => {
      const shown = model.groupOfId.get(group);
      const start = [shown === undefined ? group : say(shown.name), textOf.get(item) ?? item];
      return texts.map((text): SheetRow => ({ cells: [...start, text] }));
    }),
  };
}

/** Units without figures of their own: why, and who speaks for them. */
export function sheetWithheld({ say, model }: ExportContext): Sheet {
  const { unitOfId, groupOfId, release } = model;
  return {
    title: say(EXPORT_TEXTS.sheets.withheld),
    columns: [
      column(say(C.unit), 'text', 40),
      column(say(C.unitId), 'text', 16),
      column(say(C.above), 'text', 40),
      column(say(C.why), 'text', 28),
      column(say(C.instead), 'text', 44),
      column(say(C.insteadAnswered), 'whole', 14),
    ],
    rows: release.withheld.map(({ unit, why, seeInstead }): SheetRow => {
      const { name, parent } = unitOfId.get(unit) ?? { name: unit, parent: null };
      const instead = groupOfId.get(seeInstead ?? '');
      return {
        cells: [
          name,
          unit,
          unitOfId.get(parent ?? '')?.name ?? null,
          say(TEXTS.withheld.short[why]),
          say(instead?.name ?? TEXTS.withheld.nowhere),
          instead?.figures.respondents ?? null,
        ],
      };
    }),
  };
}

/** Why a unit has no figures of its own, in a sentence. */
export function explainWithheld({ say, model }: ExportContext, why: WithheldWhy): string {
  const min = String(model.release.policy.groupMin);
  return say(fill(TEXTS.withheld.long[why], { min }));
}

/** What goes with recommending, and how well the questions of a dimension hang together: the whole company. */
export function sheetCompany({ say, localise, model }: ExportContext): Sheet {
  const { drivers, reliability } = model.release.company;
  return {
    title: say(EXPORT_TEXTS.sheets.company),
    columns: [
      column(say(C.dimension), 'text', 32),
      column(say(C.driver), 'percent', 24),
      column(say(C.alpha), 'coefficient', 10),
      column(say(C.omega), 'coefficient', 10),
      column(say(C.complete), 'whole', 18),
      column(say(C.within), 'decimal', 18),
      column(say(TEXTS.reliability.verdict), 'text', 50),
    ],
    rows: model.key.dimensions
      .filter(({ id }) => drivers[id] !== undefined || reliability[id] !== undefined)
      .map(({ id, title }): SheetRow => {
        const {
          alpha = null,
          omega = null,
          n = null,
          withinVariance = null,
        } = reliability[id] ?? {};
        const verdict = say(judgeReliability(omega ?? alpha));
        const driver = drivers[id] ?? null;
        return { cells: [localise(title), driver, alpha, omega, n, withinVariance, verdict] };
      }),
  };
}

/** The same bars as scoring. */
function judgeReliability(value: number | null) {
  const t = TEXTS.reliability;
  const { reliabilityFloor, reliabilityWarning } = READINESS_BARS;
  if (value === null) return t.unknown;
  if (value >= reliabilityWarning) return t.good;
  return fill(value < reliabilityFloor ? t.unscored : t.warning, {
    floor: writeCoefficient(reliabilityFloor),
    warning: writeCoefficient(reliabilityWarning),
  });
}
