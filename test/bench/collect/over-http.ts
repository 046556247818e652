import { createRandom } from '../../../api/demo/random.ts';
import { runEach } from '../../../api/demo/respondent.ts';
import {
  finishClaim,
  type ClaimRequest,
  type ClaimResponse,
  type ClaimState,
} from '../../../surveys/ballot/claim.ts';
import { planBallotBodyBytes, writeDeposits } from '../../../surveys/ballot/deposit.ts';
import { findInstrument } from '../../../surveys/catalogue.ts';
import { createAttacker } from '../../attacks/attacker.ts';
import { CLOSES_ON } from '../../support/company.ts';
import { startTestServer } from '../../support/server.ts';
import { randomBytes } from 'node:crypto';
import { measureOnce, type Measured } from './measure.ts';

export interface HttpFigures {
  readonly database: 'embedded' | 'postgresql';
  readonly people: number;
  /** Blinded messages per claim: a ballot, two breakdowns and a comment. */
  readonly messages: number;
  readonly claims: Measured;
  /** Ballots with their two breakdowns; comments are counted apart. */
  readonly ballots: Measured;
  readonly comments: Measured;
}

/** Requests under way at a time. */
const WIDTH = 16;
const UNITS = 'unit_id,parent_id,name\nroot,,Company\na,root,A\nb,root,B\n';
const INSTRUMENT = findInstrument('full@1')!;

/**
 * Claims and deposits of a round with two breakdowns and comments against a real server. What devices do
 * is done before and between; the time of sending requests from the same process is in the figures.
 */
export async function measureOverHttp(people: number): Promise<HttpFigures> {
  const server = await startTestServer();
  try {
    await server.hr.importOrganisation(UNITS, writeRoster(people));
    const round = await server.hr.launchRound({
      title: 'Bench',
      instrument: INSTRUMENT.ref,
      closesOn: CLOSES_ON,
      breakdowns: ['gender', 'unit_depth_1*site'],
    });
    const device = createAttacker(server.url);
    const random = (length: number) => new Uint8Array(randomBytes(length));
    const { manifest } = await device.readManifest(round);
    const ballotBodyBytes = planBallotBodyBytes(manifest, INSTRUMENT.items);
    const messages = await server.hr.readOutbox(round);
    const begun: { state: ClaimState; request: ClaimRequest & { secret: string } }[] = [];
    for (const { link } of messages) begun.push(await device.begin(link.split('#')[1]!, ['COM']));

    const replies: ClaimResponse[] = [];
    const claims = await measureOnce(people, () =>
      runEach(begun, WIDTH, async ({ request }, index) => {
        const reply = await device.claim(request);
        if (reply.status !== 200) throw new Error(`claim: ${reply.code}`);
        replies[index] = JSON.parse(reply.text) as ClaimResponse;
      }),
    );
    const draw = createRandom(1);
    const deposits = await Promise.all(
      begun.map(async ({ state }, index) => {
        const claim = await finishClaim(state, replies[index]!);
        if (!claim.ok) throw new Error(`claim: ${claim.why}`);
        const answers = Object.fromEntries(
          INSTRUMENT.items.map(({ id, from, to }) => [
            id,
            from + Math.floor(draw() * (to - from + 1)),
          ]),
        );
        const comments = { COM: `Remark ${index}` };
        const written = writeDeposits({
          tokens: claim.tokens,
          answers,
          comments,
          ballotBodyBytes,
          random,
        });
        if (!written.ok) throw new Error(`deposit: ${written.why}`);
        return written.deposits;
      }),
    );
    const put = (path: string, bodies: readonly string[]) =>
      measureOnce(people, () =>
        runEach(bodies, WIDTH, async (body) => {
          const reply = await device.send('POST', path, body);
          if (reply.status !== 201) throw new Error(`${path}: ${reply.code}`);
        }),
      );
    const ballots = await put(
      '/ballotbox/ballots',
      deposits.map(({ ballot }) => ballot),
    );
    const comments = await put(
      '/ballotbox/comments',
      deposits.flatMap((deposit) => deposit.comments),
    );
    const { kind: database } = server.database;
    const { length } = begun[0]!.request.blinded;
    return { database, people, messages: length, claims, ballots, comments };
  } finally {
    await server.close();
  }
}

function writeRoster(people: number): string {
  const lines = Array.from({ length: people }, (_, index) => {
    const unit = index % 3 === 0 ? 'a' : 'b';
    const gender = index % 2 === 0 ? 'woman' : 'man';
    return `p${index},${unit},${gender},${index % 5 < 2 ? 'Lyon' : 'Lille'}`;
  });
  return ['employee_id,unit_id,gender,site', ...lines, ''].join('\n');
}
