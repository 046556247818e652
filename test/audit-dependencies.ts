import { spawnSync } from 'node:child_process';

/**
 * `npm run audit:dependencies`: asks the registry for known weaknesses of what the product runs on. It
 * fails for high and critical ones, and says clearly when nobody could be asked: that is no clean bill.
 */
interface AuditReport {
  readonly error?: { readonly summary?: string };
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string }>
  >;
}

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8' });
const report = parse(stdout);
const counts = report?.metadata?.vulnerabilities;
if (report === null || counts === undefined) {
  const why = report?.message ?? report?.error?.summary ?? 'it gave no answer';
  process.stdout.write(`NOT AUDITED: the registry could not be asked (${why}).\n`);
  process.exit(2);
}
for (const [name, { severity, range }] of Object.entries(report.vulnerabilities ?? {}))
  process.stdout.write(`${severity}: ${name} ${range}\n`);
const serious = (counts['high'] ?? 0) + (counts['critical'] ?? 0);
process.stdout.write(`${JSON.stringify({ asked: true, ...counts })}\n`);
process.exit(serious === 0 ? 0 : 1);

function parse(text: string): AuditReport | null {
  try {
    return JSON.parse(text) as AuditReport;
  } catch {
    return null;
  }
}
