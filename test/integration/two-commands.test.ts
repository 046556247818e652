import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig, readMasterKey } from '../../api/config.ts';
import { createRespondents } from '../../api/demo/respondent.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { createRegistrarKey } from '../../api/registrar/manifest-signer.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { createDatabase } from '../support/database.ts';
import { copyEmbedded } from '../support/embedded-template.ts';
import { findFreePort, launch, launchServer } from '../support/process.ts';

test('settings of the one process are refused by the other, and missing ones are named', () => {
  const key = createRegistrarKey(new Uint8Array(32)).publicKey;
  const box = { REGISTRAR_KEY: key, REGISTRAR_URL: 'http://localhost:8080' };
  expect(() => readConfig({}, 'registrar')).toThrow(
    'npm run registrar needs the setting BALLOTBOX_URL',
  );
  expect(() => readConfig({}, 'ballotbox')).toThrow(
    'npm run ballotbox needs the setting REGISTRAR_URL',
  );
  expect(() => readConfig({ BALLOTBOX_URL: 'https://box.example.org' })).toThrow(
    'none of npm start',
  );
  expect(() =>
    readConfig({ ...box, BALLOTBOX_URL: 'https://box.example.org' }, 'ballotbox'),
  ).toThrow('none of npm run ballotbox');
  const more = {
    PUBLIC_URL: 'https://survey.example.org',
    RETENTION_DAYS: '10',
    SMTP_URL: 'smtps://mail.example.org',
    MAIL_FROM: 'hr@example.org',
    MAIL_PER_MINUTE: '10',
    REMINDER_REPORTS_TO: 'hr@example.org',
    DATABASE_URL_STAFF: 'postgres:///tutti',
  };
  for (const [name, value] of Object.entries(more))
    expect(() => readConfig({ ...box, [name]: value }, 'ballotbox')).toThrow(
      `The setting ${name} is none of npm run ballotbox.`,
    );
  const registrar = { BALLOTBOX_URL: 'http://localhost:8081' };
  expect(() =>
    readConfig({ ...registrar, DATABASE_URL_BALLOTBOX: 'postgres:///tutti' }, 'registrar'),
  ).toThrow('The setting DATABASE_URL_BALLOTBOX is none of npm run registrar.');
  expect(() => readConfig({ ...box, REGISTRAR_KEY: 'short' }, 'ballotbox')).toThrow(
    'REGISTRAR_KEY',
  );
  expect(() => readConfig({ BALLOTBOX_URL: 'https://box.example.org/path' }, 'registrar')).toThrow(
    'without a path',
  );
});

test('a database from when there was only the engine goes on as one', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-only-engine-'));
  copyEmbedded(directory);
  const database = await connect({ url: null, directory });
  await migrate(database);
  await database.owner`drop table meta.part`;
  await expect(migrate(database, 'ballotbox')).rejects.toThrow(/belongs to an engine/);
  expect(await migrate(database)).toBe(0);
  await database.close();
  rmSync(directory, { recursive: true });
});

/** Eight starts: half a minute, or minutes on a busy machine. */
const TIMEOUT_MILLIS = 400_000;

test(
  'npm run registrar and npm run ballotbox: both are killed, and the round goes on',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tutti-two-killed-'));
    const databases = [await createDatabase(), await createDatabase()] as const;
    const ports = [await findFreePort(), await findFreePort()] as const;
    const key = createRegistrarKey(readMasterKey(join(directory, 'registrar')));
    const environments = {
      registrar: {
        PORT: String(ports[0]),
        DATA_DIR: join(directory, 'registrar'),
        DATABASE_URL: databases[0].url ?? '',
        BALLOTBOX_URL: `http://localhost:${ports[1]}`,
      },
      ballotbox: {
        PORT: String(ports[1]),
        DATA_DIR: join(directory, 'ballotbox'),
        DATABASE_URL: databases[1].url ?? '',
        REGISTRAR_URL: `http://localhost:${ports[0]}`,
        REGISTRAR_KEY: key.publicKey,
      },
    };
    for (const part of ['registrar', 'ballotbox'] as const)
      if (environments[part].DATABASE_URL === '') copyEmbedded(environments[part].DATA_DIR);
    const running: { kill(): Promise<unknown> }[] = [];
    const start = async (part: 'registrar' | 'ballotbox') => {
      const started = await launchServer([part], environments[part]);
      running.push(started);
      return started;
    };
    onTestFinished(async () => {
      for (const one of running) await one.kill();
      for (const one of databases) await one.drop();
      rmSync(directory, { recursive: true, force: true });
    });
    const account = launch(
      'cli.ts',
      ['account', '--email', 'hr@example.org', '--name', 'HR', '--role', 'hr'],
      environments.registrar,
    );
    expect(await account.exit).toBe(0);
    const token = /#(\S+)/.exec(account.read())![1]!;

    // The ballot box is not there yet: the launch waits for it.
    let registrar = await start('registrar');
    expect(registrar.read()).toContain(`"registrarKey":"${key.publicKey}"`);
    const hr = await createStaffClient(registrar.url, 'hr@example.org', token);
    await hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    const { id } = await hr.call<{ id: string }>('POST', '/rounds', {
      title: 'Two commands',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    await hr.call('POST', `/rounds/${id}/launch`);
    let box = await start('ballotbox');
    await until(async () => (await hr.readRound(id)).state === 'open');

    await registrar.kill();
    registrar = await start('registrar');
    // The links are written again by whoever has the master key; the database of the registrar has none.
    const file = await hr.send('GET', `/rounds/${id}/outbox/links.csv`);
    const links = (await file.text()).match(/http\S+#[\w-]{22}/g)!;
    expect(links).toHaveLength(29);
    const respondents = createRespondents(registrar.url);
    for (const link of links.slice(0, 9))
      await respondents.answer(link.split('#')[1]!, { answers: { WB2: 4 }, comments: {} });

    await box.kill();
    await hr.call('POST', `/rounds/${id}/close`);
    await registrar.kill();
    [box, registrar] = [await start('ballotbox'), await start('registrar')];
    await until(async () => (await hr.readRound(id)).state === 'released');
    const { release } = await hr.call<{ release: ReleaseDocument }>('GET', `/reports/${id}`);
    expect(release.groups.find((group) => group.id === 'unit:root')!.respondents).toBe(9);
  },
  TIMEOUT_MILLIS,
);

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((done) => setTimeout(done, 100));
}
