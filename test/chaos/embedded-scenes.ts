import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { CLOSES_ON } from '../support/company.ts';
import type { Scene } from './play.ts';
import type { Stage } from './stage.ts';

/** The disk of the embedded database is full. */
export const EMBEDDED_SCENES: readonly Scene[] = [
  {
    name: 'the disk of the embedded database is full, then there is room again',
    mayMeet: [507],
    longestMillis: null,
    begin: fillDisk,
  },
  {
    name: 'the same, and the server is killed meanwhile (kill -9)',
    mayMeet: [0, 507],
    longestMillis: null,
    begin: fillDiskAndKill,
  },
  {
    name: 'the same, in the moment in which its log needs another file',
    mayMeet: [0, 507],
    longestMillis: null,
    begin: fillDiskAtTheEndOfTheLog,
  },
];

function fillDisk({ disk }: Stage) {
  disk!.fill();
  return Promise.resolve(() => {
    disk!.makeRoom();
    return Promise.resolve([]);
  });
}

const SAYS_WHY = 'make room, then start';

/**
 * What was acknowledged before is on the disk, or the balance does not come out. Started before there is room, it
 * either says that there is none, or runs and refuses.
 */
function fillDiskAndKill(stage: Stage) {
  const { disk } = stage;
  disk!.fill();
  return Promise.resolve(async () => {
    const faults = await stage.restart().then(
      () => [],
      (error: unknown) => (String(error).includes(SAYS_WHY) ? [] : [String(error)]),
    );
    disk!.makeRoom();
    await stage.restart();
    return faults;
  });
}

const LOG_FILE_BYTES = 2 ** 24;
/** Of the log, before it needs the next file: some people's answers. */
const LEFT_BYTES = 2 ** 16;
/** From here on the next file is made beforehand, when the database is opened or closed. */
const MADE_BEFOREHAND = 0.7;

/**
 * The next file of the log can not be made, so that the database stops, and the server has to end: with a sentence,
 * not by hanging.
 */
async function fillDiskAtTheEndOfTheLog(stage: Stage) {
  const { hr, disk, directory } = stage;
  await stage.server().kill();
  await writeLog(directory);
  await stage.restart();
  const write = () => hr.send('POST', '/rounds', ANOTHER_ROUND).catch(() => undefined);
  while (countLeft(directory) > LEFT_BYTES) await write();
  // Room for all but a file of the log.
  disk!.fill(LOG_FILE_BYTES / 4);
  for (let tried = 0; tried < 100 && !(await stage.hasEnded()); tried += 1) await write();
  const faults = [
    ...((await stage.hasEnded()) ? [] : ['the server goes on without its database']),
    ...(stage.server().read().includes(SAYS_WHY) ? [] : ['the server does not say why it ended']),
  ];
  return async () => {
    disk!.makeRoom();
    await stage.restart();
    return faults;
  };
}

const ANOTHER_ROUND = { title: 'Another', instrument: 'full@1', closesOn: CLOSES_ON };

/** Up to where the next file is not made beforehand; one that was made of an old file is taken away. */
async function writeLog(directory: string): Promise<void> {
  const database = await connect({ url: null, directory });
  const { owner } = database;
  for (;;) {
    const [row] = await owner<{ written: string }[]>`
      select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn) % ${LOG_FILE_BYTES} as written`;
    const left = MADE_BEFOREHAND * LOG_FILE_BYTES - Number(row!.written);
    if (left < 2 ** 18 && left >= 0) break;
    await owner`select pg_logical_emit_message(false, 'chaos', repeat('x', ${2 ** 17}))`;
  }
  const [file] = await owner<{ name: string }[]>`
    select pg_walfile_name(pg_current_wal_insert_lsn()) as name`;
  await database.close();
  for (const name of listLogFiles(directory))
    if (name > file!.name) rmSync(join(directory, 'pg', 'pg_wal', name));
}

function listLogFiles(directory: string): string[] {
  return readdirSync(join(directory, 'pg', 'pg_wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort();
}

/** Bytes of the log's last file to which nothing has been written. */
function countLeft(directory: string): number {
  const bytes = readFileSync(join(directory, 'pg', 'pg_wal', listLogFiles(directory).at(-1)!));
  return bytes.length - bytes.findLastIndex((byte) => byte !== 0);
}
