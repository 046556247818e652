import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClockView } from '../../api/app.ts';
import type { Environment } from './company.ts';
import type { Scene } from './play.ts';
import type { Stage } from './stage.ts';
import { undoAtEnd } from './undo-at-end.ts';

/** A clock that can be set for one process and those it starts, with libfaketime. */
export interface SettableClock {
  readonly environment: Environment;
  /** As libfaketime takes it: `+3d`, `-2d`, `+0`. */
  set(offset: string): void;
  remove(): void;
}

/** null where libfaketime neither is nor can be installed */
export function createSettableClock(say: (line: string) => void): SettableClock | null {
  const library = findLibrary() ?? installLibrary(say);
  if (library === null) return null;
  const directory = mkdtempSync(join(tmpdir(), 'tutti-chaos-clock-'));
  const file = join(directory, 'offset');
  const set = (offset: string) => writeFileSync(file, `${offset}\n`);
  set('+0');
  return {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Time that goes by is not what is set when somebody sets a clock.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: undoAtEnd(() => {
      rmSync(directory, { recursive: true, force: true });
      removeShared();
    }),
  };
}

const SHARED = '/dev/shm';

/** Memory that libfaketime shares, of processes that were killed and could not give it back. */
function removeShared(): void {
  for (const name of existsSync(SHARED) ? readdirSync(SHARED) : []) {
    const owner = /^(?:sem\.)?faketime_\w+?_(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) rmSync(join(SHARED, name));
  }
}

const LIBRARIES = '/usr/lib';

/** Debian keeps it in a directory that has the name of the machine's kind. */
function findLibrary(): string | null {
  if (!existsSync(LIBRARIES)) return null;
  const places = readdirSync(LIBRARIES).map((name) =>
    join(LIBRARIES, name, 'faketime', 'libfaketimeMT.so.1'),
  );
  return places.find((place) => existsSync(place)) ?? null;
}

function installLibrary(say: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('  libfaketime is not here: installing the package faketime');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'faketime'],
  ])
    spawnSync('apt-get', words, { stdio: 'ignore', env: environment });
  return findLibrary();
}

/** The engine looks at the dates once a minute: it has to meet the clock that is ahead. */
const AHEAD_MILLIS = 64_000;
const BEHIND_MILLIS = 4_000;

/** @param clock of the server's process, whose open round ends tomorrow */
export function makeClockScene(clock: SettableClock): Scene {
  return {
    name: 'the clock of the server is put three days forward, then two days back',
    mayMeet: [],
    longestMillis: null,
    troubleMillis: AHEAD_MILLIS + BEHIND_MILLIS,
    begin(stage) {
      const faults: string[] = [];
      const over = new AbortController();
      const days = new Set([readDay()]);
      clock.set('+3d');
      const looking = (async () => {
        const began = performance.now();
        while (!over.signal.aborted) {
          if (performance.now() - began > AHEAD_MILLIS) clock.set('-2d');
          // Midnight may come meanwhile.
          days.add(readDay());
          faults.push(...(await look(stage, days)));
          await sleep(1_000);
        }
      })();
      return Promise.resolve(async () => {
        clock.set('+0');
        over.abort();
        await looking;
        // Forward, and back: else nothing was tried.
        const seen =
          stage
            .server()
            .read()
            .match(/"event":"clock-jumped"/g)?.length ?? 0;
        if (seen !== 2) faults.push(`the server saw the clock jump ${seen} times`);
        return [...new Set(faults)];
      });
    },
  };
}

/** HR stays signed in, the day is the right one, and the round is open. */
async function look({ hr, round }: Stage, days: ReadonlySet<string>): Promise<readonly string[]> {
  try {
    const { today } = await hr.call<ClockView>('GET', '/rounds/clock');
    const { state } = await hr.readRound(round);
    return [
      ...(days.has(today) ? [] : [`the engine believes that it is ${today}`]),
      ...(state === 'open' ? [] : [`the round is ${state}`]),
    ];
  } catch (error) {
    return [String(error)];
  }
}

function readDay(): string {
  return new Intl.DateTimeFormat('en-CA').format(new Date());
}

/** The last day of answers of a round that a clock put forward would end. */
export function findTomorrow(): string {
  return new Intl.DateTimeFormat('en-CA').format(new Date(Date.now() + 24 * 3_600_000));
}
