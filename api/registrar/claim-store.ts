import { byteaArray } from '../../db/bytea-array.ts';
import type { Sql } from '../../db/connect.ts';
import type { RoundRow } from './store.ts';

/** What a claim reads and writes. */

/** Claims share this lock; whoever destroys keys and blinded hashes takes it alone, so no claim outlives them. */
export async function lockClaimsShared(sql: Sql, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('claims ' || ${round}, 0))`;
}

export async function lockClaims(sql: Sql, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('claims ' || ${round}, 0))`;
}

export interface Collection {
  readonly state: RoundRow['state'];
  readonly comment_boxes: number;
}

export async function findCollection(sql: Sql, round: string): Promise<Collection | null> {
  const [row] = await sql<Collection[]>`
    select state, jsonb_array_length(questionnaire->'comments') as comment_boxes
    from rounds.round where id = ${round}`;
  return row ?? null;
}

export type SignedMessages = readonly { readonly key: string; readonly signature: string }[];

export interface ClaimableRow {
  readonly employee: string;
  readonly secret_hash: Buffer;
  readonly ballot_key: string;
  readonly comment_key: string | null;
  readonly breakdown_keys: readonly string[];
  readonly claim_hash: Buffer | null;
  readonly claim_response: SignedMessages | null;
}

/** Locked until the commit, in one order, so that two processes never wait for each other's. */
export async function lockInvitations(
  sql: Sql,
  round: string,
  secretHashes: readonly Buffer[],
): Promise<ClaimableRow[]> {
  return sql<ClaimableRow[]>`
    select employee, secret_hash, ballot_key, comment_key, breakdown_keys, claim_hash, claim_response
    from registrar.lock_invitations(${round}, ${byteaArray(sql, secretHashes)})`;
}

/** Sealed private keys by id; null for a key that has been destroyed. */
export async function readSealedKeys(
  sql: Sql,
  round: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer | null>> {
  const rows = await sql<{ id: string; private_key: Buffer | null }[]>`
    select id, private_key from registrar.signing_key
    where round = ${round} and id = any(${[...ids]}::text[])`;
  return new Map(rows.map((row) => [row.id, row.private_key]));
}

export interface NewClaim {
  readonly employee: string;
  readonly claimHash: Buffer;
  readonly response: SignedMessages;
}

export async function markClaimed(
  sql: Sql,
  round: string,
  claims: readonly NewClaim[],
): Promise<void> {
  await sql`update registrar.invitation
    set used = true, claim_hash = row.claim_hash, claim_response = row.response::jsonb
    from unnest(${claims.map(({ employee }) => employee)}::text[],
      ${byteaArray(
        sql,
        claims.map(({ claimHash }) => claimHash),
      )},
      ${claims.map(({ response }) => JSON.stringify(response))}::text[])
      as row (employee, claim_hash, response)
    where round = ${round} and invitation.employee = row.employee`;
}
