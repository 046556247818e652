import { randomBytes } from 'node:crypto';
import type { Tokens } from '../../../surveys/ballot/claim.ts';
import type { Manifest } from '../../../surveys/ballot/manifest.ts';
import type { SignedToken } from '../../../surveys/ballot/token.ts';
import { judge, type Attack } from '../finding.ts';
import type { World } from '../world.ts';

const DEPOSITS = 50;
const COMMENTS = ['COM'];

/** Row 23: one token, fifty ballots at the same moment. */
export const depositInParallel: Attack = async (world) => {
  const { attacker, open } = world;
  const tokens = await attacker.takeTokens(open.secrets.get('sales-b')!.shift()!, COMMENTS);
  const before = await countStored(world);
  const bodies = Array.from({ length: DEPOSITS }, (_, index) =>
    writeBallot(open.id, tokens, { WB1: 1 + (index % 5) }),
  );
  const replies = await Promise.all(bodies.map((body) => attacker.deposit(body)));
  const gains: string[] = [];
  const accepted = replies.filter(({ status }) => status === 201).length;
  const refused = replies.filter(({ code }) => code === 'token-spent').length;
  if (accepted !== 1) gains.push(`${accepted} of ${DEPOSITS} deposits were accepted`);
  if (accepted + refused !== DEPOSITS) gains.push('some deposits were refused for another reason');
  const stored = (await countStored(world)) - before;
  if (stored !== 1) gains.push(`${stored} ballots were stored`);
  const again = await attacker.deposit(bodies[replies.findIndex(({ status }) => status === 201)]);
  if (again.status !== 201) gains.push(`the same deposit again is refused: ${again.code}`);
  if ((await countStored(world)) - before !== stored) gains.push('a repeated deposit was stored');
  return judge(
    gains,
    `${DEPOSITS} at once: one stored, ${refused} refused, a repeat changes nothing`,
  );
};

/** Row 24: a token of one group, spent in another, in another round, as a comment, or made up. */
export const spendElsewhere: Attack = async (world) => {
  const { attacker, open, closed } = world;
  const tokens = await attacker.takeTokens(open.secrets.get('plant-b')!.shift()!, COMMENTS);
  const { manifest } = await attacker.readManifest(open.id);
  const { ballot, breakdowns } = tokens;
  const comment = tokens.comments[0]!.token;
  const other = manifest.keys.find(({ kind, id }) => kind === 'ballot' && id !== ballot.key)!.id;
  const made = randomBytes(256).toString('base64url');
  const before = await countStored(world);
  const gains: string[] = [];
  const tries: [string, SignedToken][] = [
    ['another group', { ...ballot, key: other }],
    ['a comment token', comment],
    ['a comment token in a ballot group', { ...comment, key: ballot.key }],
    ['no such group', { ...ballot, key: 'cohort:none' }],
    ['a made-up signature', { ...ballot, signature: made }],
    ['another token', { ...ballot, token: randomBytes(64).toString('base64url') }],
  ];
  const misuses = [
    ...tries.map(([name, token]) => [name, { ballot: token, breakdowns }] as const),
    ...listBreakdownMisuses(manifest, tokens),
  ];
  for (const [name, wrong] of misuses) {
    const { status, code } = await attacker.deposit(writeBallot(open.id, wrong, { WB1: 5 }));
    if (status !== 401 || code !== 'token-invalid') gains.push(`${name}: ${status} ${code}`);
  }
  const elsewhere = await attacker.deposit(writeBallot(closed.id, tokens, { WB1: 5 }));
  if (elsewhere.status !== 401) gains.push(`a round of other keys: ${elsewhere.status}`);
  const text = await attacker.send('POST', '/ballotbox/comments', {
    round: open.id,
    comment: ballot,
    item: 'COM',
    text: 'A ballot token',
    pad: '',
  });
  if (text.status !== 401) gains.push(`a ballot token as a comment: ${text.status}`);
  if ((await countStored(world)) !== before) gains.push('something was stored');
  const rightful = await attacker.deposit(writeBallot(open.id, tokens, { WB1: 5 }));
  if (rightful.status !== 201) gains.push(`the token itself: ${rightful.status}`);
  const colleague = await attacker.takeTokens(open.secrets.get('plant-b')!.shift()!, COMMENTS);
  const spent = await attacker.deposit(
    writeBallot(open.id, { ballot: colleague.ballot, breakdowns }, { WB1: 1 }),
  );
  if (spent.code !== 'token-spent') gains.push(`breakdown tokens twice: ${spent.status}`);
  return judge(
    gains,
    `${misuses.length + 3} misuses refused, nothing stored; the token itself counts`,
  );
};

