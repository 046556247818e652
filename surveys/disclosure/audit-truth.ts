/**
 * Promise: says what was really the case in a round, for the auditor and nobody else.
 * Adversary: none; this is the referee's sheet, it exists in tests and offline audits only.
 * Assumption: the caller has the roster and the answer of every person.
 * Limits: imports nothing of the code that makes releases, so that a mistake there is not repeated here.
 */
import type { GroupOf, ReleaseDocument } from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';

/** Everybody invited and what they answered; people are numbered 0, 1, 2 … */
export interface GroundTruth {
  readonly key: ScoringKey;
  readonly units: readonly { readonly id: string; readonly parent: string | null }[];
  /** Per person the index into `units`. */
  readonly unitOf: Int32Array;
  /** Attribute → value per person. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** People × items of the key: 0 blank, 255 no score, otherwise 1 + option. All 0 for who did not answer. */
  readonly answers: Uint8Array;
  readonly comments: readonly TruthComment[];
}

export interface TruthComment {
  readonly person: number;
  readonly item: string;
  readonly text: string;
}

/** The round as seen by the auditor: people of equal membership are one type. */
export interface AuditCase {
  readonly document: ReleaseDocument;
  readonly truth: GroundTruth;
  /** Per person: 1 when the ballot counts. */
  readonly responded: Uint8Array;
  /** Per group of the document its types, ascending. */
  readonly members: readonly Int32Array[];
  readonly typeOf: Int32Array;
  readonly typeCount: number;
  /** Per type: people invited, people whose ballot counts. */
  readonly invited: Int32Array;
  readonly respondents: Int32Array;
  readonly itemIndex: ReadonlyMap<string, number>;
}

const BLANK = 0;
const NO_SCORE = 255;

/** The option (0 = `from`) that a person chose; -1 where there is no score. */
export function readOption(truth: GroundTruth, person: number, item: number): number {
  const byte = truth.answers[person * truth.key.items.length + item]!;
  return byte === BLANK || byte === NO_SCORE ? -1 : byte - 1;
}

export function buildCase(document: ReleaseDocument, truth: GroundTruth): AuditCase {
  const people = truth.unitOf.length;
  const responded = findRespondents(truth);
  const sets = document.groups.map(({ of }) => findPeople(truth, of));
  const { typeOf, typeCount } = refineTypes(people, sets);
  const invited = new Int32Array(typeCount);
  const respondents = new Int32Array(typeCount);
  for (let person = 0; person < people; person++) {
    invited[typeOf[person]!]!++;
    respondents[typeOf[person]!]! += responded[person]!;
  }
  const members = sets.map((set) =>
    Int32Array.from(new Set(set.map((person) => typeOf[person]!))).sort(),
  );
  const itemIndex = new Map(truth.key.items.map(({ id }, index) => [id, index]));
  return {
    document,
    truth,
    responded,
    members,
    typeOf,
    typeCount,
    invited,
    respondents,
    itemIndex,
  };
}

/** A ballot with no scored answer and no comment is no respondent. */
function findRespondents(truth: GroundTruth): Uint8Array {
  const responded = new Uint8Array(truth.unitOf.length);
  for (let person = 0; person < responded.length; person++) {
    for (let item = 0; item < truth.key.items.length; item++) {
      if (readOption(truth, person, item) >= 0) {
        responded[person] = 1;
        break;
      }
    }
  }
  for (const { person } of truth.comments) responded[person] = 1;
  return responded;
}

/** Everyone invited whom `of` describes, ascending. */
export function findPeople(truth: GroundTruth, of: GroupOf): number[] {
  const inside = 'unit' in of ? findUnitsBelow(truth, of.unit) : new Set(of.units);
  const units = Uint8Array.from(truth.units, ({ id }) => (inside.has(id) ? 1 : 0));
  const where = 'unit' in of ? Object.entries(of.where ?? {}) : [];
  const people: number[] = [];
  for (let person = 0; person < truth.unitOf.length; person++) {
    if (units[truth.unitOf[person]!] !== 1) continue;
    const fits = where.every(([name, wanted]) => {
      const value = truth.attributes[name]?.[person];
      return (
        value !== undefined &&
        (wanted === value || (typeof wanted !== 'string' && wanted.includes(value)))
      );
    });
    if (fits) people.push(person);
  }
  return people;
}

function findUnitsBelow(truth: GroundTruth, unit: string): Set<string> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of truth.units) {
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  const below = new Set([unit]);
  // A set is walked in the order of insertion, so children added here are visited in turn.
  for (const above of below) for (const child of children.get(above) ?? []) below.add(child);
  return below;
}

/** Split everybody into classes of people who are in exactly the same sets. */
function refineTypes(
  people: number,
  sets: readonly (readonly number[])[],
): { typeOf: Int32Array; typeCount: number } {
  const typeOf = new Int32Array(people);
  let typeCount = people === 0 ? 0 : 1;
  for (const set of sets) {
    const renamed = new Map<number, number>();
    for (const person of set) {
      const before = typeOf[person]!;
      let after = renamed.get(before);
      if (after === undefined) renamed.set(before, (after = typeCount++));
      typeOf[person] = after;
    }
  }
  // Some classes have been renamed away completely: number those in use.
  const used = new Map<number, number>();
  for (let person = 0; person < people; person++) {
    const type = typeOf[person]!;
    if (!used.has(type)) used.set(type, used.size);
    typeOf[person] = used.get(type)!;
  }
  return { typeOf, typeCount: used.size };
}
