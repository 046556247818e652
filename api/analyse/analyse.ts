import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  createGroupFinder,
  planBreakdowns,
  type BreakdownPlan,
} from '../../surveys/disclosure/breakdowns.ts';
import { explainRefusal } from '../../surveys/disclosure/breakdowns-words.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { Answers } from '../../surveys/offline/parse-answers.ts';
import { listRosterChanges } from '../../surveys/offline/roster-changes.ts';
import { placeChanges } from '../../surveys/organisation/changes.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import { showValue, type Fault } from '../../surveys/organisation/fault.ts';
import type { UnitTree } from '../../surveys/organisation/units.ts';
import type {
  BreakdownRefusalWhy,
  RefusedBreakdown,
  ReleaseDocument,
} from '../../surveys/release-document.ts';
import {
  buildRelease,
  serializeRelease,
  type BreakdownSums,
  type ClosedRound,
} from '../../surveys/release.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import { isScored, type TabulatedComment } from '../../surveys/tabulation.ts';
import { renderReleaseCsv } from './release-csv.ts';
import { renderReportHtml } from './report-html.ts';
import {
  FaultyInput,
  readPreviousRoster,
  readRoundFiles,
  type PreviousPaths,
  type RoundFiles,
  type RoundPaths,
} from './round-files.ts';

