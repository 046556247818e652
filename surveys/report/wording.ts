import type { Words } from '../organisation/fault.ts';
import type { GateId, Reason } from '../release-document.ts';
import { GATE_WORDS, REASON_WORDS } from '../scoring/words.ts';

/** Put values in the place of `{name}`. */
export function fill(template: Words, values: Readonly<Record<string, Words | string>>): Words {
  const write = (language: 'en' | 'fr'): string =>
    template[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'string' ? value : value[language];
    });
  return { en: write('en'), fr: write('fr') };
}

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

function formatIn<Value>(
  make: (locale: string) => { readonly format: (value: Value) => string },
): (value: Value) => Words {
  const [en, fr] = [make(LOCALES.en), make(LOCALES.fr)];
  return (value) => ({ en: en.format(value), fr: fr.format(value) });
}

function formatNumbers(options: Intl.NumberFormatOptions): (value: number) => Words {
  return formatIn((locale) => new Intl.NumberFormat(locale, options));
}

export const writeCount = formatNumbers({ maximumFractionDigits: 0 });
export const writePoints = formatNumbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** Alpha and omega: two decimals. */
export const writeCoefficient = formatNumbers({
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
/** 0.62 → 62 %. */
export const writeShare = formatNumbers({ style: 'percent', maximumFractionDigits: 0 });
/** -100..100, with its sign. */
export const writeSigned = formatNumbers({ signDisplay: 'exceptZero', maximumFractionDigits: 0 });

const formatDay = formatIn<Date>(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
);

/** A calendar day `YYYY-MM-DD` in words; no time zone can shift it. */
export function writeDay(day: string): Words {
  return formatDay(new Date(`${day}T00:00:00Z`));
}

/** ` ± 4.2`; nothing where it is not known. */
export function writeMargin(margin: number | null): Words {
  if (margin === null) return { en: '', fr: '' };
  const { en, fr } = writePoints(margin);
  return { en: ` ± ${en}`, fr: ` ± ${fr}` };
}

/** "a, b and c". */
export function listWords(list: readonly Words[]): Words {
  const join = (locale: string, texts: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
  return {
    en: join(
      'en-GB',
      list.map(({ en }) => en),
    ),
    fr: join(
      'fr-FR',
      list.map(({ fr }) => fr),
    ),
  };
}

export function writeReason({ id, gates }: Reason): Words {
  return fill(REASON_WORDS[id], { gates: nameGates(gates) });
}

/** Within a sentence: "well-being and trust and voice". */
function nameGates(gates: readonly GateId[]): Words {
  return listWords(
    gates.map((gate) => {
      const { en, fr } = GATE_WORDS[gate];
      return { en: en.toLocaleLowerCase('en'), fr: fr.toLocaleLowerCase('fr') };
    }),
  );
}
