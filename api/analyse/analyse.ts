import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { buildRelease, serializeRelease } from '../../surveys/release.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import { isScored, type TabulatedComment, type Tabulation } from '../../surveys/tabulation.ts';
import { renderReleaseCsv } from './release-csv.ts';
import { renderReportHtml } from './report-html.ts';

export interface AnalyseOptions {
  readonly units: string;
  readonly roster: string;
  readonly answers: string;
  readonly items: string;
  readonly policy: string | null;
  readonly out: string;
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
    tabulation: tabulate(key, plan, answers),
  });
  writeOutput(options.out, release, key, tree);
  return {
    groupsReleased: release.groups.length,
    groupsWithheld: release.withheld.length,
    respondents: answers.rows.length,
    blank: answers.rows.filter(isBlank).length,
    dropped: answers.dropped,
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

function tabulate(key: ScoringKey, plan: CohortPlan, answers: Answers): Tabulation {
  const cohortOf = new Map<string, { cohort: number; commentCohort: number }>();
  for (const planned of plan.planned) {
    for (const unit of plan.cohorts[planned.cohort]?.units ?? []) cohortOf.set(unit, planned);
  }
  const tabulator = createTabulator(key, plan.cohorts.length);
  const comments: TabulatedComment[] = [];
  for (const row of answers.rows) {
    const { cohort, commentCohort } = cohortOf.get(row.unit)!;
    tabulator.add(cohort, row.packed, row.comments.length > 0);
    if (commentCohort === -1) continue;
    for (const { item, text } of row.comments) comments.push({ commentCohort, item, text });
  }
  return tabulator.finish(comments);
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