export interface AnalyseOptions extends RoundPaths {
  readonly out: string;
  /** Declared breakdowns, by priority: `gender`, `unit_depth_1*education`. */
  readonly breakdowns: readonly string[];
  /** Files of the last round: asks for the strict setting between rounds. */
  readonly previous?: PreviousPaths;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface AnalyseSummary {
  readonly groupsReleased: number;
  readonly groupsWithheld: number;
  /** Answer sheets in the file. */
  readonly respondents: number;
  /** Sheets without any score or comment: they count in no group. */
  readonly blank: number;
  /** Values read as not answered, with `--lenient`. */
  readonly dropped: Answers['dropped'];
  /** Declared breakdowns, or units of them, that are not in the release, and why: in English. */
  readonly refusedBreakdowns: readonly string[];
}

/**
 * One round from files: the same plan, sums, disclosure control and scoring as a live round. Nothing
 * is written before everything has been computed.
 * @throws FaultyInput
 */
export function analyse(options: AnalyseOptions): AnalyseSummary {
  const files = readRoundFiles(options);
  const { tree, roster, key, policy, answers } = files;
  const changes = options.previous === undefined ? null : readChanges(options.previous, files);
  const breakdowns = planDeclared(files, options.breakdowns);
  const heads = new Int32Array(tree.units.length);
  for (const employee of roster.employees) heads[tree.indexOf.get(employee.unit)!]! += 1;
  const plan = planCohorts(tree, heads, policy);
  if ('refused' in plan) throw new FaultyInput([tooFewPeople(options.roster, plan)]);
  const release = buildRelease({
    round: {
      id: 'offline',
      title: tree.units[0]!.name,
      instrument: 'offline',
      closedOn: options.today,
    },
    policy,
    key,
    labelled: true,
    setup: null,
    tree,
    plan,
    ...count(files, plan, breakdowns),
    ...(changes === null ? {} : { changes }),
  });
  writeOutput(options.out, release, key, tree);
  return {
    groupsReleased: release.groups.length,
    groupsWithheld: release.withheld.length,
    respondents: answers.rows.length,
    blank: answers.rows.filter(isBlank).length,
    dropped: answers.dropped,
    refusedBreakdowns: (release.company.refusedBreakdowns ?? []).map((refused) =>
      sayRefusal(refused, policy.breakdownMin),
    ),
  };
}

/** What no choice of people could make right; too few people, or too few answers, is an outcome instead. */
const MISTAKEN: readonly BreakdownRefusalWhy[] = [
  'malformed',
  'declared-twice',
  'never-an-attribute',
  'unknown-attribute',
  'unknown-level',
  'value-per-person',
];

/** The declared breakdowns as planned at launch; null where none is declared. */
function planDeclared(
  { tree, roster, policy }: RoundFiles,
  specs: readonly string[],
): BreakdownPlan | null {
  if (specs.length === 0) return null;
  const { employees: people, attributes } = roster;
  const plan = planBreakdowns({ specs, attributes, tree, people, policy });
  const faults = plan.refusals.flatMap(({ why, words }): Fault[] =>
    MISTAKEN.includes(why)
      ? [
          {
            file: '--breakdown',
            line: null,
            column: null,
            problem: words,
            expected: sayExpected(attributes),
          },
        ]
      : [],
  );
  if (faults.length > 0) throw new FaultyInput(faults);
  return plan;
}

function sayExpected(attributes: readonly string[]): Fault['expected'] {
  const names = attributes.map(showValue).join(', ');
  return attributes.length === 0
    ? { en: 'a roster with attributes', fr: 'une liste du personnel avec des attributs' }
    : {
        en: `one of ${names}, alone or with a unit level, with several people per value`,
        fr: `l'un de ${names}, seul ou avec un niveau d'unité, avec plusieurs personnes par valeur`,
      };
}

function sayRefusal({ spec, unit, why }: RefusedBreakdown, min: number): string {
  return explainRefusal(why, unit === null ? spec : `${spec} (${unit})`, min).en;
}

/** Who joined, left, moved or has other attributes since the last round, as the present units see it. */
function readChanges(
  previous: PreviousPaths,
  { tree, roster }: RoundFiles,
): readonly MembershipChange[] {
  const before = readPreviousRoster(previous, tree);
  return placeChanges(listRosterChanges(before.roster, roster), before.tree.units, tree);
}

/** The sums of a live round, from answer sheets. */
function count(
  input: RoundFiles,
  plan: CohortPlan,
  breakdowns: BreakdownPlan | null,
): Pick<ClosedRound, 'tabulation' | 'breakdowns'> {
  const { key, answers } = input;
  const places = findPlaces(plan);
  const tabulator = createTabulator(key, plan.cohorts.length);
  const comments: TabulatedComment[] = [];
  for (const row of answers.rows) {
    const { cohort, commentCohort } = places.get(row.unit)!;
    tabulator.add(cohort, row.packed, row.comments.length > 0);
    if (commentCohort === -1) continue;
    for (const { item, text } of row.comments) comments.push({ commentCohort, item, text });
  }
  const tabulation = tabulator.finish(comments);
  return breakdowns === null
    ? { tabulation }
    : { tabulation, breakdowns: countBreakdowns(input, places, breakdowns) };
}

type Places = ReadonlyMap<string, { readonly cohort: number; readonly commentCohort: number }>;

/** Cohort and comment cohort of the own members of each unit. */
function findPlaces(plan: CohortPlan): Places {
  return new Map(
    plan.planned.flatMap((planned) =>
      (plan.cohorts[planned.cohort]?.units ?? []).map((unit) => [unit, planned] as const),
    ),
  );
}

/**
 * Breakdowns as a live round has them: sums per group, and how many were invited and claimed of each
 * type of membership. Whoever handed in a sheet has claimed. Sheets that name a unit only can not be
 * broken down: they belong to no group.
 */
function countBreakdowns(
  { tree, roster: { employees }, key, answers }: RoundFiles,
  places: Places,
  plan: BreakdownPlan,
): BreakdownSums {
  const findGroups = createGroupFinder(plan, tree);
  const sheets = new Map(answers.rows.map((row) => [row.employee, row]));
  const counters = createTabulator(key, plan.groups.length);
  const types = new Map<string, { -readonly [Field in keyof MemberType]: MemberType[Field] }>();
  for (const employee of employees) {
    const { cohort } = places.get(employee.unit)!;
    const groups = findGroups(employee);
    const name = `${cohort} ${groups.join()}`;
    const type = types.get(name) ?? { cohort, groups, invited: 0, claimed: 0 };
    types.set(name, type);
    type.invited += 1;
    const sheet = sheets.get(employee.id);
    if (sheet === undefined) continue;
    type.claimed += 1;
    for (const group of groups) {
      if (group >= 0) counters.add(group, sheet.packed, sheet.comments.length > 0);
    }
  }
  return { plan, types: [...types.values()], sums: counters.finish([]) };
}

function isBlank(row: Answers['rows'][number]): boolean {
  return row.comments.length === 0 && !row.packed.some(isScored);
}

function writeOutput(
  directory: string,
  release: ReleaseDocument,
  key: ScoringKey,
  tree: UnitTree,
): void {
  const files = {
    'release.json': serializeRelease(release),
    'release.csv': renderReleaseCsv(release, key),
    'report.html': renderReportHtml({ release, key, units: tree.units }),
  };
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(directory, name), content);
}

function tooFewPeople(file: string, refusal: { invited: number; needed: number }): Fault {
  return {
    file: basename(file),
    line: null,
    column: null,
    problem: {
      en: `only ${refusal.invited} people are invited`,
      fr: `seules ${refusal.invited} personnes sont invitées`,
    },
    expected: { en: `at least ${refusal.needed}`, fr: `au moins ${refusal.needed}` },
  };
}
