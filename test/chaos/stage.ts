import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, launchServer, type LaunchedServer } from '../support/process.ts';
import { readStored } from '../support/stored.ts';
import { openRound, type Environment, type OpenRound } from './company.ts';
import type { PrivatePostgresql } from './private-postgresql.ts';
import type { SmallDisk } from './small-disk.ts';
import { undoAtEnd } from './undo-at-end.ts';

/** Where scenes are played one after the other: a server with an open round. */
export interface Stage extends OpenRound {
  readonly url: string;
  readonly port: number;
  /** null: the embedded database. */
  readonly postgresql: PrivatePostgresql | null;
  /** On which the database is; null where it is no small one. */
  readonly disk: SmallDisk | null;
  readonly directory: string;
  server(): LaunchedServer;
  hasEnded(): Promise<boolean>;
  /** kill -9, and start again. */
  restart(): Promise<void>;
  /** What is stored, held against how many were acknowledged. The server may be killed and started for it. */
  balance(acknowledged: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface StageSettings {
  readonly people: number;
  readonly postgresql: PrivatePostgresql | null;
  readonly disk: SmallDisk | null;
  readonly environment?: Environment;
  readonly closesOn?: string;
}

export async function openStage(settings: StageSettings): Promise<Stage> {
  const { postgresql, disk } = settings;
  const isEmbedded = postgresql === null;
  const own = mkdtempSync(join(tmpdir(), 'tutti-chaos-'));
  const directory = isEmbedded && disk !== null ? join(disk.directory, 'data') : own;
  const port = await findFreePort();
  const environment = {
    PORT: String(port),
    DATA_DIR: directory,
    DATABASE_URL: postgresql?.url ?? '',
    ...settings.environment,
  };
  const { server: first, ...round } = await openRound(
    environment,
    settings.people,
    settings.closesOn,
  );
  let server = first;
  const remove = undoAtEnd(() => {
    server.endNow();
    rmSync(own, { recursive: true, force: true });
  });
  const restart = async () => {
    await server.kill();
    server = await launchServer([], environment);
  };
  return {
    ...round,
    ...{ url: first.url, port, postgresql, disk, directory },
    server: () => server,
    hasEnded: () => Promise.race([server.exit.then(() => true), sleep(50, false)]),
    restart,
    async balance(acknowledged) {
      if (isEmbedded) await server.kill();
      const [stored] = await readStored(postgresql?.url ?? null, directory, [round.round]);
      if (isEmbedded) await restart();
      return Object.entries(stored!)
        .filter(([, number]) => number !== acknowledged)
        .map(([name, number]) => `${name}: ${number} where ${acknowledged} were acknowledged`);
    },
    async close() {
      await server.kill();
      remove();
    },
  };
}
