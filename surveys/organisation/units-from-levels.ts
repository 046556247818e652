import type { UnitId } from '../ids.ts';
import type { Fault, Words } from './fault.ts';
import { showValue } from './fault.ts';
import { findIdProblem, findTextProblem, joinLines } from './identifiers.ts';
import { COMPANY_ID, foldUnitName, makeUnitId } from './name-units.ts';
import { placeAt } from './place.ts';
import type { RawRow, RawTable } from './raw-table.ts';
import type { Unit } from './units.ts';

/** Units that a list of people tells by itself. */
export interface FoundUnits {
  readonly units: readonly Unit[];
  /** Of each row, in order; '' where a fault was found. */
  readonly unitOf: readonly (UnitId | '')[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Words[];
}

interface Node {
  readonly parent: Node | null;
  readonly path: readonly string[];
  readonly name: string;
  code: string | null;
  codeLine: number;
}

/** Columns that say where a person works, from the top down, and the identifier of the lowest, or -1. */
export interface LevelColumns {
  readonly levels: readonly number[];
  readonly code: number;
}

/**
 * Units from columns such as Company, Division, Department, Team. Blank cells at the end of a way are no
 * further level; a level that repeats the one above is the same unit.
 * @param company name of the top unit, where the first level has several values
 */
export function readLevels(
  raw: RawTable,
  header: readonly string[],
  rows: readonly RawRow[],
  columns: LevelColumns,
  company: string,
): FoundUnits {
  const reading: Reading = {
    raw,
    header,
    columns,
    nodes: new Map(),
    ofCode: new Map(),
    faults: [],
  };
  const nodes = rows.map((row) => readWay(reading, row));
  const tops = [...reading.nodes.values()].filter(({ parent }) => parent === null);
  const single = tops.length === 1 ? tops[0]! : null;
  const ids = giveIds(reading, single === null);
  const idOf = (node: Node | null): UnitId => ids.get(node ?? single)!;
  const units = [...reading.nodes.values()].map((node) => ({
    id: idOf(node),
    parent: node === single ? null : idOf(node.parent),
    name: node.name,
  }));
  const root = { id: idOf(null), parent: null, name: joinLines(company) };
  const nowhere = nodes.filter((node) => node === null).length;
  return {
    units: single === null ? [root, ...units] : units,
    unitOf: nodes.map((node) => (node === 'faulty' ? '' : idOf(node))),
    faults: reading.faults,
    notices: nowhere === 0 ? [] : [noticeNowhere(nowhere)],
  };
}

/** Identifiers of the file as they are; the others are made of names and give way to them. */
function giveIds(
  { nodes, ofCode }: Reading,
  hasCompany: boolean,
): ReadonlyMap<Node | null, UnitId> {
  const ids = new Map<Node | null, UnitId>();
  const taken = new Set(ofCode.keys());
  const give = (node: Node | null, id: UnitId): void => {
    let free = id;
    while (taken.has(free)) free = `${free} *` as UnitId;
    taken.add(free);
    ids.set(node, free);
  };
  if (hasCompany) give(null, COMPANY_ID);
  for (const node of nodes.values()) {
    if (node.code === null) give(node, makeUnitId(node.path));
    else ids.set(node, node.code as UnitId);
  }
  return ids;
}

interface Reading {
  readonly raw: RawTable;
  readonly header: readonly string[];
  readonly columns: LevelColumns;
  /** By folded path. */
  readonly nodes: Map<string, Node>;
  readonly ofCode: Map<string, Node>;
  readonly faults: Fault[];
}

/** The unit of one row; null where it names none: the company itself. */
function readWay(reading: Reading, row: RawRow): Node | null | 'faulty' {
  const { raw, header, columns, faults } = reading;
  const names = columns.levels.map((index) => joinLines(row.cells[index] ?? ''));
  const last = names.findLastIndex((name) => name !== '');
  const at = (index: number) => placeAt(raw, header, row.line, index);
  let node: Node | null = null;
  for (const [level, name] of names.slice(0, last + 1).entries()) {
    const index = columns.levels[level]!;
    const problem = name === '' ? LEVEL_MISSING : findTextProblem(name);
    if (problem !== null) {
      faults.push({ ...at(index), ...problem });
      return 'faulty';
    }
    if (node === null || foldUnitName(node.name) !== foldUnitName(name)) {
      node = findNode(reading, node, name);
    }
  }
  const code = columns.code === -1 ? '' : (row.cells[columns.code] ?? '');
  if (node === null || columns.code === -1) return node;
  const problem = findIdProblem(code) ?? claimCode(reading, node, code, row.line);
  if (problem === null) return node;
  faults.push({ ...at(columns.code), ...problem });
  return 'faulty';
}

function findNode({ nodes }: Reading, parent: Node | null, name: string): Node {
  const path = [...(parent?.path ?? []), name];
  const key = path.map(foldUnitName).join('\0');
  const known = nodes.get(key);
  if (known !== undefined) return known;
  const node = { parent, path, name, code: null, codeLine: 0 };
  nodes.set(key, node);
  return node;
}

/** A unit has one identifier, and an identifier one unit. */
function claimCode(reading: Reading, node: Node, code: string, line: number) {
  const other = reading.ofCode.get(code);
  if (other !== undefined && other !== node) {
    const [name, first] = [showValue(other.name), other.codeLine];
    return {
      problem: {
        en: `"${showValue(code)}" is the identifier of "${name}" on line ${first}, and of "${showValue(node.name)}" here`,
        fr: `« ${showValue(code)} » est l'identifiant de « ${name} » à la ligne ${first}, et de « ${showValue(node.name)} » ici`,
      },
      expected: { en: 'one unit for each identifier', fr: 'une unité par identifiant' },
    };
  }
  if (node.code !== null && node.code !== code) {
    const [known, first] = [showValue(node.code), node.codeLine];
    return {
      problem: {
        en: `"${showValue(node.name)}" has the identifier "${known}" on line ${first}, and "${showValue(code)}" here`,
        fr: `« ${showValue(node.name)} » a l'identifiant « ${known} » à la ligne ${first}, et « ${showValue(code)} » ici`,
      },
      expected: {
        en: 'one identifier for each unit; or do not import this column',
        fr: "un identifiant par unité ; ou n'importez pas cette colonne",
      },
    };
  }
  if (node.code === null) {
    node.code = code;
    node.codeLine = line;
    reading.ofCode.set(code, node);
  }
  return null;
}

const LEVEL_MISSING = {
  problem: {
    en: 'this level is blank, but one below it is filled',
    fr: 'ce niveau est vide, alors qu’un niveau inférieur est rempli',
  },
  expected: {
    en: 'no gap between the top level and the unit of the person',
    fr: "aucun trou entre le niveau supérieur et l'unité de la personne",
  },
};

function noticeNowhere(count: number): Words {
  return count === 1
    ? {
        en: 'One person has no unit and is counted in the company itself.',
        fr: 'Une personne n’a pas d’unité et compte dans l’entreprise elle-même.',
      }
    : {
        en: `${count} people have no unit and are counted in the company itself.`,
        fr: `${count} personnes n’ont pas d’unité et comptent dans l’entreprise elle-même.`,
      };
}
