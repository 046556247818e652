import type { ImportMapping } from '../../../surveys/organisation/mapping-schema.ts';
import { decodeText } from '../../../surveys/organisation/csv.ts';
import type { Fault, Words } from '../../../surveys/organisation/fault.ts';
import { findHeaderRow, HEADER_ROWS } from '../../../surveys/organisation/find-header.ts';
import { joinLines } from '../../../surveys/organisation/identifiers.ts';
import { parseRoster, type Employee } from '../../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../../surveys/organisation/parse-units.ts';
import { nameColumn } from '../../../surveys/organisation/place.ts';
import { readMapped } from '../../../surveys/organisation/read-mapped.ts';
import {
  profileColumns,
  recogniseColumns,
} from '../../../surveys/organisation/recognise-columns.ts';
import type { Unit } from '../../../surveys/organisation/units.ts';
import type { InputFile } from '../../upload.ts';
import type { ColumnsView } from '../views.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { readFile } from './read-file.ts';

/** What the columns of one file are. */
export interface ColumnsJob {
  readonly kind: 'columns';
  readonly file: InputFile;
  /** null: the one that looks most like a list. */
  readonly sheet: string | null;
  /** null: the line that looks most like titles. */
  readonly headerLine: number | null;
  /** Attributes of the present roster. */
  readonly known: readonly string[];
}

/** Units and people of one or two files. */
export interface ImportJob {
  readonly kind: 'import';
  readonly roster: InputFile;
  readonly units: InputFile | null;
  /** null: two CSV files in the fixed form. */
  readonly mapping: ImportMapping | null;
}

export type ReadJob = ColumnsJob | ImportJob;

export interface ReadOrganisation {
  readonly units: readonly Unit[];
  readonly employees: readonly Employee[];
  readonly notices: readonly Words[];
}

export type ReadResult =
  | { readonly kind: 'columns'; readonly view: ColumnsView }
  | { readonly kind: 'organisation'; readonly organisation: ReadOrganisation }
  | {
      readonly kind: 'faults';
      /** The first of them. */
      readonly faults: readonly Fault[];
      readonly total: number;
    };

/** Runs in a thread of its own: large files keep nobody waiting. */
export async function runJob(job: ReadJob): Promise<ReadResult> {
  return job.kind === 'columns' ? readColumns(job) : readOrganisation(job);
}

async function readColumns(job: ColumnsJob): Promise<ReadResult> {
  const read = await readFile(job.file, job.sheet);
  if (!read.ok) return refuse(read.faults);
  const { table, sheets, faults } = read;
  const found =
    job.headerLine === null
      ? findHeaderRow(table.rows)
      : table.rows.findIndex(({ line }) => line === job.headerLine);
  const at = Math.max(0, found);
  const titles = table.rows[at];
  if (titles === undefined) return refuse(faults);
  const header = titles.cells.map(joinLines);
  const rows = table.rows.slice(at + 1);
  const profiles = profileColumns(header, rows);
  const recognised = recogniseColumns(profiles, rows, job.known);
  const view: ColumnsView = {
    file: job.file.name,
    sheets,
    sheet: table.sheet,
    headerLine: titles.line,
    firstRows: table.rows
      .slice(0, HEADER_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.filter((cell) => cell !== '').slice(0, 4) })),
    rows: rows.length,
    list: recognised.list,
    columns: profiles.map(({ title, index, filled, samples, nearlyUnique }) => ({
      title,
      letter: nameColumn(index),
      samples: samples.map((sample) => sample.slice(0, 80)),
      filled,
      nearlyUnique,
      personal: recognised.personal[index]!,
      people: recognised.people[index]!,
      units: recognised.units[index]!,
    })),
    notices: table.notices,
    remembered: false,
  };
  return { kind: 'columns', view };
}

async function readOrganisation(job: ImportJob): Promise<ReadResult> {
  if (job.mapping === null) return readFixedForm(job);
  const { mapping } = job;
  const people = await readFile(job.roster, mapping.people.sheet);
  const units = job.units === null ? null : await readFile(job.units, mapping.units?.sheet ?? null);
  const broken = [people, units].flatMap((one) => one?.faults ?? []);
  if (!people.ok || units?.ok === false) return refuse(broken);
  const mapped = readMapped(people.table, units === null ? null : units.table, mapping);
  if (!mapped.ok || broken.length > 0)
    return refuse([...broken, ...(mapped.ok ? [] : mapped.faults)]);
  return {
    kind: 'organisation',
    organisation: {
      units: mapped.tree.units,
      employees: mapped.roster.employees,
      notices: mapped.notices,
    },
  };
}

/** `units.csv` and `roster.csv` as docs/files.md describes them. */
function readFixedForm(job: ImportJob): ReadResult {
  const units = parseText(job.units ?? { name: 'units.csv', bytes: new Uint8Array() }, parseUnits);
  const tree = units.ok ? units.tree : null;
  const roster = parseText(job.roster, (name, text) => parseRoster(name, text, tree));
  if (!units.ok || !roster.ok) {
    return refuse([units, roster].flatMap((parsed) => (parsed.ok ? [] : parsed.faults)));
  }
  const { employees } = roster.roster;
  return {
    kind: 'organisation',
    organisation: { units: units.tree.units, employees, notices: [] },
  };
}

function parseText<T>(
  file: InputFile,
  parse: (name: string, text: string) => T,
): T | { readonly ok: false; readonly faults: readonly Fault[] } {
  const decoded = decodeText(file.name, file.bytes);
  return decoded.ok ? parse(file.name, decoded.text) : decoded;
}

function refuse(faults: readonly Fault[]): ReadResult {
  return { kind: 'faults', faults: faults.slice(0, IMPORT_LIMITS.faults), total: faults.length };
}
