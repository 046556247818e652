import type { Fault, Words } from './fault.ts';
import { nameColumn, placeAt } from './place.ts';
import type { CellRange, CellRemark, RawTable } from './raw-table.ts';

/** Columns whose values say who or where somebody is: no date, no shortened number may stand there. */
export interface UsedColumns {
  readonly all: ReadonlySet<number>;
  readonly identifying: ReadonlySet<number>;
}

const WORDS: Readonly<Record<CellRemark['kind'], { problem: Words; expected: Words }>> = {
  error: {
    problem: {
      en: 'the cell shows an error of the spreadsheet, such as #N/A or #REF!',
      fr: 'la cellule affiche une erreur du tableur, comme #N/A ou #REF!',
    },
    expected: { en: 'a value, or nothing', fr: 'une valeur, ou rien' },
  },
  'no-value': {
    problem: {
      en: 'the cell holds a formula whose result was not saved',
      fr: "la cellule contient une formule dont le résultat n'a pas été enregistré",
    },
    expected: {
      en: 'a value: open the file in a spreadsheet, let it calculate, and save it again',
      fr: 'une valeur : ouvrez le fichier dans un tableur, laissez-le calculer, puis enregistrez-le à nouveau',
    },
  },
  date: {
    problem: { en: 'the spreadsheet holds a date here', fr: 'le tableur a une date ici' },
    expected: {
      en: 'an identifier or a name, in a cell formatted as text',
      fr: 'un identifiant ou un nom, dans une cellule au format texte',
    },
  },
  'cut-number': {
    problem: {
      en: 'the number is so long that the spreadsheet has replaced its last digits by zeros',
      fr: 'le nombre est si long que le tableur a remplacé ses derniers chiffres par des zéros',
    },
    expected: {
      en: 'the identifier in a cell formatted as text',
      fr: "l'identifiant dans une cellule au format texte",
    },
  },
  'lost-zeros': {
    problem: {
      en: 'this is a number, while other identifiers of the column are text that begins with 0: leading zeros are probably lost',
      fr: 'ceci est un nombre, alors que d’autres identifiants de la colonne sont du texte qui commence par 0 : des zéros de tête sont sans doute perdus',
    },
    expected: {
      en: 'all identifiers of the column formatted as text',
      fr: 'tous les identifiants de la colonne au format texte',
    },
  },
};

/** What the cells of the columns in use hold that can not be meant. */
export function checkCells(
  raw: RawTable,
  header: readonly string[],
  headerLine: number,
  used: UsedColumns,
): readonly Fault[] {
  const remarks = raw.remarks
    .filter(({ line, index, kind }) => {
      const anywhere = kind === 'error' || kind === 'no-value';
      return line > headerLine && (anywhere ? used.all : used.identifying).has(index);
    })
    .map(({ line, index, kind }) => ({ ...placeAt(raw, header, line, index), ...WORDS[kind] }));
  const merges = raw.merges
    .filter(
      (range) => range.lastLine >= headerLine && listIndexes(range).some((i) => used.all.has(i)),
    )
    .map((range) => mergedCells(raw, header, range));
  return [...merges, ...remarks];
}

/** Whether a place lies in merged cells: what is wrong there is that they are merged. */
export function isMerged(raw: RawTable, line: number, index: number): boolean {
  return raw.merges.some(
    (range) =>
      line >= range.firstLine &&
      line <= range.lastLine &&
      index >= range.firstIndex &&
      index <= range.lastIndex,
  );
}

function listIndexes({ firstIndex, lastIndex }: CellRange): number[] {
  return Array.from({ length: lastIndex - firstIndex + 1 }, (_, step) => firstIndex + step);
}

function mergedCells(raw: RawTable, header: readonly string[], range: CellRange): Fault {
  const first = `${nameColumn(range.firstIndex)}${range.firstLine}`;
  const last = `${nameColumn(range.lastIndex)}${range.lastLine}`;
  return {
    ...placeAt(raw, header, range.firstLine, range.firstIndex),
    cell: `${first}:${last}`,
    problem: {
      en: 'these cells are merged: only the first one has a value, the others are blank',
      fr: 'ces cellules sont fusionnées : seule la première a une valeur, les autres sont vides',
    },
    expected: {
      en: 'a value in each cell: unmerge them and fill them',
      fr: 'une valeur dans chaque cellule : défusionnez-les et remplissez-les',
    },
  };
}
