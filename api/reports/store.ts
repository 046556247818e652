import type { Sql } from '../../db/connect.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { readDocument } from '../read-document.ts';

export interface ReleaseRow {
  readonly round: string;
  readonly document: string;
  readonly sha256: string;
  readonly questionnaire: Instrument;
  /** Units as they were at launch, parents first. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
}

export async function findRelease(sql: Sql, round: string): Promise<ReleaseRow | null> {
  const [row] = await sql<Omit<ReleaseRow, 'document'>[]>`
    select release.round, release.sha256, round.frozen->'units' as units, round.questionnaire
    from tally.release join rounds.round on round.id = release.round
    where release.round = ${round}`;
  return row === undefined ? null : { ...row, document: await readDocument(sql, round) };
}

/** A released round with which a later one can be compared. */
export interface EarlierRound {
  readonly id: string;
  readonly title: string;
  readonly closedOn: string;
  readonly sha256: string;
  /** Whether it asked the same part of the company. */
  readonly sameAudience: boolean;
}

/**
 * Rounds with the same questionnaire that were launched before this one and closed no later, the last
 * one first: what comes out afterwards changes no report that has been read. By round.
 */
export async function listEarlier(
  sql: Sql,
  rounds: readonly string[],
): Promise<Map<string, EarlierRound[]>> {
  const rows = await sql<(EarlierRound & { round: string })[]>`
    select present.id as round, past.id, past.title, past.closed_on as "closedOn", frozen.sha256,
      past.audience is not distinct from present.audience as "sameAudience"
    from rounds.round as past join tally.release as frozen on frozen.round = past.id,
      rounds.round as present
    where present.id in (select id::uuid from unnest(${rounds}::text[]) as id)
      and past.instrument = present.instrument
      and past.closed_on <= present.closed_on
      and (past.launched_on, past.number) < (present.launched_on, present.number)
    order by past.launched_on desc, past.number desc`;
  return Map.groupBy(rows, ({ round }) => round);
}

export async function findReleaseHash(sql: Sql, round: string): Promise<string | null> {
  const [row] = await sql<{ sha256: string }[]>`
    select sha256 from tally.release where round = ${round}`;
  return row?.sha256 ?? null;
}

/** Units that have a report of their own in the release of a round. */
export async function readReleasedUnits(sql: Sql, round: string): Promise<ReadonlySet<UnitId>> {
  const document = await readDocument(sql, round);
  const { groups } = JSON.parse(document) as Pick<ReleaseDocument, 'groups'>;
  const units = groups.flatMap(({ id, of }) =>
    id.startsWith('unit:') && 'unit' in of ? [of.unit as UnitId] : [],
  );
  return new Set(units);
}
