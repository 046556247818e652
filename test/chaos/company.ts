import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { CLOSES_ON, writeUnits } from '../support/company.ts';
import { launch, launchServer, type LaunchedServer } from '../support/process.ts';

const EMAIL = 'hr@example.org';
const TEAMS = ['north', 'south'] as const;
export const BREAKDOWN = 'gender';

export type Environment = Readonly<Record<string, string>>;

/** The server as a process, and a round that is open. */
export interface OpenRound {
  readonly hr: StaffClient;
  readonly round: string;
  /** Of links that nobody has used. */
  readonly secrets: string[];
}

export async function openRound(
  environment: Environment,
  people: number,
  closesOn = CLOSES_ON,
): Promise<OpenRound & { readonly server: LaunchedServer }> {
  const words = ['account', '--email', EMAIL, '--name', 'HR', '--role', 'hr'];
  const account = launch('cli.ts', words, environment);
  if ((await account.exit) !== 0) throw new Error(`no account: ${account.read()}`);
  const server = await launchServer([], environment);
  const hr = await createStaffClient(server.url, EMAIL, /#(\S+)/.exec(account.read())![1]!);
  const units = [['root', '', 0] as const, ...TEAMS.map((team) => [team, 'root', 0] as const)];
  const roster = Array.from({ length: people }, (_, n) => {
    const gender = Math.floor(n / 2) % 2 === 0 ? 'woman' : 'man';
    return `p${n},${TEAMS[n % 2]!},${gender}`;
  });
  await hr.importOrganisation(
    writeUnits(units),
    ['employee_id,unit_id,gender', ...roster, ''].join('\n'),
  );
  const round = await hr.launchRound({
    title: 'Chaos',
    instrument: 'full@1',
    closesOn,
    breakdowns: [BREAKDOWN],
  });
  const file = await (await hr.send('GET', `/rounds/${round}/outbox/links.csv`)).text();
  return { server, hr, round, secrets: file.match(/(?<=#)[\w-]+/g)! };
}
