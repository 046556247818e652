import { createStaffClient, type StaffClient } from '../../../api/demo/staff-client.ts';
import { CLOSES_ON } from '../../support/company.ts';
import { launch, launchServer, type LaunchedServer } from '../../support/process.ts';
import { BREAKDOWNS, writeRoster, writeUnits, type Employee } from './company.ts';

const EMAIL = 'hr@example.org';
/** 40 closed items and one comment box. */
export const INSTRUMENT = 'full@1';

export interface OpenRound {
  readonly server: LaunchedServer;
  readonly hr: StaffClient;
  readonly round: string;
  /** Secret of each person's invitation. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Start the product as a process with these settings, and take it to a round that is open. */
export async function openRound(
  environment: Readonly<Record<string, string>>,
  employees: readonly Employee[],
): Promise<OpenRound> {
  const words = ['account', '--email', EMAIL, '--name', 'HR', '--role', 'hr'];
  const account = launch('cli.ts', words, environment);
  if ((await account.exit) !== 0) throw new Error(`no account: ${account.read()}`);
  const server = await launchServer([], environment);
  try {
    const hr = await createStaffClient(server.url, EMAIL, /#(\S+)/.exec(account.read())![1]!);
    await hr.importOrganisation(writeUnits(), writeRoster(employees));
    const round = await hr.launchRound({
      title: 'Measured',
      instrument: INSTRUMENT,
      closesOn: CLOSES_ON,
      breakdowns: [...BREAKDOWNS],
    });
    const file = await (await hr.send('GET', `/rounds/${round}/outbox/links.csv`)).text();
    const secrets = new Map<string, string>();
    for (const [, person, secret] of file.matchAll(/^(p\d+)[,;].*#([\w-]+)\r?$/gm))
      secrets.set(person!, secret!);
    if (secrets.size !== employees.length) throw new Error(`${secrets.size} links`);
    return { server, hr, round, secrets };
  } catch (error) {
    await server.kill();
    throw error;
  }
}