/** Row 25: a second claim with other blinded messages, and the first one once more. */
export const claimTwice: Attack = async ({ attacker, open }) => {
  const secret = open.secrets.get('trio-b')!.shift()!;
  const { request } = await attacker.begin(secret, COMMENTS);
  const { request: other } = await attacker.begin(secret, COMMENTS);
  const gains: string[] = [];
  const first = await attacker.claim(request);
  if (first.status !== 200) gains.push(`the first claim: ${first.status} ${first.code}`);
  const second = await attacker.claim(other);
  if (second.status !== 409) gains.push(`other messages: ${second.status} ${second.code}`);
  if (second.text.includes('signature')) gains.push('a refused claim carries signatures');
  const again = await attacker.claim(request);
  if (again.text !== first.text) gains.push('the same claim again gives other bytes');
  const [ballot, ...rest] = request.blinded;
  const both = [ballot!, { ...ballot!, message: other.blinded[0]!.message }, ...rest];
  const fresh = open.secrets.get('trio-b')!.shift()!;
  const twice = await attacker.claim({ secret: fresh, round: open.id, blinded: both });
  if (twice.code !== 'claim-mismatch') gains.push(`two ballots in one claim: ${twice.status}`);
  return judge(
    gains,
    'other messages 409, the same messages the same bytes, two ballots at once 422',
  );
};

type BallotTokens = Pick<Tokens, 'ballot' | 'breakdowns'>;

/** To be counted in other groups, in more or in fewer than one's own. */
function listBreakdownMisuses(
  manifest: Manifest,
  { ballot, breakdowns }: BallotTokens,
): [string, BallotTokens][] {
  const [first, ...others] = breakdowns;
  const prefix = first!.key.slice(0, first!.key.indexOf('=') + 1);
  const other = manifest.keys.find(({ id }) => id.startsWith(prefix) && id !== first!.key)!.id;
  const moved = { ...first!, key: other };
  return [
    ['another breakdown group', { ballot, breakdowns: [moved, ...others] }],
    ['a breakdown left out', { ballot, breakdowns: others }],
    ['no breakdowns', { ballot, breakdowns: [] }],
    ['a breakdown twice', { ballot, breakdowns: [first!, ...breakdowns.slice(0, -1)] }],
    ['one breakdown more', { ballot, breakdowns: [...breakdowns, ballot] }],
    ['a breakdown token as a ballot', { ballot: first!, breakdowns }],
  ];
}

function writeBallot(
  round: string,
  { ballot, breakdowns }: BallotTokens,
  answers: Readonly<Record<string, number>>,
): unknown {
  const pad = randomBytes(32).toString('base64url');
  return { round, ballot, breakdowns, answers, pad };
}

/** Ballots and comments in the box of the open round; each must have spent one token. */
async function countStored({ server, open }: World): Promise<number> {
  const [stored] = await server.database.as(
    'tally',
    (sql) => sql<{ inside: number; spent: number }[]>`select
      (select count(*)::int from ballotbox.inbox where round = ${open.id})
        + (select count(*)::int from ballotbox.comment_inbox where round = ${open.id}) as inside,
      (select count(hash)::int from ballotbox.nullifier where round = ${open.id} and kind <> 'breakdown') as spent`,
  );
  if (stored!.inside !== stored!.spent)
    throw new Error(`${stored!.spent} tokens were spent for ${stored!.inside} ballots`);
  return stored!.inside;
}
