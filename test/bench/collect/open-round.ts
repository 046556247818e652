import { createStaffClient, type StaffClient } from '../../../api/demo/staff-client.ts';
import { CLOSES_ON } from '../../support/company.ts';
import { launch, launchServer, type LaunchedServer } from '../../support/process.ts';
import { BREAKDOWNS, writeRoster, writeUnits, type Employee } from './company.ts';

const EMAIL = 'hr@example.org';
/** 41 closed items and one comment box. */
const INSTRUMENT = 'full@1';

export interface OpenRound {
  readonly server: LaunchedServer;
  readonly hr: StaffClient;
  readonly round: string;
  /** Secret of each person's invitation. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Start the product as a process with these settings, and take it to a round that is open.
 * @param teams that the employees are in
 * @param items `items.csv` of a questionnaire of its own, with a comment `COM`
 */
export async function openRound(
  environment: Readonly<Record<string, string>>,
  employees: readonly Employee[],
  { teams, items }: { readonly teams?: number; readonly items?: string } = {},
): Promise<OpenRound> {
  const words = ['account', '--email', EMAIL, '--name', 'HR', '--role', 'hr'];
  const account = launch('cli.ts', words, environment);
  if ((await account.exit) !== 0) throw new Error(`no account: ${account.read()}`);
  const server = await launchServer([], environment);
  try {
    const hr = await createStaffClient(server.url, EMAIL, /#(\S+)/.exec(account.read())![1]!);
    await hr.importOrganisation(writeUnits(teams), writeRoster(employees));
    const round = await hr.launchRound({
      title: 'Measured',
      instrument: items === undefined ? INSTRUMENT : await importItems(hr, items),
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

async function importItems(hr: StaffClient, items: string): Promise<string> {
  const form = new FormData();
  form.set('items', new File([items], 'items.csv'));
  form.set('title', 'Measured questionnaire');
  return (await hr.call<{ ref: string }>('POST', '/instruments', form)).ref;
}
