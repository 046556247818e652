import { setTimeout as sleep } from 'node:timers/promises';
import { createPeople } from './people.ts';
import type { Stage } from './stage.ts';

export interface SceneFigures {
  readonly scene: string;
  readonly acknowledged: number;
  /** Requests that met no answer or one that says "later", by status (0: none). */
  readonly waited: Readonly<Record<number, number>>;
  /** Of another request, one after the other. */
  readonly longestMillis: number;
  readonly faults: readonly string[];
}

export interface Scene {
  readonly name: string;
  /** How people may be told to come back meanwhile, as statuses (0: no answer). */
  readonly mayMeet: readonly number[];
  /** Another request may take as long; null: it may be refused meanwhile. */
  readonly longestMillis: number | null;
  /** How long the trouble lasts; people come all the while. */
  readonly troubleMillis?: number;
  /** @returns what ends the trouble, and says what was not as it should be */
  begin(stage: Stage): Promise<() => Promise<readonly string[]>>;
}

export const PEOPLE_PER_SCENE = 24;
const WIDTH = 8;
const TROUBLE_MILLIS = 4_000;
/** Up to this they all come at once. */
const AT_ONCE_MILLIS = 10_000;
/** From the end of the trouble until everybody must have been acknowledged. */
const RECOVERY_MILLIS = 40_000;

/** People answer while something is wrong; they may have to wait, but all of them are acknowledged in the end. */
export async function play(scene: Scene, stage: Stage): Promise<SceneFigures> {
  const { troubleMillis = TROUBLE_MILLIS } = scene;
  const people = createPeople(stage.url);
  const faults: string[] = [];
  let acknowledged = 0;
  const waiting = stage.secrets.splice(0, PEOPLE_PER_SCENE);
  const pauseMillis =
    troubleMillis > AT_ONCE_MILLIS ? (troubleMillis * WIDTH) / PEOPLE_PER_SCENE : 0;
  const end = await scene.begin(stage);
  const probe = startProbe(stage.url);
  const lane = async () => {
    for (let secret = waiting.shift(); secret !== undefined; secret = waiting.shift())
      try {
        await people.answer(secret);
        acknowledged += 1;
        await sleep(pauseMillis);
      } catch (error) {
        faults.push(String(error));
      }
  };
  const lanes = Promise.all(Array.from({ length: WIDTH }, lane));
  await sleep(troubleMillis);
  faults.push(...(await end()));
  const inTime = await Promise.race([
    lanes.then(() => true),
    sleep(RECOVERY_MILLIS, false, { ref: false }),
  ]);
  if (!inTime) faults.push(`not everybody is acknowledged ${RECOVERY_MILLIS / 1000} s later`);
  const longestMillis = await probe.stop();
  if (scene.longestMillis !== null && longestMillis > scene.longestMillis)
    faults.push(`another request took ${longestMillis} ms`);
  for (const [status, count] of people.waited)
    if (!scene.mayMeet.includes(status)) faults.push(`${count} times people met ${status}`);
  if (await stage.hasEnded()) {
    faults.push('the server ended');
    await stage.restart();
  }
  return {
    scene: scene.name,
    acknowledged,
    waited: Object.fromEntries(people.waited),
    longestMillis,
    faults,
  };
}

function startProbe(url: string) {
  let longest = 0;
  const asking = new AbortController();
  const work = (async () => {
    while (!asking.signal.aborted) {
      const asked = performance.now();
      await fetch(`${url}/api/staff/entrance`).then(
        (response) => response.arrayBuffer(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - asked);
      await sleep(20);
    }
  })();
  return {
    async stop(): Promise<number> {
      asking.abort();
      await work;
      return Math.round(longest);
    },
  };
}
