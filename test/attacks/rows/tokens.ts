import { randomBytes } from 'node:crypto';
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
    writeBallot(open.id, tokens.ballot, { WB1: 1 + (index % 5) }),
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
  const { ballot } = tokens;
  const comment = tokens.comments[0]!.token;
  const other = manifest.keys.find(({ kind, id }) => kind === 'ballot' && id !== ballot.key)!.id;
  const made = randomBytes(256).toString('base64url');
  const before = await countStored(world);
  const gains: string[] = [];
  const tries: [string, SignedToken, string][] = [
    ['another group', { ...ballot, key: other }, open.id],
    ['a comment token', comment, open.id],
    ['a comment token in a ballot group', { ...comment, key: ballot.key }, open.id],
    ['no such group', { ...ballot, key: 'cohort:none' }, open.id],
    ['a made-up signature', { ...ballot, signature: made }, open.id],
    ['another token', { ...ballot, token: randomBytes(64).toString('base64url') }, open.id],
  ];
  for (const [name, token, round] of tries) {
    const { status, code } = await attacker.deposit(writeBallot(round, token, { WB1: 5 }));
    if (status !== 401 || code !== 'token-invalid') gains.push(`${name}: ${status} ${code}`);
  }
  const elsewhere = await attacker.deposit(writeBallot(closed.id, ballot, { WB1: 5 }));
  if (elsewhere.status !== 410) gains.push(`a closed round: ${elsewhere.status}`);
  const text = await attacker.send('POST', '/ballotbox/comments', {
    round: open.id,
    comment: ballot,
    item: 'COM',
    text: 'A ballot token',
    pad: '',
  });
  if (text.status !== 401) gains.push(`a ballot token as a comment: ${text.status}`);
  if ((await countStored(world)) !== before) gains.push('something was stored');
  const rightful = await attacker.deposit(writeBallot(open.id, ballot, { WB1: 5 }));
  if (rightful.status !== 201) gains.push(`the token itself: ${rightful.status}`);
  return judge(
    gains,
    `${tries.length + 2} misuses refused, nothing stored; the token itself counts`,
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

function writeBallot(
  round: string,
  ballot: SignedToken,
  answers: Readonly<Record<string, number>>,
): unknown {
  const pad = randomBytes(32).toString('base64url');
  return { round, ballot, breakdowns: [], answers, pad };
}

/** Ballots and comments in the box of the open round; each must have spent one token. */
async function countStored({ server, open }: World): Promise<number> {
  const [stored] = await server.database.as(
    'tally',
    (sql) => sql<{ inside: number; spent: number }[]>`select
      (select count(*)::int from ballotbox.inbox where round = ${open.id})
        + (select count(*)::int from ballotbox.comment_inbox where round = ${open.id}) as inside,
      (select count(hash)::int from ballotbox.nullifier where round = ${open.id}) as spent`,
  );
  if (stored!.inside !== stored!.spent)
    throw new Error(`${stored!.spent} tokens were spent for ${stored!.inside} ballots`);
  return stored!.inside;
}
