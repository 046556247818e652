import type { ProblemCode } from '../../api/problem-codes.ts';
import type { ClaimRequest } from '../../surveys/ballot/claim.ts';
import { drawKey, flipBit, INVALID, respell, type Change } from './change.ts';

const NO_FIT: readonly ProblemCode[] = ['claim-mismatch', 'round-closed'];
const NO_INVITATION: readonly ProblemCode[] = ['invitation-unknown', 'too-many-requests'];

type Claim = ClaimRequest & { readonly secret: string };

/** The number stays below the modulus: what leads is left as it is. */
const LEADING_BYTES = 128;

export const CLAIM_CHANGES: readonly Change<Claim>[] = [
  {
    name: 'a message too few',
    of: 'unsent',
    due: NO_FIT,
    make: (body) => ({ ...body, blinded: body.blinded.slice(1) }),
  },
  {
    name: 'a message too many',
    of: 'unsent',
    due: NO_FIT,
    make: (body) => ({ ...body, blinded: [...body.blinded, body.blinded[0]] }),
  },
  ...['cohort:', 'breakdown:', 'comments:'].map((start): Change<Claim> => ({
    name: `another key, ${start}`,
    of: 'unsent',
    due: NO_FIT,
    make(body, around) {
      const at = body.blinded.findIndex(({ key }) => key.startsWith(start));
      const key = drawKey(around, start, body.blinded[at]!.key);
      return key && { ...body, blinded: body.blinded.with(at, { ...body.blinded[at]!, key }) };
    },
  })),
  {
    name: 'a key that is none',
    of: 'unsent',
    due: NO_FIT,
    make: (body, { marker }) => ({
      ...body,
      blinded: body.blinded.with(0, { ...body.blinded[0]!, key: marker }),
    }),
  },
  {
    name: 'a message above the modulus',
    of: 'unsent',
    due: ['malformed-body', 'round-closed'],
    make: (body) => ({
      ...body,
      blinded: body.blinded.with(0, { ...body.blinded[0]!, message: `${'_'.repeat(341)}w` }),
    }),
  },
  {
    name: 'a message spelt otherwise',
    of: 'unsent',
    due: ['malformed-body', 'round-closed'],
    make: (body) => ({
      ...body,
      blinded: body.blinded.with(0, {
        ...body.blinded[0]!,
        message: respell(body.blinded[0]!.message),
      }),
    }),
  },
  {
    name: 'a message too short',
    of: 'unsent',
    due: INVALID,
    make: (body) => ({
      ...body,
      blinded: body.blinded.with(0, {
        ...body.blinded[0]!,
        message: body.blinded[0]!.message.slice(1),
      }),
    }),
  },
  {
    name: 'the secret of nobody',
    of: 'unsent',
    due: NO_INVITATION,
    make: (body, { chance }) => ({ ...body, secret: chance.bytes(16).toString('base64url') }),
  },
  {
    name: 'of another round',
    of: 'unsent',
    due: NO_INVITATION,
    make: (body, { otherRound }) => otherRound && { ...body, round: otherRound },
  },
  {
    name: 'a field too many',
    of: 'unsent',
    due: INVALID,
    make: (body, { marker }) => ({ ...body, [marker]: marker }),
  },
  {
    name: 'a used invitation with another message',
    of: 'used',
    due: ['invitation-used', 'round-closed'],
    make(body, { chance }) {
      const { key, message } = body.blinded[0]!;
      const other = flipBit(chance, message, LEADING_BYTES);
      return { ...body, blinded: body.blinded.with(0, { key, message: other }) };
    },
  },
  {
    name: 'a used invitation with the messages of somebody else',
    of: 'used',
    due: ['invitation-used', 'claim-mismatch', 'round-closed'],
    make(body, { acknowledged }) {
      const other = acknowledged('claim') as Claim | null;
      return other === null || other.secret === body.secret
        ? null
        : { ...body, blinded: other.blinded };
    },
  },
];
