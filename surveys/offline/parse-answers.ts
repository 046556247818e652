import { COMMENT_MAX_CHARACTERS, parseComment } from '../answers.ts';
import type { EmployeeId, UnitId } from '../ids.ts';
import type { CsvRow, CsvTable } from '../organisation/csv.ts';
import { findColumn, foldName, readCsv, requireColumns } from '../organisation/csv.ts';
import type { Fault, Words } from '../organisation/fault.ts';
import { showValue, sortFaults } from '../organisation/fault.ts';
import { doubleId } from '../organisation/parse-units.ts';
import type { Roster } from '../organisation/parse-roster.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { CommentItem, ScaledItem, ScoringKey } from '../scoring-key.ts';
import type { PackedAnswers } from '../tabulation.ts';
import { BLANK, packAnswer } from '../tabulation.ts';
import { readWholeNumber } from './whole-number.ts';

/** One answer sheet. */
export interface AnswerRow {
  readonly unit: UnitId;
  /** Only to find attributes; dropped before anything is counted. null where the file names units. */
  readonly employee: EmployeeId | null;
  readonly packed: PackedAnswers;
  readonly comments: readonly { readonly item: string; readonly text: string }[];
}

export interface Answers {
  readonly rows: readonly AnswerRow[];
  /** Values that could be no answer and were read as not answered (`lenient` only), per item, none with 0. */
  readonly dropped: readonly { readonly item: string; readonly count: number }[];
}

export type ParsedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export interface AnswersContext {
  readonly key: ScoringKey;
  readonly roster: Roster;
  readonly tree: UnitTree;
  /** Read values that can be no answer as not answered, and count them, instead of refusing the file. */
  readonly lenient: boolean;
}

/** Where things are in the file, and what has been found so far. */
interface Reading {
  readonly file: string;
  readonly key: ScoringKey;
  readonly lenient: boolean;
  readonly scaled: readonly { item: ScaledItem; index: number; known: Map<string, number> }[];
  readonly open: readonly { item: CommentItem; index: number }[];
  readonly faults: Fault[];
  readonly dropped: Map<string, number>;
}

type FindUnit = (row: CsvRow) => { unit: UnitId; employee: EmployeeId | null } | null;

/**
 * Read `answers.csv`: `employee_id` or `unit_id`, then one column for each item of the key.
 * Every value is a whole number on the item's scale, a no-score code or blank.
 * Faults never repeat an answer. All are reported at once. O(cells).
 */
export function parseAnswers(file: string, text: string, context: AnswersContext): ParsedAnswers {
  const { table, faults: csvFaults } = readCsv(file, text);
  if (table === null) return { ok: false, faults: csvFaults };
  const { key, lenient } = context;
  const faults = [...csvFaults];
  const findUnit = checkColumns(table, context, faults);
  if (findUnit === null) return { ok: false, faults: sortFaults(faults) };
  const reading: Reading = {
    file,
    key,
    lenient,
    scaled: key.items.map((item) => ({
      item,
      index: findColumn(table, item.id),
      known: new Map([['', BLANK]]),
    })),
    open: key.comments.map((item) => ({ item, index: findColumn(table, item.id) })),
    faults,
    dropped: new Map(),
  };
  const rows = readRows(table, reading, findUnit);
  if (faults.length > 0) return { ok: false, faults: sortFaults(faults) };
  const dropped = [...reading.dropped].map(([item, count]) => ({ item, count }));
  return { ok: true, answers: { rows, dropped } };
}

/** Reports columns that are missing or too many; null where the rows can not be read then. */
function checkColumns(table: CsvTable, context: AnswersContext, faults: Fault[]): FindUnit | null {
  const { key, roster, tree } = context;
  const before = faults.length;
  const byUnit = findColumn(table, 'employee_id') === -1 && findColumn(table, 'unit_id') !== -1;
  const who = byUnit ? 'unit_id' : 'employee_id';
  const ids = [...key.items, ...key.comments].map((item) => item.id);
  const required = requireColumns(table, [who, ...ids]);
  if (!required.ok) {
    for (const fault of required.faults) faults.push(explainMissing(fault, who));
  }
  const known = new Set([who, ...ids].map(foldName));
  for (const name of table.header) {
    if (name !== '' && !known.has(foldName(name))) faults.push(unknownColumn(table, name));
  }
  if (faults.length > before) return null;
  const index = findColumn(table, who);
  return byUnit
    ? findByUnit(table.file, index, tree, faults)
    : findByEmployee(table.file, index, roster, faults);
}

function explainMissing(fault: Fault, who: string): Fault {
  const expected: Words =
    fault.column === who
      ? { en: 'a column employee_id or unit_id', fr: 'une colonne employee_id ou unit_id' }
      : { en: 'one column for each item', fr: 'une colonne par question' };
  return { ...fault, expected };
}

