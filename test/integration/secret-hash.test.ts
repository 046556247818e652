import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { SMALL_COMPANY, CLOSES_ON, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('what is stored of a secret', () => {
  let server: TestServer;
  let round: string;
  let secrets: string[];
  /** Who holds which secret. */
  const people = new Map<string, string>();

  beforeAll(async () => {
    server = await startTestServer();
    const roster = writeRoster(SMALL_COMPANY).replaceAll(/south-\d@example\.org/g, '');
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), roster);
    round = await server.hr.launchRound({
      ...{ title: 'Secrets', instrument: 'pulse@1', closesOn: CLOSES_ON },
    });
    for (const { employee, link } of await server.hr.readOutbox(round))
      people.set(link.split('#')[1]!, employee);
    // Printed codes first.
    secrets = [...people.keys()].sort((a, b) => b.length - a.length);
  });
  afterAll(() => server.close());

  const readSecrets = async () =>
    (await server.hr.readOutbox(round)).map(({ link }) => link.split('#')[1]!);
  /** As everything was stored before there was a key. */
  const hashPlainly = (secret: string) =>
    createHash('sha256').update('tutti invitation\0').update(secret).digest('hex');
  const readStored = async () => {
    const rows = await server.database.owner<{ hash: string }[]>`
      select encode(secret_hash, 'hex') as hash from registrar.invitation where round = ${round}`;
    return new Set(rows.map(({ hash }) => hash));
  };
  const lookUp = (secret: string) =>
    fetch(`${server.url}/api/registrar/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
  const answer = (secret: string) =>
    createRespondents(server.url).answer(secret, { answers: { WB2: 4 }, comments: {} });

  test('whoever guesses a secret finds no trace of it in a copy of the database', async () => {
    const stored = await readStored();
    expect(stored.size).toBe(secrets.length);
    expect(secrets.slice(0, 3).map((secret) => secret.length)).toEqual([24, 24, 24]);
    for (const secret of secrets) {
      expect(stored.has(hashPlainly(secret))).toBe(false);
      expect(stored.has(createHash('sha256').update(secret).digest('hex'))).toBe(false);
    }
    expect((await lookUp(secrets[0]!)).status).toBe(200);
    await answer(secrets[0]!);
  });

  test('a round that was launched before there was a key goes on: links open, answer once, are written again', async () => {
    for (const secret of secrets.slice(1)) {
      await server.database.owner`update registrar.invitation
        set secret_hash = decode(${hashPlainly(secret)}, 'hex')
        where round = ${round} and employee = ${people.get(secret)!}`;
    }
    const stored = await readStored();
    expect(secrets.slice(1).every((secret) => stored.has(hashPlainly(secret)))).toBe(true);
    expect((await readSecrets()).sort()).toEqual(secrets.toSorted());
    expect((await lookUp(secrets[1]!)).status).toBe(200);
    await answer(secrets[1]!);
    await expect(answer(secrets[1]!)).rejects.toThrow();
    // The stored form itself opens nothing.
    for (const hash of stored) {
      expect((await lookUp(hash)).status).toBe(404);
      if (hash === hashPlainly(secrets[2]!)) break;
    }
  });
});
