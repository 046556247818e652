import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { openRound } from '../chaos/company.ts';
import { CLOSES_ON } from '../support/company.ts';
import { copyEmbedded } from '../support/embedded-template.ts';
import { launch, launchServer } from '../support/process.ts';

/** Linux only: how long a file of a process may become. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

describe('starting', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tutti-start-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const settings = () => ({ PORT: '0', DATA_DIR: directory });

  /** Start and expect a refusal: status 1 and exactly one line. */
  async function refusal(environment: Record<string, string>): Promise<string> {
    const started = launch('main.ts', [], { ...settings(), ...environment });
    expect(await started.exit).toBe(1);
    const lines = started.read().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0]!;
  }

  test('an unreachable database is said in one sentence', async () => {
    const sentence = await refusal({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    expect(sentence).toBe('The database can not be reached (ECONNREFUSED); check DATABASE_URL.');
  });

  test('a database of a newer version is said in one sentence', async () => {
    copyEmbedded(directory);
    const database = await connect({ url: null, directory });
    await migrate(database);
    await database.owner`insert into meta.migration values (9999, '9999-future.sql', 'x')`;
    await database.close();
    expect(await refusal({})).toContain('was written by a newer version of Tutti');
  });

  test('a changed past migration is said in one sentence', async () => {
    copyEmbedded(directory);
    const database = await connect({ url: null, directory });
    await migrate(database);
    await database.owner`update meta.migration set checksum = 'other' where number = 1`;
    await database.close();
    expect(await refusal({})).toContain('0001-foundation.sql differs');
  });

  test('a broken data directory is said in one sentence', async () => {
    mkdirSync(join(directory, 'pg'));
    writeFileSync(join(directory, 'pg', 'PG_VERSION'), 'nonsense');
    expect(await refusal({})).toContain('could not be opened');
  });

  test('a data directory that is a file is said in one sentence', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain('can not be read or written');
  });

  test('a wrong setting is named', async () => {
    expect(await refusal({ PORT: 'many' })).toContain('The setting PORT is not valid');
    expect(await refusal({ DATABASE_URL: 'mysql://x' })).toContain(
      'The setting DATABASE_URL is not valid',
    );
  });

  test.skipIf(!canLimit)(
    'an embedded database that can not write its log ends the engine, which loses nothing',
    async () => {
      copyEmbedded(directory);
      const { server, hr } = await openRound(settings(), 30);
      // The first file of its log is longer: at this place it can not be written any more.
      const limit = ['--pid', String(server.pid), `--fsize=${10 * 2 ** 20}`];
      expect(spawnSync('prlimit', limit).status).toBe(0);
      let acknowledged = 0;
      const addRounds = async () => {
        for (;;) {
          const title = `Another ${acknowledged + 1}`;
          const round = { title, instrument: 'full@1', closesOn: CLOSES_ON };
          const made = await hr.send('POST', '/rounds', round).catch(() => null);
          if (made === null) return;
          if (made.status === 201) acknowledged += 1;
        }
      };
      void addRounds();
      const ended = await Promise.race([server.exit, sleep(120_000, 'still there')]);
      await server.kill();
      expect(ended).toBe(1);
      expect(server.read().trim().split('\n').at(-1)).toBe(
        `The embedded database has stopped; nothing acknowledged is lost. It could not write to ${directory}; start the engine again.`,
      );
      expect(acknowledged).toBeGreaterThan(20);
      const database = await connect({ url: null, directory });
      const rounds = await database.owner<{ title: string }[]>`
        select title from rounds.round where title like 'Another %' order by number`;
      await database.close();
      const titleOf = (_: unknown, index: number) => `Another ${index + 1}`;
      expect(rounds.slice(0, acknowledged).map(({ title }) => title)).toEqual(
        Array.from({ length: acknowledged }, titleOf),
      );
      // The one on its way may have been written down without its reply having been sent; nothing else was.
      const onItsWay = rounds.slice(acknowledged).map(({ title }) => title);
      expect([[], [titleOf(null, acknowledged)]]).toContainEqual(onItsWay);
    },
  );

  test('a second process on the same data directory is refused', async () => {
    copyEmbedded(directory);
    const first = await launchServer([], settings());
    expect(await refusal({})).toMatch(/is in use by process \d+/);
    await first.kill();
  });
});
