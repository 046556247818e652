import type { StaffClient } from '../../api/demo/staff-client.ts';
import { isPublishedReceipts, RECEIPTS_PER_PART } from '../../surveys/ballot/receipt-list.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';

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
