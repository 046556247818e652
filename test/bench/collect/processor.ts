import { readdirSync, readFileSync } from 'node:fs';

/** Processor time, in seconds since the start. Linux only; null elsewhere. */
export interface ProcessorTime {
  readonly server: number;
  readonly load: number;
  /** Everything that runs on this machine. */
  readonly machine: number;
}

const TICKS_PER_SECOND = 100;

export function readProcessorTime(server: number, load: number): ProcessorTime | null {
  try {
    const machine = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1);
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = machine.map(Number);
    return {
      server: readTree(server),
      load: readTree(load),
      machine: (user + nice + system + irq + softirq) / TICKS_PER_SECOND,
    };
  } catch {
    return null;
  }
}

/** A process and those that it has started. */
function readTree(root: number): number {
  const parents = new Map<number, number>();
  const ticks = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
      ticks.set(Number(name), Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended meanwhile.
    }
  }
  let sum = 0;
  for (const [pid, own] of ticks) {
    let at: number | undefined = pid;
    while (at !== undefined && at !== root) at = parents.get(at);
    if (at === root) sum += own;
  }
  return sum / TICKS_PER_SECOND;
}
