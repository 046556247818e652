import type { CsvRow, CsvTable } from '../organisation/csv.ts';
import { findColumn, foldName, readCsv, requireColumns } from '../organisation/csv.ts';
import type { Fault } from '../organisation/fault.ts';
import { sortFaults } from '../organisation/fault.ts';
import { findIdProblem, findTextProblem, joinLines } from '../organisation/identifiers.ts';
import { doubleId } from '../organisation/parse-units.ts';
import type { CommentItem, Dimension, Localised } from '../scoring-key.ts';
import type { ScaledItem, ScoringKey } from '../scoring-key.ts';
import type { ItemColumns, Report } from './read-scaled-item.ts';
import { ITEM_COLUMNS, readScaledItem } from './read-scaled-item.ts';

export type ParsedItems =
  | { readonly ok: true; readonly key: ScoringKey }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Long enough for form exports, whose columns are whole questions. */
const ITEM_ID_MAX_CHARACTERS = 200;
const ITEM_TEXT_MAX_CHARACTERS = 2000;
/** They would clash with the first column of answers.csv or with a name that every object has. */
const RESERVED_IDS = ['employee_id', 'unit_id', '__proto__'];

/**
 * Read `items.csv` (`item,dimension,from,to,best,not_applicable,text_<lang>…`, optionally `role`).
 * A blank `from` makes an open comment. The title of a dimension is its identifier; an item without
 * text is called by its identifier. All faults are reported at once.
 */
export function parseItems(file: string, text: string): ParsedItems {
  const { table, faults: csvFaults } = readCsv(file, text);
  if (table === null) return { ok: false, faults: csvFaults };
  const required = requireColumns(table, ITEM_COLUMNS);
  if (!required.ok) return { ok: false, faults: sortFaults([...csvFaults, ...required.faults]) };
  const columns: ItemColumns = { ...required.columns, role: findColumn(table, 'role') };
  const faults = [...csvFaults];
  const key = readKey(table, columns, faults);
  if (key.items.length === 0 && faults.length === 0) faults.push(noItems(file));
  if (faults.length > 0) return { ok: false, faults: sortFaults(faults) };
  return { ok: true, key };
}

function readKey(table: CsvTable, columns: ItemColumns, faults: Fault[]): ScoringKey {
  const { file } = table;
  const texts = findTextColumns(table);
  const lineOfId = new Map<string, number>();
  const lineOfRole = new Map<string, number>();
  const items: ScaledItem[] = [];
  const comments: CommentItem[] = [];
  for (const row of table.rows) {
    const { line, cells } = row;
    const report: Report = (column, problem) => faults.push({ file, line, column, ...problem });
    const id = joinLines(cells[columns.item]!);
    // Without regard to case, because the columns of answers.csv are found so.
    const firstLine = lineOfId.get(foldName(id));
    if (firstLine !== undefined) faults.push(doubleId(file, line, 'item', id, firstLine));
    else if (id !== '') lineOfId.set(foldName(id), line);
    if (row.ragged) continue;
    checkItemId(id, report);
    const text = readTexts(row, texts, id, report);
    if (cells[columns.from] === '') {
      if (isComment(row, columns, report)) comments.push({ id, text });
      continue;
    }
    const item = readScaledItem(cells, columns, id, text, report);
    if (item === null) continue;
    items.push(item);
    if (item.role !== null) checkOneForRole(item.role, line, lineOfRole, report);
  }
  return buildKey(items, comments);
}

function findTextColumns(table: CsvTable): readonly { language: string; index: number }[] {
  return table.header.flatMap((name, index) => {
    const language = /^text_([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/.exec(foldName(name))?.[1];
    return language === undefined ? [] : [{ language, index }];
  });
}

function checkItemId(id: string, report: Report): void {
  const problem = findIdProblem(id, ITEM_ID_MAX_CHARACTERS);
  if (problem !== null) report('item', problem);
  if (!RESERVED_IDS.includes(foldName(id))) return;
  report('item', {
    problem: { en: 'an item can not have this name', fr: 'une question ne peut pas porter ce nom' },
    expected: { en: `none of ${RESERVED_IDS.join(', ')}`, fr: `ni ${RESERVED_IDS.join(', ni ')}` },
  });
}

function readTexts(
  row: CsvRow,
  texts: readonly { language: string; index: number }[],
  id: string,
  report: Report,
): Localised {
  const entries: [string, string][] = [];
  for (const { language, index } of texts) {
    const text = joinLines(row.cells[index]!);
    const problem = findTextProblem(text, ITEM_TEXT_MAX_CHARACTERS);
    if (problem !== null) report(`text_${language}`, problem);
    if (text !== '') entries.push([language, text]);
  }
  return entries.length === 0 ? { en: id } : Object.fromEntries(entries);
}

/** A line with an end of scale but no beginning is a slip, not a comment. */
function isComment(row: CsvRow, columns: ItemColumns, report: Report): boolean {
  if (row.cells[columns.to] === '' && (columns.role === -1 || row.cells[columns.role] === '')) {
    return true;
  }
  report('from', {
    problem: {
      en: 'the scale or the role is stated without a beginning of the scale',
      fr: "l'échelle ou le rôle est indiqué sans début d'échelle",
    },
    expected: {
      en: 'a whole number, or from, to and role all blank for an open comment',
      fr: 'un nombre entier, ou from, to et role vides pour un commentaire libre',
    },
  });
  return false;
}

/** Readiness and the recommendation score read one item for each role. */
function checkOneForRole(
  role: string,
  line: number,
  lineOfRole: Map<string, number>,
  report: Report,
): void {
  const firstLine = lineOfRole.get(role);
  if (firstLine === undefined) {
    lineOfRole.set(role, line);
    return;
  }
  report('role', {
    problem: {
      en: `the role ${role} is already on line ${firstLine}`,
      fr: `le rôle ${role} figure déjà à la ligne ${firstLine}`,
    },
    expected: { en: 'one item for each role', fr: 'une seule question par rôle' },
  });
}

/** Dimensions in the order of their first item; one without any item in its mean is none. */
function buildKey(items: readonly ScaledItem[], comments: readonly CommentItem[]): ScoringKey {
  const members = new Map<string, string[]>();
  for (const { id, dimension, role } of items) {
    if (dimension === null || role === 'training_need' || role === 'recommend') continue;
    const list = members.get(dimension);
    if (list === undefined) members.set(dimension, [id]);
    else list.push(id);
  }
  const dimensions = [...members].map(([id, list]): Dimension => {
    return { id, title: { en: id, fr: id }, items: list };
  });
  const placed = items.map((item) => {
    const known = item.dimension !== null && members.has(item.dimension);
    return known ? item : { ...item, dimension: null };
  });
  return { items: placed, comments, dimensions };
}

function noItems(file: string): Fault {
  return {
    file,
    line: null,
    column: null,
    problem: {
      en: 'the file has no closed item',
      fr: 'le fichier ne contient aucune question fermée',
    },
    expected: {
      en: 'at least one item with a scale',
      fr: 'au moins une question avec une échelle',
    },
  };
}
