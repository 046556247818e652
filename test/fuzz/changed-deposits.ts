import type { ProblemCode } from '../../api/problem-codes.ts';
import type { BallotDeposit, CommentDeposit } from '../../surveys/ballot/deposit.ts';
import type { SignedToken } from '../../surveys/ballot/token.ts';
import { changeFields, INVALID, withTwice, type Change } from './change.ts';
import { changesOfToken, NO_TOKEN } from './changed-tokens.ts';
import type { RoundFacts } from './device.ts';
import { drawUuid } from './json-values.ts';

const NO_ANSWERS: readonly ProblemCode[] = ['answers-invalid'];

const CHANGES_OF_ANSWERS: readonly (readonly [
  string,
  (first: RoundFacts['instrument']['items'][number], marker: string) => readonly [string, unknown],
])[] = [
  [
    'an answer above the scale',
    ({ id, to, notApplicable }) => [id, Math.max(to, ...notApplicable) + 1],
  ],
  ['an answer below the scale', ({ id, from }) => [id, from - 1]],
  ['an answer of a byte too many', ({ id, from }) => [id, from + 256]],
  ['half an answer', ({ id, from }) => [id, from + 0.5]],
  ['an answer in words', ({ id, from }) => [id, String(from)]],
  ['a list of answers', ({ id, from }) => [id, [from]]],
  ['an answer that is true', ({ id }) => [id, true]],
  ['an answer to no question', (_, marker) => [marker, 1]],
  ['an answer to the remark', () => ['COM', 1]],
  ['an answer to a key of every object', () => ['constructor', 1]],
];

export const BALLOT_CHANGES: readonly Change<BallotDeposit>[] = [
  ...changesOfToken<BallotDeposit>(
    ({ ballot }) => ballot,
    (body, ballot) => ({ ...body, ballot: ballot as SignedToken }),
  ),
  ...changesOfToken<BallotDeposit>(
    ({ breakdowns }) => breakdowns[0],
    (body, token) => ({ ...body, breakdowns: [token as SignedToken, ...body.breakdowns.slice(1)] }),
  ),
  ...CHANGES_OF_ANSWERS.map(([name, change]): Change<BallotDeposit> => ({
    name,
    of: 'unsent',
    due: NO_ANSWERS,
    make(body, { facts, marker }) {
      const [item, value] = change(facts.instrument.items[0]!, marker);
      return { ...body, answers: { ...body.answers, [item]: value } };
    },
  })),
  {
    name: 'a list in the place of answers',
    of: 'unsent',
    due: INVALID,
    make: (body) => ({ ...body, answers: Object.values(body.answers) }),
  },
  {
    name: 'answers twice, the last ones impossible',
    of: 'unsent',
    due: NO_ANSWERS,
    make: (body, { marker }) => withTwice(body, 'answers', { [marker]: 1 }),
  },
  {
    name: 'the round twice, the last one no round',
    of: 'unsent',
    due: ['round-not-open'],
    make: (body, { chance }) => withTwice(body, 'round', drawUuid(chance)),
  },
  ...changeFields<BallotDeposit>(['round', 'ballot', 'breakdowns', 'answers', 'pad']),
  {
    name: 'a breakdown too few',
    of: 'unsent',
    due: NO_TOKEN,
    make: (body) => ({ ...body, breakdowns: body.breakdowns.slice(1) }),
  },
  {
    name: 'a breakdown twice',
    of: 'unsent',
    due: NO_TOKEN,
    make: (body) => ({ ...body, breakdowns: [...body.breakdowns, body.breakdowns[0]] }),
  },
  {
    name: 'the token of the ballot in the place of the breakdown’s',
    of: 'unsent',
    due: NO_TOKEN,
    make: (body) => ({ ...body, breakdowns: [body.ballot] }),
  },
  {
    name: 'the token of a breakdown in the place of the ballot’s',
    of: 'unsent',
    due: NO_TOKEN,
    make: (body) => ({ ...body, ballot: body.breakdowns[0] }),
  },
  {
    name: 'the token of a comment in the place of the ballot’s',
    of: 'unsent',
    due: NO_TOKEN,
    make(body, { acknowledged }) {
      const other = acknowledged('comments') as CommentDeposit | null;
      return other && { ...body, ballot: other.comment };
    },
  },
  {
    name: 'the spent breakdown of somebody else',
    of: 'unsent',
    due: ['token-spent', 'round-closed'],
    make(body, { acknowledged }) {
      const other = acknowledged('ballots') as BallotDeposit | null;
      return other && { ...body, breakdowns: other.breakdowns };
    },
  },
  {
    name: 'a spent token with other answers',
    of: 'used',
    due: ['token-spent'],
    make(body, { facts }) {
      const { id, from, to } = facts.instrument.items[0]!;
      const { [id]: past = from } = body.answers;
      return { ...body, answers: { ...body.answers, [id]: past === to ? from : to } };
    },
  },
  {
    name: 'a spent token without answers',
    of: 'used',
    due: ['token-spent'],
    make: (body) => ({ ...body, answers: {} }),
  },
  {
    name: 'a spent token with another pad',
    of: 'used',
    due: ['token-spent'],
    make: (body, { marker }) => ({ ...body, pad: marker }),
  },
];

export const COMMENT_CHANGES: readonly Change<CommentDeposit>[] = [
  ...changesOfToken<CommentDeposit>(
    ({ comment }) => comment,
    (body, comment) => ({ ...body, comment: comment as SignedToken }),
  ),
  ...(
    [
      ['of 2,001 characters', 'x'.repeat(2_001)],
      ['of nothing', ''],
      ['of blanks', ' \n\t '],
      ['of what can not be seen', '\u200b\u202e\u2066\ufeff'],
    ] as const
  ).map(([name, text]): Change<CommentDeposit> => ({
    name: `a text ${name}`,
    of: 'unsent',
    due: NO_ANSWERS,
    make: (body) => ({ ...body, text }),
  })),
  {
    name: 'a text that is none',
    of: 'unsent',
    due: INVALID,
    make: (body, { marker }) => ({ ...body, text: [marker] }),
  },
  {
    name: 'a remark on no question',
    of: 'unsent',
    due: NO_ANSWERS,
    make: (body, { marker }) => ({ ...body, item: marker }),
  },
  {
    name: 'a remark on a closed question',
    of: 'unsent',
    due: NO_ANSWERS,
    make: (body, { facts }) => ({ ...body, item: facts.instrument.items[0]!.id }),
  },
  ...changeFields<CommentDeposit>(['round', 'comment', 'item', 'text', 'pad']),
  {
    name: 'the token of a ballot',
    of: 'unsent',
    due: NO_TOKEN,
    make(body, { acknowledged }) {
      const other = acknowledged('ballots') as BallotDeposit | null;
      return other && { ...body, comment: other.ballot };
    },
  },
  {
    name: 'a spent token with another text',
    of: 'used',
    due: ['token-spent'],
    make: (body, { marker }) => ({ ...body, text: marker }),
  },
  {
    name: 'a spent token with another pad',
    of: 'used',
    due: ['token-spent'],
    make: (body, { marker }) => ({ ...body, pad: marker }),
  },
];
