import type { ProblemCode } from '../../api/problem-codes.ts';
import type { SignedToken } from '../../surveys/ballot/token.ts';
import { drawKey, flipBit, INVALID, respell, type Change, type Surroundings } from './change.ts';
import { drawUuid } from './json-values.ts';

export const NO_TOKEN: readonly ProblemCode[] = ['token-invalid'];

/** What is wrong with a token can be wrong with that of a ballot, of a breakdown, and of a comment. */
export function changesOfToken<Body extends { readonly round: string }>(
  find: (body: Body) => SignedToken | undefined,
  replace: (body: Body, token: unknown) => Body,
): readonly Change<Body>[] {
  const change =
    (make: (token: SignedToken, around: Surroundings) => unknown) =>
    (body: Body, around: Surroundings) => {
      const token = find(body);
      const changed = token === undefined ? null : make(token, around);
      return changed === null ? null : replace(body, changed);
    };
  const rekey = (start: string) =>
    change((token, around) => {
      const key = drawKey(around, start, token.key);
      return key === null ? null : { ...token, key };
    });
  const unsent = (
    name: string,
    due: readonly ProblemCode[],
    make: Change<Body>['make'],
  ): Change<Body> => ({ name, of: 'unsent', due, make });
  return [
    unsent(
      'a bit of the signature',
      NO_TOKEN,
      change((token, { chance }) => ({ ...token, signature: flipBit(chance, token.signature) })),
    ),
    unsent(
      'a bit of the token',
      NO_TOKEN,
      change((token, { chance }) => ({ ...token, token: flipBit(chance, token.token) })),
    ),
    unsent(
      'the signature spelt otherwise',
      INVALID,
      change((token) => ({ ...token, signature: respell(token.signature) })),
    ),
    unsent(
      'the token spelt otherwise',
      INVALID,
      change((token) => ({ ...token, token: respell(token.token) })),
    ),
    unsent(
      'no signature',
      INVALID,
      change((token) => ({ ...token, signature: '' })),
    ),
    unsent(
      'a signature of zeros',
      NO_TOKEN,
      change((token) => ({ ...token, signature: 'A'.repeat(342) })),
    ),
    unsent(
      'a signature above the modulus',
      NO_TOKEN,
      change((token) => ({ ...token, signature: `${'_'.repeat(341)}w` })),
    ),
    unsent(
      'a field too many in the token',
      INVALID,
      change((token, { marker }) => ({ ...token, [marker]: 1 })),
    ),
    unsent('of another group', NO_TOKEN, rekey('cohort:')),
    unsent('of another breakdown group', NO_TOKEN, rekey('breakdown:')),
    unsent('of another comment group', NO_TOKEN, rekey('comments:')),
    unsent(
      'of no group',
      NO_TOKEN,
      change((token, { marker }) => ({ ...token, key: `cohort:${marker}` })),
    ),
    unsent('of another round', NO_TOKEN, (body, { otherRound }) =>
      otherRound === null ? null : { ...body, round: otherRound },
    ),
    unsent('of no round', ['round-not-open'], (body, { chance }) => ({
      ...body,
      round: drawUuid(chance),
    })),
  ];
}
