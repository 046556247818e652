import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditRelease, type AuditReport } from '../../surveys/disclosure/audit.ts';
import type { GroundTruth } from '../../surveys/disclosure/audit-truth.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { FaultyInput, readRoundFiles } from './round-files.ts';

/**
 * Hold a release against what was really answered: `directory` has units.csv, roster.csv, answers.csv
 * (by employee) and items.csv.
 * @throws FaultyInput
 */
export function auditFiles(directory: string, releaseFile: string, lenient: boolean): AuditReport {
  const files = readRoundFiles({
    units: join(directory, 'units.csv'),
    roster: join(directory, 'roster.csv'),
    answers: join(directory, 'answers.csv'),
    items: join(directory, 'items.csv'),
    policy: null,
    lenient,
  });
  return auditRelease({ release: readRelease(releaseFile), truth: tellTruth(files) });
}

function readRelease(file: string): ReleaseDocument {
  try {
    const document = JSON.parse(readFileSync(file, 'utf8')) as ReleaseDocument;
    if ((document.format as string) === 'tutti-release/1') return document;
  } catch {
    // Said below, as for a document of another kind.
  }
  throw new FaultyInput([
    {
      file,
      line: null,
      column: null,
      problem: { en: 'this is no release', fr: 'ce n’est pas une publication' },
      expected: { en: 'a release.json that Tutti wrote', fr: 'un release.json écrit par Tutti' },
    },
  ]);
}

function tellTruth({ key, tree, roster, answers }: ReturnType<typeof readRoundFiles>): GroundTruth {
  const { employees, attributes } = roster;
  const person = new Map(employees.map((employee, index) => [employee.id, index]));
  const packed = new Uint8Array(employees.length * key.items.length);
  const comments: GroundTruth['comments'][number][] = [];
  for (const row of answers.rows) {
    const index = row.employee === null ? undefined : person.get(row.employee);
    if (index === undefined) continue;
    packed.set(row.packed, index * key.items.length);
    for (const comment of row.comments) comments.push({ person: index, ...comment });
  }
  return {
    key,
    units: tree.units,
    unitOf: Int32Array.from(employees, (employee) => tree.indexOf.get(employee.unit)!),
    attributes: Object.fromEntries(
      attributes.map((name) => [
        name,
        employees.map((employee) => employee.attributes[name] ?? ''),
      ]),
    ),
    answers: packed,
    comments,
  };
}
