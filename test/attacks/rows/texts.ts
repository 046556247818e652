import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { auditRelease } from '../../../surveys/disclosure/audit.ts';
import type { ReleaseDocument } from '../../../surveys/release-document.ts';
import { serializeRelease } from '../../../surveys/release.ts';
import { findSelfIdentification } from '../../../web/respond/self-identification.ts';
import { judge, type Attack } from '../finding.ts';

const CLI = join(import.meta.dirname, '..', '..', '..', 'api', 'cli.ts');

const TELLING = [
  'As the only designer here I want more time.',
  'En tant que seule comptable du site, je demande un adjoint.',
  'Write to me: jean.dupont@example.org',
  'Call me on 06 12 34 56 78.',
  'My boss Claire Aubry never listens.',
  'Je m’appelle Hugo et je le dis.',
];
const HARMLESS = ['More time for training, please.', 'Les réunions sont trop longues.'];

/** Row 28: the code that runs beside the comment box finds what would tell the writer. */
export const identifyWriter: Attack = () => {
  const gains = [
    ...TELLING.filter((text) => findSelfIdentification(text).length === 0).map(
      (text) => `no warning for “${text}”`,
    ),
    ...HARMLESS.filter((text) => findSelfIdentification(text).length > 0).map(
      (text) => `a warning for “${text}”: the attack proves nothing`,
    ),
  ];
  return judge(gains, `${TELLING.length} telling comments warned about on the device`);
};

/** Row 30: exports, API and scores hold nothing that the frozen document does not. */
export const bypassDocument: Attack = async ({ server, closed }) => {
  const gains: string[] = [];
  const view = await server.hr.call<{ release: ReleaseDocument; hash: string }>(
    'GET',
    `/reports/${closed.id}`,
  );
  const file = await server.hr.call('GET', `/reports/${closed.id}/release.json`);
  const bytes = serializeRelease(view.release);
  if (JSON.stringify(file) !== JSON.stringify(view.release)) gains.push('the export differs');
  if (createHash('sha256').update(bytes).digest('hex') !== view.hash)
    gains.push('what is shown is not the frozen document');
  if ((await server.hr.readRound(closed.id)).releaseHash !== view.hash)
    gains.push('the round states another hash');
  const { violations } = auditRelease({ release: view.release, truth: closed.truth });
  gains.push(...violations.map(({ kind, words }) => `${kind}: ${words}`));
  const names = ['release.csv', 'report.csv', 'export', 'export.xlsx', 'scores', 'items', 'raw'];
  const paths = [
    ...names.map((name) => `/reports/${closed.id}/${name}`),
    '/reports',
    '/ballots',
    '/ballotbox/ballots',
    `/ballotbox/ballots/${closed.id}`,
    `/tally/${closed.id}`,
    '/comments',
    '/employees',
    '/export',
  ];
  for (const path of paths) {
    const outcome = await server.hr
      .call('GET', path)
      .then(() => 'answered')
      .catch((error: unknown) => (error as Error).message);
    if (!/not-found|method-not-allowed/.test(outcome)) gains.push(`${path}: ${outcome}`);
  }
  return judge(
    gains,
    `two reads, one document with the frozen hash; ${paths.length} others refused`,
  );
};

const FORMULAS = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '\u{ff1d}1', ' =1'];

/** Row 32: names and comments that a spreadsheet would run. */
export const injectFormulas: Attack = () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-attack-'));
  try {
    const { csv, html } = analyseFormulas(directory);
    const gains: string[] = [];
    const cells = parse(csv, { bom: true }).flat();
    for (const cell of cells) {
      const isNumber = /^[+-]?\d+(\.\d+)?$/.test(cell);
      if (!isNumber && /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell))
        gains.push(`a cell begins as a formula: ${cell.slice(0, 20)}`);
    }
    for (const formula of FORMULAS)
      if (!cells.some((cell) => cell.includes(formula.trim())))
        gains.push(`${formula} is not in the file: the attack proves nothing`);
    if (!csv.includes("'=HYPERLINK")) gains.push('the formula was not made text');
    if (/<img|<script>alert/.test(html)) gains.push('a comment runs in the report');
    return judge(gains, `${cells.length} cells read, ${FORMULAS.length} formulas made text`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** Every team, question and comment is a formula or a tag. */
function analyseFormulas(directory: string): { csv: string; html: string } {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const write = (name: string, rows: readonly (readonly string[])[]) => {
    const path = join(directory, name);
    writeFileSync(path, rows.map((row) => `${row.map(quote).join(',')}\n`).join(''));
    return path;
  };
  const teams = FORMULAS.map((name, index) => ({ id: `=u${index}`, name }));
  const people = teams.flatMap(({ id }) =>
    Array.from({ length: 8 }, (_, index) => ({ id: `${id}-${index}`, unit: id })),
  );
  const out = join(directory, 'out');
  const files = {
    units: write('units.csv', [
      ['unit_id', 'parent_id', 'name'],
      ['root', '', 'All'],
      ...teams.map(({ id, name }) => [id, 'root', name]),
    ]),
    roster: write('roster.csv', [
      ['employee_id', 'unit_id'],
      ...people.map(({ id, unit }) => [id, unit]),
    ]),
    items: write('items.csv', [
      ['item', 'dimension', 'from', 'to', 'best', 'not_applicable', 'text_en'],
      ['+q1', '@dim', '1', '5', 'high', '', '=1+1'],
      ['-why', '', '', '', '', '', '<img src=x onerror=alert(1)>'],
    ]),
    answers: write('answers.csv', [
      ['employee_id', '+q1', '-why'],
      ...people.map(({ id }, index) => [
        id,
        String(1 + (index % 5)),
        index % 2 === 0 ? `<img src=x onerror=alert(${index})>` : `=cmd|' /C calc'!A${index}`,
      ]),
    ]),
    out,
  };
  const options = Object.entries(files).flatMap(([name, path]) => [`--${name}`, path]);
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'analyse', ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`analyse: ${stderr}`);
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  return { csv: read('release.csv'), html: read('report.html') };
}
