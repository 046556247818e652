import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMasterKey } from '../../api/config.ts';
import { createRandom } from '../../api/demo/random.ts';
import { createRespondents, type SimulatedAnswers } from '../../api/demo/respondent.ts';
import { createSecretWriter } from '../../api/registrar/secrets.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { computeReceipt } from '../../surveys/ballot/receipts.ts';
import { packAnswer } from '../../surveys/tabulation.ts';
import { CLOSES_ON } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { correlateRanks } from './arithmetic.ts';
import {
  ANSWERS,
  dumpAsText,
  dumpTables,
  listValues,
  PEOPLE,
  PHYSICAL,
  readFiles,
  readSampleable,
  readSampled,
  writeValue,
  type Row,
} from './dump.ts';

/** Of one cohort, so that a ballot's group tells them apart no further. */
const MEMBERS = 64;
const OTHERS = 12;
/** Answered when the copy "during" is taken. */
const HALF = 40;
/** Columns that hold nothing of a person. */
const NOT_OF_PEOPLE = /^(?:rounds|meta)\.|\.round$/;
const INSTRUMENT = findInstrument('full@1')!;

type Dump = Awaited<ReturnType<typeof dumpTables>>;

/** Everyone's answers are known to the attacker, and everyone's order; only who is who is looked for. */
interface Known {
  readonly id: string;
  readonly packed: string;
  readonly comment: string;
  receipt: string;
}

/**
 * A copy of the whole database before, during and after a round with two breakdowns, and every join of a
 * person with an answer: on values, on transaction ids, and on any order that two tables have in common.
 * People answer strictly one after the other, which is the worst case.
 */
