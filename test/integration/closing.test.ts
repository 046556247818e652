import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { findSpent, insertNullifiers, lockBoxShared } from '../../api/ballotbox/store.ts';
import { lockClaimsShared } from '../../api/registrar/claim-store.ts';
import { countMemberTypes, forgetCollection } from '../../api/registrar/store.ts';
import { createTally } from '../../api/tally/port.ts';
import { deleteCounters, rewriteTokens } from '../../api/tally/store.ts';
import type { PublishedReceipts } from '../../surveys/ballot/receipt-list.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Closing writes the tables of the box and of the invitations anew, and deposits use them. */
describe('rounds that close at the same time while another takes answers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  });
  afterAll(() => server.close());

  const launch = (title: string) =>
    server.hr.launchRound({ title, instrument: 'pulse@1', closesOn: CLOSES_ON });

  async function answerAll(round: string): Promise<void> {
    const respondents = createRespondents(server.url);
    const messages = await server.hr.readOutbox(round);
    await runEach(messages, 6, async ({ link }) => {
      await respondents.answer(link.split('#')[1]!, { answers: { TV1: 3 }, comments: {} });
    });
  }

  const countReceipts = async (round: string) =>
    (await server.hr.call<PublishedReceipts>('GET', `/rounds/${round}/receipts`)).receipts?.count;

  test('all of them finish, and no ballot is lost', async () => {
    const rounds = [await launch('One'), await launch('Two'), await launch('Three')];
    const open = await launch('Open');
    await Promise.all(rounds.map(answerAll));
    await Promise.all([answerAll(open), ...rounds.map((round) => server.hr.closeRound(round))]);
    for (const round of rounds) expect(await countReceipts(round)).toBe(29);
    await server.hr.closeRound(open);
    expect(await countReceipts(open)).toBe(29);
    expect(server.logged.filter((line) => line.includes('round-failed'))).toEqual([]);
  });

  test('many at once wait for each other, never in a circle', async () => {
    const tally = createTally(server.database, randomBytes(32));
    const rounds = Array.from({ length: 24 }, () => randomUUID());
    const work = rounds.flatMap((round) => [
      tally.closeBox(round),
      tally.forgetBallots(round),
      server.database.as('tally', (sql) => rewriteTokens(sql, round)),
      server.database.as('tally', (sql) => deleteCounters(sql, round)),
    ]);
    expect(await Promise.all(work)).toHaveLength(96);
  });

  test('a deposit that comes again while tokens are written anew is known as before', async ({
    skip,
  }) => {
    if (server.database.kind === 'embedded') skip();
    const round = await launch('Sent again');
    const [hash, depositHash] = [randomBytes(32), randomBytes(32)];
    await server.database.as('ballotbox', (sql) =>
      insertNullifiers(sql, round, [{ kind: 'ballot', hash, depositHash }]),
    );
    let looking: ReturnType<typeof findSpent> | undefined;
    await server.database.as('tally', async (sql) => {
      await rewriteTokens(sql, round);
      looking = server.database.as('ballotbox', async (other) => {
        const [, spent] = await Promise.all([
          lockBoxShared(other, round),
          findSpent(other, round, [hash]),
        ]);
        return spent;
      });
      await new Promise((done) => setTimeout(done, 300));
    });
    expect((await looking!).get(hash.toString('hex'))).toEqual(depositHash);
  });

  test('a claim that is on its way when members are counted is counted', async ({ skip }) => {
    if (server.database.kind === 'embedded') skip();
    const round = await launch('Counted');
    let counting: ReturnType<typeof countMemberTypes> | undefined;
    await server.database.as('registrar', async (sql) => {
      await lockClaimsShared(sql, round);
      await sql`insert into registrar.claim (round, employee)
        select round, employee from registrar.invitation where round = ${round}`;
      counting = server.database.as('registrar', (other) => countMemberTypes(other, round));
      await new Promise((done) => setTimeout(done, 300));
    });
    const types = await counting!;
    const add = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(add(types.flatMap(({ invited }) => invited))).toBe(29);
    expect(add(types.flatMap(({ claimed }) => claimed))).toBe(29);
  });

  test('a claim that comes while invitations are forgotten waits, and is not cut off', async ({
    skip,
  }) => {
    // The embedded database has one connection: nothing comes in between.
    if (server.database.kind === 'embedded') skip();
    const round = await launch('Late');
    const respondents = createRespondents(server.url);
    const [first] = await server.hr.readOutbox(round);
    await respondents.answer(first!.link.split('#')[1]!, { answers: { TV1: 3 }, comments: {} });
    let forgetting: Promise<void> | undefined;
    await server.database.as('registrar', async (sql) => {
      const claimNext = () => sql`insert into registrar.claim (round, employee)
        select round, employee from registrar.invitation where round = ${round} and not exists (
          select from registrar.claim where claim.round = ${round} and claim.employee = invitation.employee)
        limit 1`;
      await claimNext();
      forgetting = server.database.as('registrar', (other) => forgetCollection(other, round));
      await new Promise((done) => setTimeout(done, 300));
      // Whoever forgets must not have the table in hand yet.
      await claimNext();
    });
    await forgetting;
  });
});
