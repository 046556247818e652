import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createGroupFinder, planBreakdowns } from '../../surveys/disclosure/breakdowns.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import { parseAnswers, type Answers } from '../../surveys/offline/parse-answers.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { parsePolicy } from '../../surveys/offline/parse-policy.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import type { Fault } from '../../surveys/organisation/fault.ts';
import { parseRoster, type Roster } from '../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../surveys/organisation/parse-units.ts';
import type { UnitTree } from '../../surveys/organisation/units.ts';
import { DEFAULT_POLICY, type Policy } from '../../surveys/policy.ts';
import type { RefusedBreakdown, ReleaseDocument } from '../../surveys/release-document.ts';
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

export interface AnalyseOptions {
  readonly units: string;
  readonly roster: string;
  readonly answers: string;
  readonly items: string;
  readonly policy: string | null;
  readonly out: string;
  /** Declared breakdowns, by priority: `gender`, `unit_depth_1*education`. */
  readonly breakdowns: readonly string[];
  readonly lenient: boolean;
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
  readonly refusedBreakdowns: readonly RefusedBreakdown[];
}

/** Input that can not be used: every fault of the files that could be looked at. */
export class FaultyInput extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('the input has faults');
    this.faults = faults;
  }
}

/**
 * One round from files: the same plan, sums, disclosure control and scoring as a live round. Nothing
 * is written before everything has been computed.
 * @throws FaultyInput
 */
export function analyse(options: AnalyseOptions): AnalyseSummary {
  const { tree, roster, key, policy, answers } = readInput(options);
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
    ...count({ tree, roster, key, policy, answers }, plan, options.breakdowns),
  });
  writeOutput(options.out, release, key, tree);
  return {
    groupsReleased: release.groups.length,
    groupsWithheld: release.withheld.length,
    respondents: answers.rows.length,
    blank: answers.rows.filter(isBlank).length,
    dropped: answers.dropped,
    refusedBreakdowns: release.company.refusedBreakdowns ?? [],
  };
}

interface Input {
  readonly tree: UnitTree;
  readonly roster: Roster;
  readonly key: ScoringKey;
  readonly policy: Policy;
  readonly answers: Answers;
}

type Parsed = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Read all files; where several have faults, those of all of them are reported together. */
function readInput(options: AnalyseOptions): Input {
  const units = readFile(options.units, parseUnits);
  const items = readFile(options.items, parseItems);
  const policy =
    options.policy === null
      ? ({ ok: true, policy: DEFAULT_POLICY } as const)
      : readFile(options.policy, parsePolicy);
  const roster = readFile(options.roster, (name, text) =>
    parseRoster(name, text, units.ok ? units.tree : null),
  );
  const faults = [units, roster, items, policy].flatMap((parsed) =>
    parsed.ok ? [] : parsed.faults,
  );
  if (!units.ok || !items.ok || !policy.ok || !roster.ok) throw new FaultyInput(faults);
  const answers = readFile(options.answers, (name, text) =>
    parseAnswers(name, text, {
      key: items.key,
      roster: roster.roster,
      tree: units.tree,
      lenient: options.lenient,
    }),
  );
  if (!answers.ok) throw new FaultyInput(answers.faults);
  return {
    tree: units.tree,
    roster: roster.roster,
    key: items.key,
    policy: policy.policy,
    answers: answers.answers,
  };
}

function readFile<T extends Parsed>(
  path: string,
  parse: (name: string, text: string) => T,
): T | { readonly ok: false; readonly faults: readonly Fault[] } {
  const name = basename(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return { ok: false, faults: [unreadable(path)] };
  }
  const decoded = decodeText(name, bytes);
  return decoded.ok ? parse(name, decoded.text) : decoded;
}

/** The sums of a live round, from answer sheets. */
function count(
  input: Input,
  plan: CohortPlan,
  specs: readonly string[],
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
  return specs.length === 0
    ? { tabulation }
    : { tabulation, breakdowns: countBreakdowns(input, places, specs) };
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
  { tree, roster, key, policy, answers }: Input,
  places: Places,
  specs: readonly string[],
): BreakdownSums {
  const { employees, attributes } = roster;
  const plan = planBreakdowns({ specs, attributes, tree, people: employees, policy });
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

function unreadable(path: string): Fault {
  return {
    file: path,
    line: null,
    column: null,
    problem: { en: 'the file can not be read', fr: 'le fichier ne peut pas être lu' },
    expected: { en: 'a file that exists', fr: 'un fichier qui existe' },
  };
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
