import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachCohort, findReleaseHash } from '../../api/tally/store.ts';
import { readDocument } from '../../api/read-document.ts';
import { findInvitations } from '../../api/registrar/claim-store.ts';
import { countClaims } from '../../api/registrar/store.ts';
import { findRound } from '../../api/rounds/store.ts';
import { connect, type OwnedDatabase } from '../../db/connect.ts';
import { migrate, readMigrations } from '../../db/migrate.ts';
import { readSampled } from '../attacks/dump.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { copyEmbedded } from '../support/embedded-template.ts';

/** The last migration before documents were kept in pieces. */
const BEFORE_PIECES = 17;
const DOCUMENT = `{\n "format": "tutti-release/1",\n "groups": [${'é'.repeat(100_000)}]\n}\n`;

const BALLOTS = [
  ['cohort:a', 'ab'],
  ['cohort:a', 'cd'],
  ['cohort:b', 'ef'],
] as const;

/** Invitations: whether used, and what is kept of the claim; nothing is of a round that has closed. */
const INVITED = [
  ['anna', true, Buffer.from('blinded')],
  ['ben', true, null],
  ['carl', false, null],
] as const;

describe('a database of an older version', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-migrations-'));
  let own: TestDatabase;
  let database: OwnedDatabase;
  let round: string;
  let sampled: readonly string[];

  beforeAll(async () => {
    own = await createDatabase();
    if (own.url === null) copyEmbedded(directory);
    database = await connect({ url: own.url, directory });
    const { owner } = database;
    await owner`create schema meta`;
    await owner`create table meta.migration (
      number integer primary key, name text not null, checksum text not null)`;
    for (const { text, ...migration } of readMigrations().slice(0, BEFORE_PIECES)) {
      await owner.unsafe(text);
      await owner`insert into meta.migration ${owner(migration)}`;
    }
    const frozen = { plan: { cohorts: [{ heads: 12 }, { heads: 30 }] } };
    const manifest = { root: 'abc', manifest: { round: { closesOn: '2026-05-01' } } };
    const [row] = await owner<{ id: string }[]>`
      insert into rounds.round (title, instrument, questionnaire, policy, setup, closes_on, state,
        launched_on, closed_on, frozen, manifest)
      values ('Old', 'pulse', '{}', '{}', '{}', '2026-05-02', 'released', '2026-04-01', '2026-05-03',
        ${owner.json(frozen)}, ${owner.json(manifest)}) returning id`;
    round = row!.id;
    await owner`insert into tally.release (round, document, sha256)
      values (${round}, ${DOCUMENT}, 'hash')`;
    for (const [cohort, answers] of BALLOTS)
      await owner`insert into tally.ballot (round, cohort, answers)
        values (${round}, ${cohort}, ${Buffer.from(answers, 'latin1')})`;
    for (const [employee, used, hash] of INVITED)
      await owner`insert into registrar.invitation
        (round, employee, ballot_key, secret_hash, used, claim_hash, claim_response)
        values (${round}, ${employee}, 'cohort:a', ${Buffer.from(employee)}, ${used},
          ${hash}, ${hash === null ? null : owner.json([{ key: 'cohort:a', signature: 'x' }])})`;
    await owner.unsafe('analyze');
    sampled = await readSampled(owner);
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('keeps its releases to the byte', async () => {
    await database.as('reader', async (sql) => {
      expect(await readDocument(sql, round)).toBe(DOCUMENT);
      expect(await findReleaseHash(sql, round)).toBe('hash');
    });
  });

  test('keeps the ballots that it still has, by cohort', async () => {
    const kept: string[] = [];
    await database.as('tally', async (sql) => {
      for await (const some of eachCohort(sql, round))
        for (const { cohort, answers } of some)
          for (const ballot of answers.toString('latin1').match(/../g)!.sort())
            kept.push(`${cohort} ${ballot}`);
      const [row] = await sql`select sum(count)::int as count from tally.ballots`;
      expect(row).toEqual({ count: BALLOTS.length });
    });
    expect(kept.sort()).toEqual(BALLOTS.map((ballot) => ballot.join(' ')));
  });

  test('knows who has claimed, and the claims of open rounds', async () => {
    const hashes = INVITED.map(([employee]) => Buffer.from(employee));
    const found = await database.as('registrar', (sql) => findInvitations(sql, round, hashes));
    expect(
      found.map(({ employee, claim_hash: hash, response }) => [employee, hash, response]),
    ).toEqual([
      ['anna', INVITED[0][2], [{ key: 'cohort:a', signature: 'x' }]],
      ['ben', null, null],
      ['carl', null, null],
    ]);
    const claims = await database.as('registrar', (sql) => countClaims(sql, round));
    expect(claims).toEqual(new Map([['cohort:a', 2]]));
  });

  test('has no sample left of what people claimed and answered', async () => {
    expect(sampled).toContain('tally.ballot.answers');
    expect(sampled).toContain('registrar.invitation.employee');
    const left = await readSampled(database.owner);
    expect(left.filter((name) => !/^(?:rounds|meta)\.|\.round$/.test(name))).toEqual([]);
  });

  test('knows of its rounds what it knew', async () => {
    const found = await database.as('rounds', (sql) => findRound(sql, round));
    expect(found).toMatchObject({
      invited: 42,
      manifest_root: 'abc',
      told_until: '2026-05-01',
      closes_on: '2026-05-02',
    });
  });
});
