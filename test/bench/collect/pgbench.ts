import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** One row of the same size in each transaction, without any server of ours between. */
const SCRIPT = `\\set person random(1, 1000000)
insert into vote (person, unit, gender, site, answers, comment) values ('p' || :person, 't1', 'woman', 'Lyon',
  '{"A1": 4,"A2": 3,"A3": 5,"A4": 4,"B1": 2,"B2": 4,"B3": 3,"B4": 4,"C1": 5,"C2": 4,"C3": 3,"C4": 2,"D1": 4,"D2": 3,"D3": 5,
  "D4": 4,"E1": 2,"E2": 4,"E3": 3,"E4": 4,"F1": 5,"F2": 4,"F3": 3,"F4": 2,"G1": 4,"G2": 3,"G3": 5,"G4": 4,"H1": 2,"H2": 4,
  "H3": 3,"H4": 4,"I1": 5,"I2": 4,"I3": 3,"I4": 2,"J1": 4,"J2": 3,"J3": 5,"J4": 4}',
  'Remark: we should talk about how we plan the week');
`;

/** Inserts a second on the table of the plain server; null where pgbench is not installed. */
export function runPgbench(url: string, directory: string, seconds: number): number | null {
  const command = findPgbench();
  if (command === null) return null;
  const script = join(directory, 'pgbench.sql');
  writeFileSync(script, SCRIPT);
  const options = ['-n', '-M', 'prepared', '-c', '8', '-j', '1', '-T', String(seconds)];
  const { stdout, stderr } = spawnSync(command, [...options, '-f', script, url], {
    encoding: 'utf8',
  });
  const perSecond = /tps = ([\d.]+)/.exec(stdout);
  if (perSecond === null) throw new Error(`pgbench: ${stderr}`);
  return Number(perSecond[1]);
}

function findPgbench(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const places = versions.map((version) => join(DEBIAN, version, 'bin', 'pgbench'));
  const inPath = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'pgbench'));
  return [...inPath, ...places].find((place) => existsSync(place)) ?? null;
}
