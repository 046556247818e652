import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, launchServer, type LaunchedServer } from '../support/process.ts';
import { readStored, type Stored } from '../support/stored.ts';
import { readPublished } from './balance.ts';
import { openRound } from './company.ts';
import { createPeople, Refused, type Acknowledged } from './people.ts';
import type { PrivatePostgresql } from './private-postgresql.ts';
import { undoAtEnd } from './undo-at-end.ts';

export interface KillFigures {
  readonly database: 'postgresql' | 'embedded';
  readonly kills: { readonly server: number; readonly postgresql: number };
  readonly acknowledged: number;
  readonly repeated: number;
  /** Requests that met no answer or one that says "later". */
  readonly waited: number;
  readonly stored: Stored;
  readonly published: Awaited<ReturnType<typeof readPublished>>;
  readonly faults: readonly string[];
}

interface Settings {
  readonly postgresql: PrivatePostgresql | null;
  readonly kills: number;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

const WIDTH = 6;
const PEOPLE = 4000;
/** From the moment at which all is well again to the next kill. */
const CALM_MILLIS = { least: 50, most: 600 } as const;

/**
 * People answer without a pause, while server and PostgreSQL are killed at random moments. Everybody goes on
 * until acknowledged. Then what is stored, counted and published is held against what was acknowledged.
 */
export async function runKills({ postgresql, kills, random, say }: Settings): Promise<KillFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-chaos-'));
  const environment = {
    PORT: String(await findFreePort()),
    DATA_DIR: directory,
    DATABASE_URL: postgresql?.url ?? '',
  };
  const opened = await openRound(environment, PEOPLE);
  const { hr, round, secrets } = opened;
  let server: LaunchedServer = opened.server;
  const remove = undoAtEnd(() => {
    server.endNow();
    rmSync(directory, { recursive: true, force: true });
  });
  const people = createPeople(server.url);
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  const done = { server: 0, postgresql: 0 };
  let repeated = 0;
  let isOver = false;
  try {
    const lane = async () => {
      while (!isOver && secrets.length > 0) {
        try {
          const one = await people.answer(secrets.shift()!);
          acknowledged.push(one);
          if (random() > 0.2) continue;
          repeated += 1;
          const receipt = await repeat(server.url, one.ballot);
          if (receipt !== one.receipt) faults.push(`another receipt for a repeat: ${receipt}`);
        } catch (error) {
          faults.push(error instanceof Refused ? error.message : String(error));
        }
      }
    };
    const lanes = Array.from({ length: WIDTH }, lane);
    const restart = async () => {
      await server.kill();
      server = await launchServer([], environment);
    };
    while (done.server + done.postgresql < kills) {
      await sleep(CALM_MILLIS.least + random() * (CALM_MILLIS.most - CALM_MILLIS.least));
      if (postgresql !== null && random() < 0.5) {
        await postgresql.crash();
        await postgresql.start();
        done.postgresql += 1;
        if (await hasEnded(server)) {
          const last = server.read().trim().split('\n').slice(-3).join(' | ');
          faults.push(`the server ended when PostgreSQL did: ${last}`);
          await restart();
        }
      } else {
        await restart();
        done.server += 1;
      }
      if ((done.server + done.postgresql) % 5 === 0)
        say(`  ${done.server + done.postgresql} kills, ${acknowledged.length} acknowledged`);
    }
    isOver = true;
    await Promise.all(lanes);
    await server.kill();
    const [stored] = await readStored(postgresql?.url ?? null, directory, [round]);
    server = await launchServer([], environment);
    await hr.closeRound(round);
    const receipts = acknowledged.map(({ receipt }) => receipt);
    const published = await readPublished(server.url, hr, round, receipts);
    const expected = acknowledged.length;
    for (const [name, number] of Object.entries({ ...stored, ...published }))
      if (number !== (name === 'missing' ? 0 : expected))
        faults.push(`${name}: ${number} where ${expected} were acknowledged`);
    if (new Set(receipts).size !== expected) faults.push('two people have one receipt');
    return {
      database: postgresql === null ? 'embedded' : 'postgresql',
      kills: done,
      acknowledged: expected,
      repeated,
      waited: [...people.waited.values()].reduce((sum, count) => sum + count, 0),
      stored: stored!,
      published,
      faults,
    };
  } finally {
    isOver = true;
    await server.kill();
    remove();
  }
}

/** The same ballot again, until there is an answer. */
async function repeat(url: string, ballot: string): Promise<string> {
  for (;;) {
    try {
      const response = await fetch(`${url}/api/ballotbox/ballots`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: ballot,
      });
      const reply = (await response.json()) as { receipt?: string; code?: string };
      if (response.status < 500) return reply.receipt ?? reply.code ?? '';
    } catch {
      // It will be back.
    }
    await sleep(100);
  }
}

async function hasEnded({ exit }: LaunchedServer): Promise<boolean> {
  return Promise.race([exit.then(() => true), sleep(50).then(() => false)]);
}

function sleep(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis));
}