describe('copies of the database before, during and after a round', () => {
  let server: TestServer;
  let round: string;
  let people: Known[];
  let before: Dump;
  let during: Dump;
  let later: Dump;
  let after: Dump;
  let forgotten: Dump;
  /** Columns of which PostgreSQL keeps a sample, each time it took one. */
  const sampled: string[][] = [];
  let texts: readonly ReturnType<typeof dumpAsText>[];
  /** Of everyone who is invited. */
  let secrets: Map<string, string>;
  const directory = mkdtempSync(join(tmpdir(), 'tutti-dump-'));
  const files = {
    inbox: { during: '', after: '' },
    keys: { during: '', after: '' },
    claims: { during: '', after: '' },
    salts: { during: '', after: '' },
    comments: '',
    invitations: '',
  };

  beforeAll(async () => {
    server = await startTestServer({ DATA_DIR: directory });
    const { owner, kind } = server.database;
    const takeText = () => (kind === 'postgresql' ? dumpAsText(owner) : null);
    await server.hr.importOrganisation(UNITS, writeRoster());
    round = await server.hr.launchRound({
      title: 'Copied',
      instrument: INSTRUMENT.ref,
      closesOn: CLOSES_ON,
      breakdowns: ['gender', 'site'],
    });
    before = await dumpTables(owner);
    const { known, answer } = await prepare();
    people = known;
    for (const person of people.slice(0, HALF)) await answer(person);
    await sample();
    during = await dumpTables(owner);
    const textDuring = takeText();
    await copyFiles('during');
    await answer(people[HALF]!);
    later = await dumpTables(owner);
    for (const person of people.slice(HALF + 1)) await answer(person);
    await sample();
    await server.hr.closeRound(round);
    after = await dumpTables(owner);
    texts = [textDuring, takeText()];
    await copyFiles('after');
    await server.rounds.forget(0);
    forgotten = await dumpTables(owner);
    files.comments = await readFiles(owner, 'tally.comment');
    files.invitations = await readFiles(owner, 'registrar.invitation');
  });
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** As PostgreSQL does by itself when enough rows have changed. */
  async function sample(): Promise<void> {
    await server.database.owner.unsafe('analyze');
    sampled.push(await readSampled(server.database.owner));
  }

  async function copyFiles(when: 'during' | 'after'): Promise<void> {
    const { owner } = server.database;
    files.inbox[when] = await readFiles(owner, 'ballotbox.comment_inbox');
    files.keys[when] = await readFiles(owner, 'registrar.signing_key');
    files.salts[when] = await readFiles(owner, 'registrar.mailing');
    files.claims[when] = await readFiles(owner, 'registrar.claim');
  }

  async function prepare() {
    const messages = await server.hr.readOutbox(round);
    secrets = new Map(messages.map(({ employee, link }) => [employee, link.split('#')[1]!]));
    const random = createRandom(5);
    const respondents = createRespondents(server.url);
    const sheets = new Map<string, SimulatedAnswers>();
    const known = shuffle(
      Array.from({ length: MEMBERS }, (_, member) => `big-${member + 1}`),
      random,
    ).map((id, order): Known => {
      const answers = Object.fromEntries(
        INSTRUMENT.items.map(({ id: item, from, to }) => [
          item,
          from + Math.floor(random() * (to - from + 1)),
        ]),
      );
      const comment = `Remark ${(order * 37) % MEMBERS} of this round`;
      sheets.set(id, { answers, comments: { COM: comment } });
      const packed = INSTRUMENT.items.map((item) => packAnswer(item, answers[item.id]!)!);
      return { id, packed: Buffer.from(packed).toString('hex'), comment, receipt: '' };
    });
    const answer = async (person: Known) => {
      person.receipt = await respondents.answer(secrets.get(person.id)!, sheets.get(person.id)!);
    };
    return { known, answer };
  }

  /** The row of a person in a table of people. */
  const findPerson = (rows: readonly Row[], { id }: Known) =>
    rows.find((row) => (row['employee'] ?? row['id']) === id && (row['round'] ?? round) === round);

  /** The row in a table of answers that the test knows to be this person's. */
  const findAnswer = (rows: readonly Row[], { packed, comment, receipt }: Known) =>
    rows.find((row) => {
      if (Buffer.isBuffer(row['answers'])) return row['answers'].toString('hex') === packed;
      if (Buffer.isBuffer(row['hash'])) return computeReceipt(row['hash']) === receipt;
      return row['text'] === comment;
    });

  const columnsOf = (rows: readonly Row[]) => Object.keys(rows[0] ?? {});
  const readColumn = (row: Row, column: string) => {
    const value = row[column];
    return typeof value === 'number' ? value : writeValue(value);
  };

  /** Orders that a table of people and one of answers have in common, strongest first. */
  function findOrders(dump: Dump): { words: string; rho: number }[] {
    return PEOPLE.flatMap((table) =>
      ANSWERS.flatMap((other) => {
        const pairs = people.flatMap((person) => {
          const row = findPerson(dump.get(table)!, person);
          const answer = findAnswer(dump.get(other)!, person);
          return row === undefined || answer === undefined ? [] : [{ row, answer }];
        });
        if (pairs.length < HALF) return [];
        return columnsOf(dump.get(table)!).flatMap((column) =>
          columnsOf(dump.get(other)!).map((match) => ({
            words: `${table} ${column} and ${other} ${match}`,
            rho: Math.abs(
              correlateRanks(
                pairs.map(({ row }) => readColumn(row, column)),
                pairs.map(({ answer }) => readColumn(answer, match)),
              ),
            ),
          })),
        );
      }),
    ).sort((a, b) => b.rho - a.rho);
  }

  /** Beyond this lies one correlation of unrelated orders in a million. */
  const chance = 4.9 / Math.sqrt(MEMBERS - 1);

  /** Values that a person's row and an answer's row share, finer than a group. */
  function findShared(dump: Dump): string[] {
    const isPublic = (value: string) =>
      value === round || /^(cohort|comments|breakdown):/.test(value) || value === INSTRUMENT.ref;
    const valuesOf = (table: string) =>
      new Set(
        dump
          .get(table)!
          .flatMap(listValues)
          .filter((value) => !isPublic(value)),
      );
    return PEOPLE.flatMap((table) => {
      const known = valuesOf(table);
      return ANSWERS.flatMap((other) =>
        [...valuesOf(other).intersection(known)].map((value) => `${table}, ${other}: ${value}`),
      );
    });
  }

  /** Transactions that wrote both about a person and about an answer. */
  function findTransactions(dump: Dump): unknown[] {
    const idsOf = (tables: readonly string[]) =>
      new Set(tables.flatMap((table) => dump.get(table)!.map((row) => row['#transaction'])));
    return [...idsOf(PEOPLE).intersection(idsOf(ANSWERS))];
  }

  test('the attack can find what is there: it matches people with their own rows', () => {
    const [strongest] = findOrders(
      new Map([
        ...after,
        [
          'registrar.member',
          after.get('tally.ballots')!.map((row) => ({
            ...row,
            employee: people.find(({ packed }) => writeValue(row['answers']) === packed)?.id,
          })),
        ],
      ]),
    );
    expect(strongest!.rho).toBeCloseTo(1);
    const planted = new Map([...after, ['tally.comment', [{ text: 'x', author: 'big-1' }]]]);
    expect(findShared(planted)).toContain('registrar.employee, tally.comment: big-1');
  });

  test('before: there is nothing of anybody, and the sums are masked', () => {
    for (const table of ANSWERS.filter((name) => name !== 'ballotbox.counter'))
      expect({ table, rows: before.get(table)!.length }).toEqual({ table, rows: 0 });
    expect(findShared(before)).toEqual([]);
  });

  test('at no time does a person share a value or a transaction with an answer', () => {
    for (const dump of [before, during, after, forgotten]) {
      expect(findShared(dump)).toEqual([]);
      expect(findTransactions(dump)).toEqual([]);
    }
  });

  test('during: sums of breakdown groups can not be read', () => {
    const counts = during
      .get('ballotbox.counter')!
      .flatMap((row) => (row['counts'] as unknown[]).map(Number));
    expect(counts.length).toBeGreaterThan(100);
    // Masks are below 2^48: one in a thousand million is below 2^18 by chance.
    expect(counts.filter((count) => count < 2 ** 18)).toEqual([]);
  });

  test('during, the limit: who claimed and what came in lie in the same order', () => {
    const [strongest] = findOrders(during);
    expect(strongest!.rho).toBeGreaterThan(0.99);
    const inbox = during.get('ballotbox.inbox')!;
    const places = people.slice(0, HALF).map((person) => findAnswer(inbox, person)!['#place']);
    expect(places).toEqual(places.toSorted((a, b) => Number(a) - Number(b)));
  });

  test('during, the limit: two copies differ by the answers of whoever came between them', () => {
    const sumsOf = (dump: Dump) =>
      new Map(
        dump.get('ballotbox.counter')!.map((row) => [row['key'], row['counts'] as unknown[]]),
      );
    const [first, second] = [sumsOf(during), sumsOf(later)];
    const changed = [...first].filter(
      ([key, counts]) => writeValue(counts) !== writeValue(second.get(key)),
    );
    // One group of each breakdown: her attributes.
    expect(changed).toHaveLength(2);
  });

  test('at no time is a link in the database: not in a value, not in the files of its tables', () => {
    const all = [...secrets.values()];
    expect(all).toHaveLength(MEMBERS + OTHERS);
    for (const dump of [before, during, later, after]) {
      const text = [...dump.values()].flat().flatMap(listValues).join('\n');
      expect(text).toContain('big-1@example.org');
      expect(all.filter((secret) => text.includes(secret))).toEqual([]);
    }
    // The attack can find what is there.
    const planted = listValues({ text: { deep: [`http://localhost/a#${all[3]}`] } }).join('\n');
    expect(all.filter((secret) => planted.includes(secret))).toHaveLength(1);
    const lying = files.claims.during + files.salts.during;
    expect(all.filter((secret) => lying.includes(secret))).toEqual([]);
  });

  test('during, the limit: with the master key as well links can be written, and after the close no more', () => {
    const saltIn = (dump: Dump) =>
      dump.get('registrar.mailing')!.find((row) => row['round'] === round)!['salt'];
    const salt = saltIn(during) as Buffer;
    const own = createSecretWriter(readMasterKey(directory), salt, round);
    const foreign = createSecretWriter(randomBytes(32), salt, round);
    expect(own('big-1', true)).toBe(secrets.get('big-1'));
    expect([...secrets].filter(([id, secret]) => foreign(id, true) === secret)).toEqual([]);
    expect(saltIn(after)).toBeNull();
    expect(files.salts.during).toContain(salt.toString('latin1'));
    expect(files.salts.after).not.toContain(salt.toString('latin1'));
  });

  test('nobody who answers leaves a trace in an invitation: place, size and transactions stay', () => {
    const invitations = (dump: Dump) => dump.get('registrar.invitation')!;
    expect(invitations(before)).toHaveLength(MEMBERS + OTHERS);
    for (const dump of [during, later, after])
      expect(invitations(dump)).toEqual(invitations(before));
  });

  test('PostgreSQL, which samples tables by itself, keeps no value of a person or an answer', async () => {
    expect(sampled).toHaveLength(2);
    // It did look at them: which round a row is of it may know.
    for (const columns of sampled)
      expect(columns).toEqual(
        expect.arrayContaining(['ballotbox.inbox.round', 'registrar.claim.round']),
      );
    const could = await readSampleable(server.database.owner);
    const ofPeople = [...sampled, could].flat().filter((name) => !NOT_OF_PEOPLE.test(name));
    expect(ofPeople).toEqual([]);
  });

  test('after: no order of people is an order of ballots, comments or receipts', () => {
    const orders = findOrders(after);
    const tables = new Set(orders.map(({ words }) => words.split(' ')[3]));
    expect(tables).toEqual(new Set(['ballotbox.nullifier', 'tally.ballots', 'tally.comment']));
    expect(orders.length).toBeGreaterThan(200);
    for (const column of PHYSICAL)
      expect(orders.some(({ words }) => words.endsWith(` ${column}`))).toBe(true);
    expect(orders.filter(({ rho }) => rho > chance)).toEqual([]);
  });

  test('after: ballots, comments and receipts share no order, value or transaction either', () => {
    const tables = ['tally.ballots', 'tally.comment', 'ballotbox.nullifier'];
    for (const table of tables) {
      const rows = after.get(table)!;
      for (const other of tables.filter((name) => name > table)) {
        const pairs = people.map((person) => ({
          row: findAnswer(rows, person)!,
          match: findAnswer(after.get(other)!, person)!,
        }));
        for (const column of columnsOf(rows)) {
          for (const matching of columnsOf(after.get(other)!)) {
            const rho = correlateRanks(
              pairs.map(({ row }) => readColumn(row, column)),
              pairs.map(({ match }) => readColumn(match, matching)),
            );
            expect({ table, column, other, matching, held: Math.abs(rho) < chance }).toEqual({
              table,
              column,
              other,
              matching,
              held: true,
            });
          }
        }
      }
      const kinds = new Set(rows.map((row) => row['#transaction']));
      expect({ table, transactions: kinds.size }).toEqual({ table, transactions: 1 });
    }
  });

  test('after: ballots of a round all have one size, and nothing tells which tokens came together', () => {
    expect(new Set(after.get('tally.ballots')!.map((row) => row['#size'])).size).toBe(1);
    const nullifiers = after.get('ballotbox.nullifier')!;
    expect(nullifiers.filter((row) => row['kind'] === 'breakdown')).toEqual([]);
    const hashes = nullifiers.map((row) => writeValue(row['hash']));
    expect(hashes).toEqual(hashes.toSorted());
    expect(after.get('ballotbox.counter')).toEqual([]);
  });

  test('after: nothing lies in the order in which people answered', () => {
    const arrival = people.map((_, index) => index);
    const tables = ['tally.ballots', 'tally.comment', 'ballotbox.nullifier'];
    for (const table of [...PEOPLE, ...tables]) {
      const rows = after.get(table)!;
      const found = people.map((person) =>
        tables.includes(table) ? findAnswer(rows, person) : findPerson(rows, person),
      );
      if (found.includes(undefined)) {
        // Messages are gone; members are kept in the strict setting only.
        expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
        continue;
      }
      for (const column of columnsOf(rows)) {
        const rho = correlateRanks(
          arrival,
          found.map((row) => readColumn(row!, column)),
        );
        expect({ table, column, held: Math.abs(rho) < chance }).toEqual({
          table,
          column,
          held: true,
        });
      }
    }
  });

  test('after: what was deleted is not in the files of the database either', () => {
    const comments = (file: string) => people.filter(({ comment }) => file.includes(comment));
    expect(comments(files.inbox.during)).toHaveLength(HALF);
    expect(comments(files.inbox.after)).toEqual([]);
    // Where a value is compressed or kept apart, its beginning stands for it.
    const held = (file: string, table: string, column: string) =>
      during
        .get(table)!
        .flatMap((row) => (Buffer.isBuffer(row[column]) ? [row[column].toString('latin1')] : []))
        .filter((bytes) => file.includes(bytes.slice(0, 32))).length;
    expect(held(files.keys.during, 'registrar.signing_key', 'private_key')).toBeGreaterThan(3);
    expect(held(files.keys.after, 'registrar.signing_key', 'private_key')).toBe(0);
    expect(held(files.claims.during, 'registrar.claim', 'claim_hash')).toBe(HALF);
    expect(held(files.claims.after, 'registrar.claim', 'claim_hash')).toBe(0);
  });

  test('forgotten: neither ballots nor invitations are left, in tables or in files', () => {
    for (const table of [
      'tally.ballots',
      'tally.comment',
      'registrar.invitation',
      'registrar.claim',
    ])
      expect({ table, rows: forgotten.get(table)!.length }).toEqual({ table, rows: 0 });
    expect(people.filter(({ comment }) => files.comments.includes(comment))).toEqual([]);
    expect(files.invitations).not.toContain('cohort:');
    expect(forgotten.get('ballotbox.nullifier')!.length).toBeGreaterThan(0);
  });

  test('the text that pg_dump writes holds no more, in lines or in their order', ({ skip }) => {
    const [textDuring, textAfter] = texts;
    if (!textDuring || !textAfter) return skip('no pg_dump for this database');
    const fieldsOf = (text: typeof textAfter, tables: readonly string[]) =>
      new Set(
        tables.flatMap((table) =>
          text
            .get(table)!
            .flatMap((line) => line.split(/[\t{},"]+/).filter((one) => one.length >= 4)),
        ),
      );
    for (const text of [textDuring, textAfter]) {
      const shared = fieldsOf(text, PEOPLE).intersection(fieldsOf(text, ANSWERS));
      const finer = [...shared].filter(
        (value) => value !== round && !/^(cohort|comments|breakdown):/.test(value),
      );
      expect(finer).toEqual([]);
    }
    const lineOf = (table: string, part: string) =>
      textAfter.get(table)!.findIndex((line) => line.split('\t').some((one) => one.endsWith(part)));
    for (const table of ['registrar.invitation', 'registrar.employee']) {
      const persons = people.map(({ id }) => lineOf(table, id));
      const ballots = people.map(({ packed }) =>
        textAfter.get('tally.ballots')!.join('\n').indexOf(packed),
      );
      expect(new Set(persons).size).toBe(MEMBERS);
      expect(new Set(ballots).size).toBe(MEMBERS);
      expect(Math.abs(correlateRanks(persons, ballots))).toBeLessThan(chance);
    }
    return undefined;
  });
});

const UNITS = 'unit_id,parent_id,name\nroot,,Company\nbig,root,Big\nsmall,root,Small\n';

function writeRoster(): string {
  const lines = [...Array(MEMBERS).keys(), ...Array(OTHERS).keys()].map((member, index) => {
    const unit = index < MEMBERS ? 'big' : 'small';
    const id = `${unit}-${member + 1}`;
    const gender = index % 2 === 0 ? 'woman' : 'man';
    return `${id},${id}@example.org,${unit},en,${gender},${index % 3 === 0 ? 'Lyon' : 'Lille'}`;
  });
  return ['employee_id,email,unit_id,language,gender,site', ...lines, ''].join('\n');
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
