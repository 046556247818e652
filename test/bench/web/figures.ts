/** One measured thing over several runs. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'KB' | 'count' | 'ratio';
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** The median must not be above it; null where no goal is set. */
  readonly goal: number | null;
}

export function summarise(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  goal: number | null = null,
): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return { name, unit, median, min: sorted[0]!, max: sorted.at(-1)!, goal };
}

export function isMissed({ median, goal }: Figure): boolean {
  return goal !== null && !(median <= goal);
}

export function writeTable(title: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, median, min, max, goal } = figure;
    const write = (value: number): string => round(value, unit).toString();
    const verdict = goal === null ? '' : isMissed(figure) ? 'MISSED' : 'met';
    const shown = unit === 'count' || unit === 'ratio' ? '' : unit;
    return `| ${[name, write(median), write(min), write(max), shown, goal ?? '', verdict].join(' | ')} |`;
  });
  return [
    `## ${title}`,
    '',
    '| figure | median | min | max | unit | goal | |',
    '| --- | --: | --: | --: | --- | --: | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** `{ "largest paint": { median, min, max, goal } }`, rounded as shown. */
export function toRecord(figures: readonly Figure[]): Record<string, object> {
  return Object.fromEntries(
    figures.map(({ name, unit, median, min, max, goal }) => [
      name,
      { median: round(median, unit), min: round(min, unit), max: round(max, unit), unit, goal },
    ]),
  );
}

function round(value: number, unit: Figure['unit']): number {
  const digits = { ms: 0, KB: 1, count: 0, ratio: 3 }[unit];
  return Number(value.toFixed(digits));
}
