import type { ProblemCode } from '../../api/problem-codes.ts';
import { decodeBase64url, encodeBase64url } from '../../surveys/ballot/encoding.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { Chance } from './chance.ts';
import type { RoundFacts, Step } from './device.ts';

/** What a change of a request that would be taken needs to know. */
export interface Surroundings {
  readonly chance: Chance;
  readonly marker: string;
  readonly facts: RoundFacts;
  /** Another round that is or was open; null: there is none. */
  readonly otherRound: string | null;
  /** The body of an acknowledged request of somebody in the same round; null: there is none. */
  readonly acknowledged: (step: Step) => unknown;
}

/** One thing wrong with a request, and every way in which it may be refused: it is never taken. */
export interface Change<Body> {
  readonly name: string;
  /**
   * `unsent`: of one that is still to be sent, which is taken afterwards all the same; `used`: of one that is
   * acknowledged.
   */
  readonly of: 'unsent' | 'used';
  readonly due: readonly ProblemCode[];
  /** null: what it needs is not there. */
  make(body: Body, around: Surroundings): unknown;
}

export const INVALID: readonly ProblemCode[] = ['invalid-fields'];

/** Texts beside JSON values: two values under one name, of which the last one counts. */
export class RawBody {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const withTwice = (body: object, name: string, last: unknown) =>
  new RawBody(`${JSON.stringify(body).slice(0, -1)},"${name}":${JSON.stringify(last)}}`);

export function flipBit(chance: Chance, text: string, fromByte = 0): string {
  const bytes = decodeBase64url(text)!;
  const at = fromByte + chance.below(bytes.length - fromByte);
  bytes[at]! ^= 1 << chance.below(8);
  return encodeBase64url(bytes);
}

/** The same bytes in another spelling: a bit that no byte needs is set. */
export function respell(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1)!) + 1]!;
}

function without<Body extends object>(body: Body, name: keyof Body): object {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

/** A body of other fields than it should have. @param fields that it can not do without */
export function changeFields<Body extends object>(
  fields: readonly (keyof Body)[],
): readonly Change<Body>[] {
  const common = { of: 'unsent', due: INVALID } as const;
  return [
    {
      ...common,
      name: 'a field too many',
      make: (body, { marker }) => ({ ...body, [marker]: marker }),
    },
    {
      ...common,
      name: 'a field too few',
      make: (body, { chance }) => without(body, chance.pick(fields)),
    },
  ];
}

/** Another key of the round whose name begins so. */
export function drawKey(
  { chance, facts }: Surroundings,
  start: string,
  besides: string,
): string | null {
  const { keys } = (facts.manifest as SignedManifest).manifest;
  const others = keys.map(({ id }) => id).filter((id) => id.startsWith(start) && id !== besides);
  return others.length === 0 ? null : chance.pick(others);
}
