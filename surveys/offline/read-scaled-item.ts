import type { TextProblem } from '../organisation/identifiers.ts';
import { findIdProblem } from '../organisation/identifiers.ts';
import type { ItemRole, Localised, ScaledItem } from '../scoring-key.ts';
import { readWholeNumber } from './whole-number.ts';

export const ITEM_COLUMNS = ['item', 'dimension', 'from', 'to', 'best', 'not_applicable'] as const;

export interface ItemColumns extends Readonly<Record<(typeof ITEM_COLUMNS)[number], number>> {
  /** -1 where the file has no such column. */
  readonly role: number;
}

/** Reports a fault in a column of the line that is being read. */
export type Report = (column: string, problem: TextProblem) => void;

const OPTIONS_MAX = 101;
const ROLES: readonly ItemRole[] = ['willing', 'training_need', 'recommend'];

/** A closed item from one line of items.csv; null where it has a fault of its scale, which is then reported. */
export function readScaledItem(
  cells: readonly string[],
  columns: ItemColumns,
  id: string,
  text: Localised,
  report: Report,
): ScaledItem | null {
  const scale = readScale(cells[columns.from]!, cells[columns.to]!, report);
  const best = readBest(cells[columns.best]!, report);
  const role = columns.role === -1 ? null : readRole(cells[columns.role]!, report);
  const dimension = readDimension(cells[columns.dimension]!, report);
  if (scale === null || best === null) return null;
  const notApplicable = readCodes(cells[columns.not_applicable]!, scale, report);
  const item: ScaledItem = { id, dimension, ...scale, best, notApplicable, role, text };
  if (role === 'recommend') checkRecommend(item, report);
  return item;
}

interface Scale {
  readonly from: number;
  readonly to: number;
}

function readScale(fromText: string, toText: string, report: Report): Scale | null {
  const from = readWholeNumber(fromText);
  const to = readWholeNumber(toText);
  for (const [column, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (value !== null) continue;
    report(column, {
      problem: { en: 'this is no whole number', fr: "ce n'est pas un nombre entier" },
      expected: {
        en: 'an end of the scale, such as 1 or 7',
        fr: "une borne de l'échelle, comme 1 ou 7",
      },
    });
  }
  if (from === null || to === null) return null;
  if (from < to && to - from < OPTIONS_MAX) return { from, to };
  report('to', {
    problem: {
      en: `a scale from ${from} to ${to} can not be used`,
      fr: `une échelle de ${from} à ${to} ne peut pas servir`,
    },
    expected: {
      en: `a number above from, at most ${OPTIONS_MAX} options`,
      fr: `un nombre supérieur à from, ${OPTIONS_MAX} valeurs au plus`,
    },
  });
  return null;
}

function readBest(text: string, report: Report): 'high' | 'low' | null {
  const best = text.toLowerCase();
  if (best === 'high' || best === 'low') return best;
  report('best', {
    problem: {
      en: 'it is not stated which end of the scale is best',
      fr: "la meilleure borne de l'échelle n'est pas indiquée",
    },
    expected: { en: 'high or low', fr: 'high (haut) ou low (bas)' },
  });
  return null;
}

function readRole(text: string, report: Report): ItemRole | null {
  const role = ROLES.find((known) => known === text.toLowerCase());
  if (role !== undefined) return role;
  if (text !== '') {
    report('role', {
      problem: { en: 'this is no role', fr: "ce n'est pas un rôle" },
      expected: { en: `${ROLES.join(', ')} or blank`, fr: `${ROLES.join(', ')} ou rien` },
    });
  }
  return null;
}

function readDimension(text: string, report: Report): string | null {
  if (text === '') return null;
  const problem = findIdProblem(text);
  if (problem !== null) report('dimension', problem);
  if (text === '__proto__') {
    report('dimension', {
      problem: {
        en: 'a dimension can not have this name',
        fr: 'une dimension ne peut pas porter ce nom',
      },
      expected: { en: 'another name', fr: 'un autre nom' },
    });
  }
  return text;
}

function readCodes(text: string, scale: Scale, report: Report): readonly number[] {
  if (text === '') return [];
  const codes = text.split(';').map((code) => readWholeNumber(code.trim()));
  const outside = codes.filter((code) => code !== null && (code < scale.from || code > scale.to));
  if (outside.length === codes.length) return outside.filter((code) => code !== null);
  report('not_applicable', {
    problem: {
      en: 'a code is no whole number or lies on the scale',
      fr: "un code n'est pas un nombre entier ou se trouve sur l'échelle",
    },
    expected: {
      en: `codes outside ${scale.from} to ${scale.to}, separated by ";", or blank`,
      fr: `des codes hors de ${scale.from} à ${scale.to}, séparés par « ; », ou rien`,
    },
  });
  return [];
}

/** Promoters (9-10) and detractors (0-6) are defined on this scale only. */
function checkRecommend(item: ScaledItem, report: Report): void {
  if (item.from === 0 && item.to === 10 && item.best === 'high') return;
  report('role', {
    problem: {
      en: 'a recommendation is asked on another scale',
      fr: 'la recommandation est posée sur une autre échelle',
    },
    expected: { en: 'from 0 to 10, best high', fr: 'from 0, to 10, best high' },
  });
}
