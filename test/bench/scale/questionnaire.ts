import { findInstrument } from '../../../surveys/catalogue.ts';
import type { Instrument } from '../../../surveys/instrument.ts';

const FULL = findInstrument('full@1')!;

/** The first items of the full questionnaire, with what is left of its dimensions. */
export function cutInstrument(items: number): Instrument {
  const kept = FULL.items.slice(0, items);
  const isKept = new Set(kept.map(({ id }) => id));
  const dimensions = FULL.dimensions
    .map((one) => ({ ...one, items: one.items.filter((id) => isKept.has(id)) }))
    .filter((one) => one.items.length > 0);
  return { ...FULL, items: kept, dimensions };
}

/** As many items and a comment, as HR brings a questionnaire. */
export function writeItems(items: number): string {
  const lines = Array.from(
    { length: items },
    (_, at) => `q${at},d${at % 5},1,5,high,,Question ${at}`,
  );
  return [
    'item,dimension,from,to,best,not_applicable,text_en',
    ...lines,
    'COM,,,,,,Remarks',
    '',
  ].join('\n');
}
