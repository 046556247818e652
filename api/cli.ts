import { parseArgs } from 'node:util';
import { renderFault } from '../surveys/organisation/fault.ts';
import { analyse } from './analyse/analyse.ts';
import { auditFiles } from './analyse/audit.ts';
import { FaultyInput } from './analyse/round-files.ts';
import { findStaffPart, readConfig } from './config.ts';
import { refuseToStart } from './refuse.ts';
import { NothingToVerify } from './verify/fetch-round.ts';
import { verifyRound, writeReport } from './verify/verify-round.ts';

/** Faults printed at most; the rest is counted. */
const FAULTS_SHOWN = 200;

const USAGE = `Usage:
  npm run demo -- [--port P] [--data DIR] [--answers N]
  npm run account -- --email E --name N --role administrator|hr|analyst|manager|auditor [--unit U]
  npm run account -- --email E
  npm run analyse -- --units F --roster F --answers F --items F [--policy F] [--lenient]
    [--breakdown SPEC]… [--previous-roster F [--previous-units F]] --out DIR
  npm run audit -- --case DIR --release F [--lenient]
  npm run verify-round -- URL [--receipt R] [--words "a b c d"] [--root HEX] [--release F]
`;

const [command, ...rest] = process.argv.slice(2);
if (command === 'analyse') analyseCommand(rest);
else if (command === 'audit') auditCommand(rest);
else if (command === 'verify-round') await verifyCommand(rest);
else if (command === 'demo') await demoCommand(rest);
else if (command === 'account') await accountCommand(rest);
else misused();

function analyseCommand(argv: string[]): void {
  const started = performance.now();
  const text = { type: 'string' } as const;
  const values = parse(argv, {
    units: text,
    roster: text,
    answers: text,
    items: text,
    policy: text,
    out: text,
    lenient: { type: 'boolean' },
    breakdown: { type: 'string', multiple: true },
    'previous-roster': text,
    'previous-units': text,
  });
  const { units, roster, answers, items, out, policy, lenient } = values as Record<
    string,
    string | undefined
  >;
  const previousRoster = values['previous-roster'];
  const previousUnits = values['previous-units'];
  if (!units || !roster || !answers || !items || !out) misused();
  if (previousUnits !== undefined && previousRoster === undefined) misused();
  try {
    const { dropped, refusedBreakdowns, ...summary } = analyse({
      breakdowns: [values['breakdown'] ?? []].flat().map(String),
      units,
      roster,
      answers,
      items,
      out,
      policy: policy ?? null,
      ...(previousRoster === undefined
        ? {}
        : {
            previous: {
              roster: String(previousRoster),
              units: previousUnits === undefined ? null : String(previousUnits),
            },
          }),
      lenient: Boolean(lenient),
      today: new Date().toISOString().slice(0, 10),
    });
    for (const { item, count } of dropped) {
      process.stderr.write(`${item}: ${count} values read as not answered\n`);
    }
    for (const reason of refusedBreakdowns) process.stderr.write(`breakdown refused: ${reason}\n`);
    const seconds = Math.round(performance.now() - started) / 1000;
    process.stdout.write(`${JSON.stringify({ ...summary, seconds })}\n`);
  } catch (error) {
    refuseInput(error);
  }
}

function auditCommand(argv: string[]): void {
  const text = { type: 'string' } as const;
  const values = parse(argv, { case: text, release: text, lenient: { type: 'boolean' } });
  if (values['case'] === undefined || values['release'] === undefined) misused();
  try {
    const report = auditFiles(
      String(values['case']),
      String(values['release']),
      Boolean(values['lenient']),
    );
    for (const violation of report.violations.slice(0, FAULTS_SHOWN)) {
      process.stdout.write(`${JSON.stringify(violation)}\n`);
    }
    const { violations, checked, undecided } = report;
    const summary = { violations: violations.length, ...checked, undecided };
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    process.exit(violations.length === 0 ? 0 : 1);
  } catch (error) {
    refuseInput(error);
  }
}

/** Print the faults of input files and exit with status 2. */
function refuseInput(error: unknown): never {
  if (!(error instanceof FaultyInput)) refuseToStart(error);
  for (const fault of error.faults.slice(0, FAULTS_SHOWN)) {
    process.stderr.write(`${renderFault(fault, 'en')}\n`);
  }
  const more = error.faults.length - FAULTS_SHOWN;
  if (more > 0) process.stderr.write(`and ${more} more faults\n`);
  process.exit(2);
}

async function verifyCommand(argv: string[]): Promise<void> {
  const [address = '', ...options] = argv;
  const text = { type: 'string' } as const;
  const values = parse(options, { receipt: text, words: text, root: text, release: text });
  if (address === '' || address.startsWith('-')) misused();
  const read = (name: string) => (values[name] === undefined ? null : String(values[name]));
  try {
    const report = await verifyRound({
      address,
      receipt: read('receipt'),
      words: read('words'),
      root: read('root'),
      release: read('release'),
    });
    process.stdout.write(writeReport(report));
    process.exitCode = report.checks.some(({ held }) => held === false) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NothingToVerify)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

async function demoCommand(argv: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const values = parse(argv, { port: text, data: text, answers: text });
  const port = Number(values['port'] ?? 8080);
  const answers = Number(values['answers'] ?? 0);
  const isCount = (value: number) => Number.isInteger(value) && value >= 0;
  if (!isCount(port) || port > 65535 || !isCount(answers)) misused();
  // Loaded here only: files are analysed and audited without a server or a database.
  const { runDemo } = await import('./demo/demo.ts');
  try {
    await runDemo({ port, answers, data: String(values['data'] ?? 'data/demo') });
  } catch (error) {
    refuseToStart(error);
  }
}

async function accountCommand(argv: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const values = parse(argv, { email: text, name: text, role: text, unit: text });
  const { accountSchema, addAccount, knownAccountSchema } = await import('./staff/add-account.ts');
  const { writeLink } = await import('./staff/links.ts');
  const { openDatabase } = await import('./open-database.ts');
  const known = knownAccountSchema.safeParse(values);
  const account = known.success
    ? known
    : accountSchema.safeParse({ ...values, unit: values['unit'] ?? null });
  if (!account.success) misused();
  try {
    const config = readConfig(process.env, findStaffPart(process.env));
    const database = await openDatabase(config, () => undefined);
    const token = await addAccount(database, account.data, Date.now()).finally(() =>
      database.close(),
    );
    if (token === null) {
      process.stderr.write(`${account.data.email} has no account yet: give --name and --role\n`);
      process.exit(2);
    }
    const link = writeLink(config.publicUrl ?? `http://localhost:${config.port}`, token);
    process.stdout.write(`${account.data.email} signs in with this link, once, within 24 hours:\n`);
    process.stdout.write(`${link}\n`);
  } catch (error) {
    refuseToStart(error);
  }
}

function parse(
  argv: string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>,
): Record<string, string | boolean | (string | boolean)[] | undefined> {
  try {
    return { ...parseArgs({ args: argv, options, strict: true }).values };
  } catch {
    misused();
  }
}

function misused(): never {
  process.stderr.write(USAGE);
  process.exit(2);
}
