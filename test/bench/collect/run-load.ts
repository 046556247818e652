import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LoadLine, Phase } from './plan.ts';
import { readProcessorTime, type ProcessorTime } from './processor.ts';
import { describePhase, type PhaseResult } from './report.ts';

/**
 * The load in a process of its own, phase by phase.
 * @param file of people, as `preparePeople` writes it
 * @param server process whose use of the processor is told
 */
export async function runLoad(
  file: string,
  phases: readonly Phase[],
  server: number,
  say: (line: string) => void,
) {
  const script = join(import.meta.dirname, 'load.ts');
  const load = spawn(process.execPath, [script, file, JSON.stringify(phases)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const results: PhaseResult[] = [];
  let replies: readonly (readonly [number, string])[] = [];
  let before: ProcessorTime | null = null;
  try {
    for await (const line of createInterface({ input: load.stdout })) {
      const parsed = JSON.parse(line) as LoadLine;
      const now = readProcessorTime(server, load.pid!);
      if ('begins' in parsed) before = now;
      else if ('replies' in parsed) replies = parsed.replies;
      else {
        const result = describePhase(parsed.ends, parsed.figures, before, now);
        results.push(result);
        say(`${result.name}: ${result.perSecond} votes a second`);
      }
    }
  } finally {
    load.kill();
  }
  if (results.length !== phases.length) throw new Error('the load ended early');
  return { results, replies };
}
