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
  /** Both null where nothing has been claimed, or the round has closed since. */
  readonly claim_hash: Buffer | null;
  readonly response: SignedMessages | null;
}

export async function findInvitations(
  sql: Sql,
  round: string,
  secretHashes: readonly Buffer[],
): Promise<ClaimableRow[]> {
  return sql<ClaimableRow[]>`
    select employee, secret_hash, ballot_key, comment_key, breakdown_keys, claim_hash, response
    from registrar.find_invitations(${round}, ${byteaArray(sql, secretHashes)})`;
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

export interface StoredClaim {
  readonly employee: string;
  readonly claimHash: Buffer;
  readonly response: SignedMessages;
}

/**
 * One per invitation: whoever comes second waits for whoever was first, in one order, so that two processes never wait
 * for each other's.
 * @returns claims that were there already, of the employees of some of these
 */
export async function insertClaims(
  sql: Sql,
  round: string,
  claims: readonly StoredClaim[],
): Promise<StoredClaim[]> {
  const employees = claims.map(({ employee }) => employee);
  const inserted = await sql`insert into registrar.claim (round, employee, claim_hash, response)
    select ${round}, employee, claim_hash, response::jsonb
    from unnest(${employees}::text[],
      ${byteaArray(
        sql,
        claims.map(({ claimHash }) => claimHash),
      )},
      ${claims.map(({ response }) => JSON.stringify(response))}::text[])
      as row (employee, claim_hash, response)
    order by employee collate "C"
    on conflict do nothing returning employee`;
  if (inserted.length === claims.length) return [];
  const own = new Set(inserted.map(({ employee }) => employee as string));
  return sql<StoredClaim[]>`
    select employee, claim_hash as "claimHash", response from registrar.claim
    where round = ${round} and employee = any(${employees.filter((one) => !own.has(one))}::text[])`;
}
