import { createFarNetwork, makeFarScenes, type FarNetwork } from './far-clients.ts';
import {
  createSettableClock,
  findTomorrow,
  makeClockScene,
  type SettableClock,
} from './clock-jumps.ts';
import { EMBEDDED_SCENES } from './embedded-scenes.ts';
import { play, PEOPLE_PER_SCENE, type Scene, type SceneFigures } from './play.ts';
import { POSTGRESQL_SCENES } from './postgresql-scenes.ts';
import { createPostgresql } from './private-postgresql.ts';
import { mountSmallDisk } from './small-disk.ts';
import { openStage, type StageSettings } from './stage.ts';

/** What goes wrong without anybody being killed at random, and what could not be played here. */
export interface Played {
  readonly scenes: readonly SceneFigures[];
  /** What is missing for which scenes, in a sentence. */
  readonly left: readonly string[];
}

type Say = (line: string) => void;

const POSTGRESQL_DISK_MEGABYTES = 220;
const EMBEDDED_DISK_MEGABYTES = 160;

/** On stages of their own; what is stored is held after each scene against what was acknowledged. */
export async function runScenes(say: Say): Promise<Played> {
  const scenes: SceneFigures[] = [];
  const left: string[] = [];
  const groups = [
    await playOnPostgresql(say),
    await playOnFullDisk(say),
    // Both wait most of the time, for a look at the dates and for connections to be given up.
    ...(await Promise.all([playWithClock(say), playFarAway(say)])),
  ];
  for (const played of groups) {
    if (typeof played === 'string') {
      left.push(played);
      say(`  NOT PLAYED: ${played}`);
    } else {
      scenes.push(...played);
    }
  }
  return { scenes, left };
}

type Group = (say: Say) => Promise<readonly SceneFigures[] | string>;

const playOnPostgresql: Group = async (say) => {
  const disk = mountSmallDisk(POSTGRESQL_DISK_MEGABYTES);
  if (disk === null) return 'PostgreSQL in trouble needs the right to mount a small disk';
  const postgresql = await createPostgresql(disk.directory).catch((error: unknown) => {
    disk.remove();
    throw error;
  });
  try {
    if (postgresql === null) return 'PostgreSQL in trouble needs PostgreSQL';
    return await playAll(POSTGRESQL_SCENES, { postgresql, disk }, say);
  } finally {
    await postgresql?.stop();
    disk.remove();
  }
};

const playOnFullDisk: Group = async (say) => {
  const disk = mountSmallDisk(EMBEDDED_DISK_MEGABYTES);
  if (disk === null) return 'a full disk needs the right to mount a small one';
  try {
    return await playAll(EMBEDDED_SCENES, { postgresql: null, disk }, say);
  } finally {
    disk.remove();
  }
};

const playWithClock: Group = async (say) => {
  const clock: SettableClock | null = createSettableClock(say);
  if (clock === null) return 'a clock that jumps needs libfaketime (Debian: faketime)';
  try {
    const { environment } = clock;
    const settings = { postgresql: null, disk: null, environment, closesOn: findTomorrow() };
    return await playAll([makeClockScene(clock)], settings, say);
  } finally {
    clock.remove();
  }
};

const playFarAway: Group = async (say) => {
  const network: FarNetwork | null = createFarNetwork();
  if (network === null) return 'clients that vanish need iproute2 and the right to make a network';
  try {
    const environment = { HOST: '0.0.0.0' };
    const settings = { postgresql: null, disk: null, environment };
    return await playAll(makeFarScenes(network), settings, say);
  } finally {
    await network.stop();
    network.remove();
  }
};

async function playAll(
  scenes: readonly Scene[],
  settings: Omit<StageSettings, 'people'>,
  say: Say,
): Promise<readonly SceneFigures[]> {
  const stage = await openStage({ ...settings, people: scenes.length * PEOPLE_PER_SCENE });
  try {
    const results: SceneFigures[] = [];
    let acknowledged = 0;
    for (const scene of scenes) {
      const figures = await play(scene, stage);
      acknowledged += figures.acknowledged;
      const faults = [...figures.faults, ...(await stage.balance(acknowledged))];
      results.push({ ...figures, faults });
      say(`  ${scene.name}: ${figures.acknowledged} acknowledged`);
      for (const fault of faults) say(`    ${fault}`);
    }
    return results;
  } finally {
    await stage.close();
  }
}
