import { createHash } from 'node:crypto';
import type { Database, Sql } from '../../db/connect.ts';
import { createGroupCommit } from '../../db/group-commit.ts';
import { AppError } from '../problem.ts';
import * as store from './claim-store.ts';
import { nameKey } from './make-keys.ts';
import type { HashSecret, SecretHashes } from './secret-hash.ts';
import type { ClaimView } from './views.ts';

export interface BlindedMessage {
  readonly key: string;
  /** base64url of 256 bytes. */
  readonly message: string;
}

/** Signs one blinded message (base64url, as is the signature) under a sealed private key. */
export type BlindSign = (
  keyName: string,
  sealedKey: Uint8Array,
  message: string,
) => Promise<string>;

export interface Claim {
  readonly secret: string;
  readonly round: string;
  readonly blinded: readonly BlindedMessage[];
}

/** @throws AppError invitation-unknown, round-not-open, round-closed, claim-mismatch, invitation-used */
export type ClaimSignatures = (claim: Claim) => Promise<ClaimView>;

interface HashedClaim {
  readonly secret: SecretHashes;
  readonly claimHash: Buffer;
  readonly blinded: readonly BlindedMessage[];
}

/** Of one claim of a group: whatever goes wrong with it is its own affair. */
type Verdict = { readonly view: ClaimView } | { readonly error: unknown };

/**
 * Signs the blinded messages of an invitation, once. The same request again gets the same bytes, so
 * a lost reply strands nobody; another request is refused, so nobody answers twice. Claims of a few
 * milliseconds share a transaction.
 */
export function createClaims(
  database: Database,
  sign: BlindSign,
  hashSecret: HashSecret,
): ClaimSignatures {
  const claims = createGroupCommit<HashedClaim, Verdict>((round, group) =>
    database.as('registrar', (sql) => commit(sql, sign, round, group)),
  );
  return async ({ secret, round, blinded }) => {
    const hashed = { secret: hashSecret(secret), claimHash: hashClaim(blinded), blinded };
    const verdict = await claims.add(round, hashed);
    if ('error' in verdict) throw verdict.error;
    return verdict.view;
  };
}

async function commit(
  sql: Sql,
  sign: BlindSign,
  round: string,
  group: readonly HashedClaim[],
): Promise<readonly Verdict[]> {
  const hashes = group.flatMap(({ secret: { keyed, plain } }) => [keyed, plain]);
  // One after the other in PostgreSQL: what follows the lock sees what was done before it.
  const [, collection, rows] = await Promise.all([
    store.lockClaimsShared(sql, round),
    store.findCollection(sql, round),
    store.findInvitations(sql, round, hashes),
  ]);
  const invitations = new Map(rows.map((row) => [row.secret_hash.toString('hex'), row]));
  const keyIds = new Set(group.flatMap(({ blinded }) => blinded.map(({ key }) => key)));
  const sealedKeys = await store.readSealedKeys(sql, round, [...keyIds]);
  const checked = await Promise.all(
    group.map(async (claim): Promise<Checked | { readonly error: unknown }> => {
      try {
        const { keyed, plain } = claim.secret;
        const invitation =
          invitations.get(keyed.toString('hex')) ?? invitations.get(plain.toString('hex'));
        if (invitation === undefined) throw new AppError('invitation-unknown');
        // All that can be wrong with a claim comes before the question whether the invitation is used: who
        // holds a printed code must not find that out without using it up.
        refuseOtherStates(collection);
        refuseOtherKeys(invitation, collection.comment_boxes, claim.blinded);
        const signatures = await signAll(sign, round, sealedKeys, claim.blinded);
        return { claim, invitation, signatures };
      } catch (error) {
        return { error };
      }
    }),
  );
  const claims = await settle(
    sql,
    round,
    checked.flatMap((one) => ('error' in one ? [] : [one])),
  );
  return checked.map((one) => ('error' in one ? one : judge(one, claims)));
}

/** A claim with which nothing is wrong but, maybe, that the invitation is used. */
interface Checked {
  readonly claim: HashedClaim;
  readonly invitation: store.ClaimableRow;
  readonly signatures: ClaimView['signatures'];
}

/** The claim that counts of each invitation, by employee: the one that was first. The others of the group are written. */
async function settle(
  sql: Sql,
  round: string,
  checked: readonly Checked[],
): Promise<ReadonlyMap<string, store.StoredClaim>> {
  const claims = new Map<string, store.StoredClaim>();
  const made = new Map<string, store.StoredClaim>();
  for (const { claim, invitation, signatures } of checked) {
    const { employee, claim_hash: claimHash, response } = invitation;
    if (claimHash !== null && response !== null)
      claims.set(employee, { employee, claimHash, response });
    else if (!made.has(employee))
      made.set(employee, { employee, claimHash: claim.claimHash, response: signatures });
  }
  if (made.size > 0) {
    const faster = await store.insertClaims(sql, round, [...made.values()]);
    for (const one of [...made.values(), ...faster]) claims.set(one.employee, one);
  }
  return claims;
}

function judge(
  { claim: { claimHash }, invitation: { employee } }: Checked,
  claims: ReadonlyMap<string, store.StoredClaim>,
): Verdict {
  const first = claims.get(employee)!;
  if (!first.claimHash.equals(claimHash)) return { error: new AppError('invitation-used') };
  return { view: { signatures: first.response } };
}

function refuseOtherStates(
  collection: store.Collection | null,
): asserts collection is store.Collection {
  const state = collection?.state;
  if (state === 'closing' || state === 'released') throw new AppError('round-closed');
  if (state !== 'open') throw new AppError('round-not-open');
}

/** Exactly the keys of the invitation: a ballot, one token per breakdown, one per comment box. */
function refuseOtherKeys(
  invitation: store.ClaimableRow,
  commentBoxes: number,
  blinded: readonly BlindedMessage[],
): void {
  const due = [invitation.ballot_key, ...invitation.breakdown_keys];
  if (invitation.comment_key !== null) {
    for (let box = 0; box < commentBoxes; box += 1) due.push(invitation.comment_key);
  }
  const asked = blinded.map((message) => message.key);
  if (due.sort().join('\n') !== asked.sort().join('\n')) throw new AppError('claim-mismatch');
}

function signAll(
  sign: BlindSign,
  round: string,
  sealedKeys: ReadonlyMap<string, Buffer | null>,
  blinded: readonly BlindedMessage[],
): Promise<ClaimView['signatures']> {
  return Promise.all(
    blinded.map(async ({ key, message }) => {
      const sealed = sealedKeys.get(key);
      if (sealed == null) throw new AppError('round-closed');
      return { key, signature: await sign(nameKey(round, key), sealed, message) };
    }),
  );
}

function hashClaim(blinded: readonly BlindedMessage[]): Buffer {
  const hash = createHash('sha256');
  for (const { key, message } of blinded) hash.update(`${key}\n${message}\n`);
  return hash.digest();
}
