import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { prepareWorld, type World } from './world.ts';

/** `npm run attacks`: every attack against a running server, one line per row. */
const started = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const world = await prepareWorld();
let broken = 0;
try {
  say(
    `${world.server.database.kind} database, ${world.closed.release.groups.length} groups published`,
  );
  for (const { row, name, holds, attack } of CATALOGUE) {
    const finding = await tryAttack(attack, world);
    if (!finding.held) broken += 1;
    const verdict = finding.held ? 'held  ' : 'BROKEN';
    const promise = `${name}: ${holds}`.padEnd(72);
    say(`${String(row).padStart(2)}  ${verdict}  ${promise}  ${finding.words}`);
  }
} finally {
  await world.close();
}
say(`${Math.round((performance.now() - started) / 100) / 10} s`);
say(`${CATALOGUE.length - broken} held, ${broken} broken`);
process.exitCode = broken === 0 ? 0 : 1;

/** An attack that ends in an error has shown nothing: that counts as broken. */
async function tryAttack(
  attack: (world: World) => Promise<Finding> | Finding,
  target: World,
): Promise<Finding> {
  try {
    return await attack(target);
  } catch (error) {
    return { held: false, words: `the attack failed: ${(error as Error).message}` };
  }
}
