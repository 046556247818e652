import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import {
  checkList,
  checkPart,
  findPart,
  isPublishedReceipts,
  proveReceipt,
  type PublishedReceipts,
} from '../../surveys/ballot/receipt-list.ts';
import { checkReceipt } from '../../surveys/ballot/receipts.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** More than the smallest group, fewer than everybody. */
const ANSWERING = 23;

describe('receipts of a round', () => {
  let server: TestServer;
  let round: string;
  let receipts: string[];

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    ({ round, receipts } = await collect(ANSWERING));
  });
  afterAll(() => server.close());

  /** A round in which so many people answer, every second one with a comment; not closed. */
  async function collect(answering: number) {
    const id = await server.hr.launchRound({
      title: 'Receipts',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    const respondents = createRespondents(server.url);
    const given: string[] = [];
    const messages = (await server.hr.readOutbox(id)).slice(0, answering);
    await runEach(messages, 4, async ({ link }, index) => {
      const comments: Record<string, string> =
        index % 2 === 0 ? { COM: `Remark ${index} of somebody` } : {};
      const sheet = { answers: { WB1: 1 + (index % 5) }, comments };
      given.push(await respondents.answer(link.split('#')[1]!, sheet));
    });
    return { round: id, receipts: given };
  }

  async function get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${server.url}/api/rounds/${path}`);
    return { status: response.status, body: await response.json() };
  }

  async function readPublished(id: string): Promise<PublishedReceipts> {
    const { body } = await get(`${id}/receipts`);
    if (!isPublishedReceipts(body)) throw new Error('not a published list');
    return body;
  }

  test('while a round is open there are none, and of an unknown round neither', async () => {
    expect(await get(`${round}/receipts`)).toMatchObject({
      status: 409,
      body: { code: 'not-released' },
    });
    expect(await get(`${round}/receipts/0`)).toMatchObject({ status: 409 });
    for (const path of ['00000000-0000-4000-8000-000000000000/receipts', 'nonsense/receipts/0'])
      expect(await get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('after the close everyone finds the own ballot under the published root, and no other', async () => {
    await server.hr.closeRound(round);
    const published = await readPublished(round);
    const list = published.receipts!;
    const part = (await get(`${round}/receipts/0`)).body as string[];
    expect(published.release).toBe((await server.hr.readRound(round)).releaseHash);
    expect(list.count).toBe(ANSWERING);
    expect(await checkList(list)).toBe(true);
    expect(await checkPart(list, 0, part)).toBe(true);
    // Ballots only: a comment has no receipt in the list.
    expect([...part].sort()).toEqual([...receipts].sort());
    for (const receipt of receipts) {
      const proof = await proveReceipt(list, findPart(list, receipt), part, receipt);
      expect(await checkReceipt(list.root, receipt, proof!)).toBe(true);
    }
  });

  test('there is no other part', async () => {
    for (const part of ['1', '999999'])
      expect(await get(`${round}/receipts/${part}`)).toMatchObject({ status: 404 });
  });

  test('the list stays as it is when ballots and invitations have been forgotten', async () => {
    const before = [await get(`${round}/receipts`), await get(`${round}/receipts/0`)];
    await server.rounds.forget(0);
    const [left] = await server.database.owner<{ ballots: number; invitations: number }[]>`select
      (select coalesce(sum(count), 0)::int from tally.ballots) as ballots,
      (select count(*)::int from registrar.invitation where round = ${round}) as invitations`;
    expect(left).toEqual({ ballots: 0, invitations: 0 });
    expect([await get(`${round}/receipts`), await get(`${round}/receipts/0`)]).toEqual(before);
  });

  test('of a round with fewer ballots than the smallest group not even the number is told', async () => {
    const few = await collect(4);
    await server.hr.closeRound(few.round);
    expect((await readPublished(few.round)).receipts).toBeNull();
    expect(await get(`${few.round}/receipts/0`)).toMatchObject({ status: 404 });
  });
});
