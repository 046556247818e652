import { readMasterKey } from '../../api/config.ts';
import { makeCounterMask } from '../../api/tally/counter-mask.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';
import { connect } from '../../db/connect.ts';
import { isPublishedReceipts, RECEIPTS_PER_PART } from '../../surveys/ballot/receipt-list.ts';
import { countPlaces } from '../../surveys/breakdown-counter.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';

/** What the database holds of a round that is open; each number has to be that of the acknowledged. */
export type Stored = Readonly<
  Record<'claims' | 'ballots' | 'comments' | 'ballotTokens' | 'breakdownTokens' | 'counted', number>
>;

/** The embedded database opens for one process: the server must be stopped. */
export async function readStored(
  url: string | null,
  directory: string,
  round: string,
): Promise<Stored> {
  const database = await connect({ url, directory });
  try {
    const { owner } = database;
    const [row] = await owner<Omit<Stored, 'counted'>[]>`select
      (select count(*)::int from registrar.invitation where used) as claims,
      (select count(*)::int from ballotbox.inbox) as ballots,
      (select count(*)::int from ballotbox.comment_inbox) as comments,
      (select count(*)::int from ballotbox.nullifier where kind = 'ballot') as "ballotTokens",
      (select count(*)::int from ballotbox.nullifier where kind = 'breakdown') as "breakdownTokens"`;
    const counters = await owner<{ key: string; counts: string[] }[]>`
      select key, counts from ballotbox.counter where round = ${round}`;
    const [box] = await owner<{ key: Instrument }[]>`
      select key from ballotbox.box where round = ${round}`;
    const size = countPlaces(box!.key);
    const masterKey = readMasterKey(directory);
    const counted = counters.reduce(
      (sum, { key, counts }) =>
        sum + Number(counts[0]) - makeCounterMask(masterKey, round, key, size)[0]!,
      0,
    );
    return { ...row!, counted };
  } finally {
    await database.close();
  }
}

/** After the close: respondents of the report, and acknowledged receipts that the published list lacks. */
export async function readPublished(
  url: string,
  hr: StaffClient,
  round: string,
  receipts: readonly string[],
) {
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${url}/api/rounds/${round}/receipts${path}`)).json();
  const published = await get('');
  if (!isPublishedReceipts(published)) throw new Error('no receipts are published');
  const listed = new Set<string>();
  const count = published.receipts?.count ?? 0;
  for (let part = 0; part * RECEIPTS_PER_PART < count; part += 1)
    for (const receipt of (await get(`/${part}`)) as string[]) listed.add(receipt);
  const { release } = await hr.call<{ release: ReleaseDocument }>('GET', `/reports/${round}`);
  const sum = (id: RegExp) =>
    release.groups
      .filter((group) => id.test(group.id))
      .reduce((total, group) => total + group.respondents, 0);
  return {
    listed: listed.size,
    missing: receipts.filter((receipt) => !listed.has(receipt)).length,
    respondents: sum(/^unit:root$/),
    inBreakdowns: sum(/^breakdown:gender=/),
  };
}
