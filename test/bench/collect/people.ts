import { constants, createPrivateKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type postgres from 'postgres';
import { createRandom } from '../../../api/demo/random.ts';
import { runEach } from '../../../api/demo/respondent.ts';
import { openPrivateKey } from '../../../api/registrar/keys.ts';
import {
  beginClaim,
  finishClaim,
  writeClaimRequest,
  type ClaimResponse,
  type ClaimState,
} from '../../../surveys/ballot/claim.ts';
import { planBallotBodyBytes, writeDeposits } from '../../../surveys/ballot/deposit.ts';
import { encodeBase64url } from '../../../surveys/ballot/encoding.ts';
import type { SignedManifest } from '../../../surveys/ballot/manifest.ts';
import { drawToken, type SignedToken } from '../../../surveys/ballot/token.ts';
import type { ScoringKey } from '../../../surveys/scoring-key.ts';
import type { Employee } from './company.ts';
import type { Padded } from './connection.ts';
import { SAMPLE_EVERY, type PreparedPerson } from './plan.ts';

/**
 * Writes down beforehand what people send. Devices blind and unblind; here that would take minutes, so the
 * tokens of deposits are signed with the round's own keys, out of the test database, and what is claimed are
 * random numbers, as blinded messages are: the server has to do the same work. Every hundredth person is a
 * real one, whose signatures are unblinded and checked afterwards.
 */
export interface Material {
  readonly sql: postgres.Sql;
  readonly masterKey: Uint8Array;
  readonly round: string;
  readonly signed: SignedManifest;
  readonly secrets: ReadonlyMap<string, string>;
}

interface Keys {
  readonly ballot: string;
  readonly breakdowns: readonly string[];
  readonly comment: string;
}

const random = (length: number) => new Uint8Array(randomBytes(length));

/** @returns states of the real people, by their place in the file */
export async function preparePeople(
  material: Material,
  employees: readonly Employee[],
  file: string,
): Promise<ReadonlyMap<number, ClaimState>> {
  const { round, signed, secrets } = material;
  const keysOf = await readKeysOf(material);
  const signingKeys = await readSigningKeys(material);
  const manifestKeys = new Map(signed.manifest.keys.map((key) => [key.id, key]));
  const [{ instrument }] = (await material.sql`
    select questionnaire as instrument from rounds.round where id = ${round}`) as unknown as [
    { instrument: ScoringKey },
  ];
  const ballotBodyBytes = planBallotBodyBytes(signed.manifest, instrument.items);
  const draw = createRandom(1);
  const states = new Map<number, ClaimState>();
  const lines: string[] = [];
  const makeToken = async (key: string): Promise<SignedToken> => {
    const token = drawToken(random);
    const signature = await signToken(signingKeys.get(key)!, token);
    return { key, token: encodeBase64url(token), signature: encodeBase64url(signature) };
  };
  await runEach(employees, 8, async (employee, index) => {
    const keys = keysOf.get(employee.person)!;
    const answers = Object.fromEntries(
      instrument.items.map(({ id, from, to }) => [id, from + Math.floor(draw() * (to - from + 1))]),
    );
    const text = `Remark ${index}: we should talk about how we plan the week`;
    const breakdowns = await Promise.all(keys.breakdowns.map(makeToken));
    const written = writeDeposits({
      tokens: {
        format: 'tutti-tokens/1',
        round,
        ballot: await makeToken(keys.ballot),
        breakdowns,
        comments: [{ item: 'COM', token: await makeToken(keys.comment) }],
      },
      answers,
      comments: { COM: text },
      ballotBodyBytes,
      random,
    });
    if (!written.ok) throw new Error(written.why);
    let blinded = [keys.ballot, ...keys.breakdowns, keys.comment].map((key) => ({
      key,
      message: drawBlinded(),
    }));
    if (index % SAMPLE_EVERY === 0) {
      const state = await beginClaim({
        round,
        keys: {
          ballot: manifestKeys.get(keys.ballot)!,
          breakdowns: keys.breakdowns.map((key) => manifestKeys.get(key)!),
          comment: manifestKeys.get(keys.comment)!,
        },
        commentItems: ['COM'],
        random,
      });
      if (state === null) throw new Error('a key of the round can not be used');
      states.set(index, state);
      blinded = [...writeClaimRequest(state).blinded];
    }
    const secret = secrets.get(employee.person)!;
    const person: PreparedPerson = {
      claim: JSON.stringify({ secret, round, blinded }),
      ballot: shorten(written.deposits.ballot),
      comment: shorten(written.deposits.comments[0]!),
      plain: JSON.stringify({ ...employee, answers, comment: text }),
    };
    lines[index] = JSON.stringify(person);
  });
  const stream = createWriteStream(file);
  for (const line of lines) if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  return states;
}

/** How many of the real people hold signatures that are good. */
export async function countGoodReplies(
  states: ReadonlyMap<number, ClaimState>,
  replies: readonly (readonly [number, string])[],
): Promise<number> {
  let good = 0;
  for (const [index, reply] of replies) {
    const state = states.get(index);
    if (state === undefined) continue;
    const finished = await finishClaim(state, JSON.parse(reply) as ClaimResponse);
    if (finished.ok) good += 1;
  }
  return good;
}

/** Below every modulus of 2048 bits. */
function drawBlinded(): string {
  const bytes = random(256);
  bytes[0]! &= 0x7f;
  return encodeBase64url(bytes);
}

function signToken(key: KeyObject, token: Uint8Array): Promise<Uint8Array> {
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return new Promise((done, fail) => {
    sign('sha384', token, options, (error, signature) => {
      if (error === null) done(signature);
      else fail(error);
    });
  });
}

async function readSigningKeys({
  sql,
  masterKey,
  round,
}: Material): Promise<ReadonlyMap<string, KeyObject>> {
  const rows = await sql<{ id: string; private_key: Buffer }[]>`
    select id, private_key from registrar.signing_key where round = ${round}`;
  return new Map(
    rows.map(({ id, private_key: sealed }) => {
      const pkcs8 = openPrivateKey(masterKey, `${round}/${id}`, sealed)!;
      return [id, createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })];
    }),
  );
}

async function readKeysOf({ sql, round }: Material): Promise<ReadonlyMap<string, Keys>> {
  const rows = await sql<(Keys & { readonly employee: string })[]>`
    select employee, ballot_key as ballot, breakdown_keys as breakdowns, comment_key as comment
    from registrar.invitation where round = ${round}`;
  return new Map(rows.map((row) => [row.employee, row]));
}

function shorten(body: string): Padded {
  const zeros = /0{64,}/.exec(body);
  if (zeros === null) return [body, 0, ''];
  const [run] = zeros;
  return [body.slice(0, zeros.index), run.length, body.slice(zeros.index + run.length)];
}