function unknownColumn(table: CsvTable, name: string): Fault {
  return {
    file: table.file,
    line: table.headerLine,
    column: name,
    problem: { en: 'this column is no item', fr: "cette colonne n'est pas une question" },
    expected: {
      en: 'only employee_id or unit_id and the items of the items file',
      fr: 'seulement employee_id ou unit_id et les questions du fichier de questions',
    },
  };
}

function findByUnit(file: string, index: number, tree: UnitTree, faults: Fault[]): FindUnit {
  return ({ line, cells }) => {
    const unit = cells[index]! as UnitId;
    if (tree.indexOf.has(unit)) return { unit, employee: null };
    faults.push({
      file,
      line,
      column: 'unit_id',
      problem: {
        en: `unit "${showValue(unit)}" does not exist`,
        fr: `l'unité « ${showValue(unit)} » n'existe pas`,
      },
      expected: { en: 'a unit_id of the units file', fr: "un unit_id du fichier d'unités" },
    });
    return null;
  };
}

function findByEmployee(file: string, index: number, roster: Roster, faults: Fault[]): FindUnit {
  const unitOf = new Map(roster.employees.map((employee) => [employee.id, employee.unit]));
  const lineOf = new Map<string, number>();
  const column = 'employee_id';
  return ({ line, cells }) => {
    const employee = cells[index]! as EmployeeId;
    const unit = unitOf.get(employee);
    const firstLine = lineOf.get(employee);
    if (firstLine !== undefined) faults.push(doubleId(file, line, column, employee, firstLine));
    else if (employee !== '') lineOf.set(employee, line);
    if (unit !== undefined) return { unit, employee };
    faults.push({
      file,
      line,
      column,
      problem: {
        en: `employee "${showValue(employee)}" is not in the roster`,
        fr: `« ${showValue(employee)} » ne figure pas dans la liste du personnel`,
      },
      expected: {
        en: 'an employee_id of the roster file',
        fr: 'un employee_id de la liste du personnel',
      },
    });
    return null;
  };
}

function readRows(table: CsvTable, reading: Reading, findUnit: FindUnit): readonly AnswerRow[] {
  const rows: AnswerRow[] = [];
  for (const row of table.rows) {
    if (row.ragged) continue;
    const who = findUnit(row);
    const packed = readScores(row, reading);
    const comments = reading.open.length === 0 ? [] : readComments(row, reading);
    if (who !== null) rows.push({ ...who, packed, comments });
  }
  return rows;
}

function readScores({ line, cells }: CsvRow, reading: Reading): PackedAnswers {
  const packed = new Uint8Array(reading.scaled.length);
  reading.scaled.forEach(({ item, index, known }, position) => {
    const text = cells[index]!;
    // A scale has few values: each is read once and then looked up.
    let byte = known.get(text);
    if (byte === undefined) {
      const value = readWholeNumber(text);
      const read = value === null ? null : packAnswer(item, value);
      if (read === null) {
        refuse(reading, line, item.id, noScore(item));
        return;
      }
      known.set(text, read);
      byte = read;
    }
    packed[position] = byte;
  });
  return packed;
}

function readComments({ line, cells }: CsvRow, reading: Reading): AnswerRow['comments'] {
  const comments: { item: string; text: string }[] = [];
  for (const { item, index } of reading.open) {
    const parsed = parseComment(reading.key, item.id, cells[index]!);
    if (parsed.ok) comments.push({ item: item.id, text: parsed.text });
    else if (parsed.problem === 'too-long') refuse(reading, line, item.id, LONG_COMMENT);
  }
  return comments;
}

function refuse(
  reading: Reading,
  line: number,
  column: string,
  words: Pick<Fault, 'problem' | 'expected'>,
): void {
  if (!reading.lenient) reading.faults.push({ file: reading.file, line, column, ...words });
  else reading.dropped.set(column, (reading.dropped.get(column) ?? 0) + 1);
}

function noScore(item: ScaledItem): Pick<Fault, 'problem' | 'expected'> {
  const codes = item.notApplicable.length === 0 ? '' : `, ${item.notApplicable.join(', ')}`;
  return {
    problem: { en: 'this value is no answer', fr: "cette valeur n'est pas une réponse" },
    expected: {
      en: `a whole number from ${item.from} to ${item.to}${codes} or blank`,
      fr: `un nombre entier de ${item.from} à ${item.to}${codes} ou rien`,
    },
  };
}

const LONG_COMMENT: Pick<Fault, 'problem' | 'expected'> = {
  problem: { en: 'this comment is too long', fr: 'ce commentaire est trop long' },
  expected: {
    en: `at most ${COMMENT_MAX_CHARACTERS} characters`,
    fr: `${COMMENT_MAX_CHARACTERS} caractères au plus`,
  },
};
