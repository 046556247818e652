import { auditRelease } from '../../../surveys/disclosure/audit.ts';
import type { ReleaseDocument } from '../../../surveys/release-document.ts';
import type { StaffClient } from '../../../api/demo/staff-client.ts';
import { judge, type Attack } from '../finding.ts';
import type { World } from '../world.ts';

/** Small, hidden and large teams, and one with teams below. */
const MANAGED = ['plant', 'sales-c', 'pair-a', 'choir', 'duo', 'solo', 'shell', 'core', 'root'];

interface Seen {
  readonly who: string;
  readonly release: ReleaseDocument;
}

/** Row 6: all managers, HR and an administrator put everything together that they were ever shown. */
export const poolViewers: Attack = async (world) => {
  const views = await readAsEveryone(world);
  const { release, truth } = world.closed;
  const union = <T>(list: readonly T[]) => [
    ...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values(),
  ];
  const pooled: ReleaseDocument = {
    ...release,
    groups: union(views.flatMap((view) => view.release.groups)),
    withheld: union(views.flatMap((view) => view.release.withheld)),
    comments: union(views.flatMap((view) => view.release.comments)),
  };
  const report = auditRelease({ release: pooled, truth });
  const gains = report.violations.map(({ kind, words }) => `${kind}: ${words}`);
  if (report.undecided > 0) gains.push(`${report.undecided} parts could not be searched`);
  return judge(
    gains,
    `${views.length} viewers, ${report.checked.groups} groups, ${report.checked.sets} sets searched`,
  );
};

/** Row 17: whoever owns the product sees the same document; managers see part of it, unchanged. */
export const compareRoles: Attack = async (world) => {
  const views = await readAsEveryone(world);
  const gains: string[] = [];
  const full = JSON.stringify(world.closed.release);
  const groups = new Set(world.closed.release.groups.map((group) => JSON.stringify(group)));
  const lists = new Set(world.closed.release.comments.map((list) => JSON.stringify(list)));
  for (const { who, release } of views) {
    if (/^(hr|admin)/.test(who) && JSON.stringify(release) !== full)
      gains.push(`${who} sees another document`);
    for (const group of release.groups)
      if (!groups.has(JSON.stringify(group))) gains.push(`${who} sees another ${group.id}`);
    for (const list of release.comments)
      if (!lists.has(JSON.stringify(list))) gains.push(`${who} sees other comments`);
  }
  const owner = await signInOwner(world);
  for (const path of ['ballots', 'answers', 'comments', 'raw', 'respondents', 'participation']) {
    const outcome = await owner
      .call('GET', `/rounds/${world.closed.id}/${path}`)
      .then(() => 'answered')
      .catch((error: unknown) => (error as Error).message);
    if (!outcome.includes('not-found')) gains.push(`${path}: ${outcome}`);
  }
  return judge(gains, `${views.length} accounts read the same figures; no address for owners`);
};

const seenIn = new WeakMap<World, Promise<Seen[]>>();

/** Everyone signs in once. */
function readAsEveryone(world: World): Promise<Seen[]> {
  const known = seenIn.get(world) ?? signEveryoneIn(world);
  seenIn.set(world, known);
  return known;
}

async function signEveryoneIn(world: World): Promise<Seen[]> {
  const { server, closed } = world;
  const read = async (who: string, client: StaffClient): Promise<Seen> => {
    const view = await client.call<{ release: ReleaseDocument }>('GET', `/reports/${closed.id}`);
    return { who, release: view.release };
  };
  const views = [
    await read('hr', server.hr),
    await read('administrator', await signInOwner(world)),
  ];
  for (const unit of MANAGED) {
    const email = `manager-${unit}@example.org`;
    await server.addManager(email, unit);
    views.push(await read(email, await server.signIn(email)));
  }
  return views;
}

async function signInOwner({ server }: World): Promise<StaffClient> {
  const email = 'owner@example.org';
  await server.addAccount(email, 'administrator');
  return server.signIn(email);
}
