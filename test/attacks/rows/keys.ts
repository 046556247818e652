import { generateKeyPairSync, sign } from 'node:crypto';
import type { InvitationView } from '../../../api/registrar/views.ts';
import { checkManifest } from '../../../surveys/ballot/check-manifest.ts';
import {
  signManifest,
  type Manifest,
  type ManifestKey,
  type SignedManifest,
} from '../../../surveys/ballot/manifest.ts';
import { fourWords } from '../../../surveys/ballot/words.ts';
import { judge, type Attack } from '../finding.ts';
import { COMPANY } from '../company.ts';
import type { World } from '../world.ts';

const BREAKDOWN_MIN = 10;

/** Row 22: a registrar that gives one person a key of her own. */
export const giveOwnKey: Attack = async ({ attacker, open }) => {
  const [first, second] = open.secrets.get('core')!;
  const mine = await attacker.lookUp(first!);
  const colleague = await attacker.lookUp(second!);
  const signed = await attacker.readManifest(open.id);
  const gains: string[] = [];
  const shared = ({ keys: { ballot, comment } }: InvitationView) => `${ballot} ${comment ?? ''}`;
  if (shared(mine) !== shared(colleague))
    gains.push('two people of one group are given different keys');
  const small = signed.manifest.keys.filter(
    ({ id, kind, heads }) =>
      kind === 'breakdown' && mine.keys.breakdowns.includes(id) && heads < BREAKDOWN_MIN,
  );
  if (mine.keys.breakdowns.length === 0) gains.push('the round has no breakdowns to attack');
  gains.push(...small.map(({ id, heads }) => `${id} is the key of ${heads} people`));
  if (mine.manifestRoot !== colleague.manifestRoot)
    gains.push('two people of one group are given different manifests');
  if (!(await isAccepted(signed, mine, mine.manifestRoot)))
    gains.push('the true manifest is refused: the attack proves nothing');

  const spare = makePublicKey();
  const own = (change: Partial<ManifestKey>) => (key: ManifestKey) =>
    key.id === mine.keys.ballot ? { ...key, ...change } : key;
  const swapped = { ...signed.manifest, keys: signed.manifest.keys.map(own({ publicKey: spare })) };
  const tampered: Record<string, Manifest> = {
    'another key': swapped,
    'a group of one': { ...signed.manifest, keys: signed.manifest.keys.map(own({ heads: 1 })) },
    'one more key of one person': {
      ...signed.manifest,
      keys: [...signed.manifest.keys, personalKey(mine, spare, 1)],
    },
    'one more key that claims five': {
      ...signed.manifest,
      keys: [...signed.manifest.keys, personalKey(mine, spare, 5)],
    },
    'a weaker policy': {
      ...signed.manifest,
      policy: { ...signed.manifest.policy, groupMin: 1, cohortMin: 1 },
    },
  };
  for (const [name, manifest] of Object.entries(tampered)) {
    const forged = await forge(manifest);
    if (await isAccepted(forged, mine, mine.manifestRoot)) gains.push(`${name}: root not compared`);
    // The liar sends a root that fits: everything but a mere swap must still be refused.
    if (manifest !== swapped && (await isAccepted(forged, mine, forged.root)))
      gains.push(`${name}: accepted with a root of its own`);
  }
  // A swapped key with a root of its own can only be seen by comparing the four words.
  const words = await fourWords((await forge(swapped)).root);
  if (words.join(' ') === (await fourWords(mine.manifestRoot)).join(' '))
    gains.push('a manifest of one’s own has the words of the true one');
  return judge(
    gains,
    `two colleagues, one key; ${Object.keys(tampered).length} forged manifests refused`,
  );
};

/** Row 31: invented people show as a larger head count, and the import stands in the audit log. */
export const padRoster: Attack = async ({ server, attacker, open }) => {
  const gains: string[] = [];
  const invitation = await attacker.lookUp(open.secrets.get('core')![0]!);
  const { manifest } = await attacker.readManifest(open.id);
  const key = manifest.keys.find(({ id }) => id === invitation.keys.ballot);
  const smallest = invitation.countsIn[0];
  const heads = COMPANY.filter(({ id }) => smallest?.units.includes(`Team ${id}`));
  const known = heads.reduce((sum, team) => sum + team.heads, 0);
  if (known === 0) gains.push('the group of an invitation does not say who is in it');
  if (smallest?.heads !== known || key?.heads !== known)
    gains.push(`${known} people are told ${smallest?.heads ?? 'nothing'} and ${key?.heads ?? 0}`);
  const everybody = manifest.keys
    .filter(({ kind }) => kind === 'ballot')
    .reduce((sum, { heads: people }) => sum + people, 0);
  if (everybody !== COMPANY.reduce((sum, team) => sum + team.heads, 0))
    gains.push('the groups of the manifest are not the whole company');
  const imports = await readImports(server);
  const last = imports.at(-1);
  if (last?.['employees'] !== everybody || last['added'] === undefined)
    gains.push('an import of people is not in the audit log');
  const erased = await server.database
    .as('staff', (sql) => sql`delete from staff.audit`)
    .then(() => true)
    .catch(() => false);
  if (erased) gains.push('the audit log can be emptied');
  return judge(gains, `${known} heads shown to the members; ${imports.length} imports in the log`);
};

async function readImports({ database }: World['server']): Promise<Record<string, unknown>[]> {
  const rows = await database.as(
    'staff',
    (sql) => sql<{ detail: Record<string, unknown> }[]>`
      select detail from staff.audit where action = 'organisation-imported' order by number`,
  );
  return rows.map(({ detail }) => detail);
}

async function isAccepted(
  signed: SignedManifest,
  { keys }: InvitationView,
  expectedRoot: string,
): Promise<boolean> {
  return (await checkManifest({ signed, expectedRoot, ownKeys: keys })).ok;
}

/** A manifest that fits its root and is signed, by somebody. */
async function forge(manifest: Manifest): Promise<SignedManifest> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return signManifest(manifest, raw.toString('base64url'), (data) => sign(null, data, privateKey));
}

function personalKey(invitation: InvitationView, publicKey: string, heads: number): ManifestKey {
  return { id: `${invitation.keys.ballot}-her`, kind: 'ballot', label: 'Her', heads, publicKey };
}

function makePublicKey(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
}
