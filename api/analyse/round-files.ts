import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseAnswers, type Answers } from '../../surveys/offline/parse-answers.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { parsePolicy } from '../../surveys/offline/parse-policy.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import type { Fault } from '../../surveys/organisation/fault.ts';
import { parseRoster, type Roster } from '../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../surveys/organisation/parse-units.ts';
import type { UnitTree } from '../../surveys/organisation/units.ts';
import { DEFAULT_POLICY, type Policy } from '../../surveys/policy.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

export interface RoundPaths {
  readonly units: string;
  readonly roster: string;
  readonly answers: string;
  readonly items: string;
  readonly policy: string | null;
  /** Read values that can be no answer as not answered. */
  readonly lenient: boolean;
}

/** Input that can not be used: every fault of the files that could be looked at. */
export class FaultyInput extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('the input has faults');
    this.faults = faults;
  }
}

/** The files of a round, parsed. */
export interface RoundFiles {
  readonly tree: UnitTree;
  readonly roster: Roster;
  readonly key: ScoringKey;
  readonly policy: Policy;
  readonly answers: Answers;
}

type Parsed = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Read all files; where several have faults, those of all of them are reported together.
 * @throws FaultyInput
 */
export function readRoundFiles(options: RoundPaths): RoundFiles {
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

/** Files of the last round. */
export interface PreviousPaths {
  readonly roster: string;
  /** null: the units of this round stood then as well. */
  readonly units: string | null;
}

/**
 * The roster of the last round, with the units of its time.
 * @throws FaultyInput
 */
export function readPreviousRoster(
  paths: PreviousPaths,
  present: UnitTree,
): { readonly tree: UnitTree; readonly roster: Roster } {
  const units =
    paths.units === null
      ? ({ ok: true, tree: present } as const)
      : readFile(paths.units, parseUnits);
  const roster = readFile(paths.roster, (name, text) =>
    parseRoster(name, text, units.ok ? units.tree : null),
  );
  if (units.ok && roster.ok) return { tree: units.tree, roster: roster.roster };
  throw new FaultyInput([units, roster].flatMap((parsed) => (parsed.ok ? [] : parsed.faults)));
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

function unreadable(path: string): Fault {
  return {
    file: path,
    line: null,
    column: null,
    problem: { en: 'the file can not be read', fr: 'le fichier ne peut pas être lu' },
    expected: { en: 'a file that exists', fr: 'un fichier qui existe' },
  };
}
