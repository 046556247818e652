import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';

/**
 * What a benchmark has measured, as a page: the machine and the day are part of every figure.
 * @param keep under this name in `test/bench/results/`; null: only returned
 */
export function writeResults(
  { title, command, tables }: { title: string; command: string; tables: string },
  keep: string | null,
): string {
  const { machine, date } = describeMachine();
  const page = `# ${title}\n\n\`${command}\`\n\nMachine: ${machine}; ${date}.\n\n${tables.trim()}\n`;
  if (keep !== null) writeFileSync(join(import.meta.dirname, 'results', `${keep}.md`), page);
  return page;
}

/** As every report of figures names them. */
export function describeMachine(): { readonly machine: string; readonly date: string } {
  const processors = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'})`;
  return {
    machine: `${processors}, load ${loadavg()[0]!.toFixed(1)}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** A Markdown table; numbers stand to the right. */
export function writeTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  const sides = head.map((_, place) => (place === 0 ? '---' : '--:'));
  return line(head) + line(sides) + rows.map(line).join('');
}
