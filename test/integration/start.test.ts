import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { launch, launchServer } from '../support/process.ts';

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
    const database = await connect({ url: null, directory });
    await migrate(database);
    await database.owner`insert into meta.migration values (9999, '9999-future.sql', 'x')`;
    await database.close();
    expect(await refusal({})).toContain('was written by a newer version of Tutti');
  });

  test('a changed past migration is said in one sentence', async () => {
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

  test('a second process on the same data directory is refused', async () => {
    const first = await launchServer([], settings());
    expect(await refusal({})).toMatch(/is in use by process \d+/);
    await first.kill();
  });
});
