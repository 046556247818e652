import type { Sql } from '../../db/connect.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';

export interface ReleaseRow {
  readonly round: string;
  readonly instrument: string;
  readonly closed_on: string;
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
  const [row] = await sql<ReleaseRow[]>`
    select release.round, round.instrument, round.closed_on, release.document, release.sha256,
      round.frozen->'units' as units, round.questionnaire
    from tally.release join rounds.round on round.id = release.round
    where release.round = ${round}`;
  return row ?? null;
}

/** The document of the last release before this one with the same questionnaire. */
export async function findPrevious(sql: Sql, release: ReleaseRow): Promise<string | null> {
  const [row] = await sql<{ document: string }[]>`
    select past.document from tally.release as past join rounds.round on round.id = past.round
    where round.instrument = ${release.instrument} and round.closed_on < ${release.closed_on}
    order by round.closed_on desc, round.id limit 1`;
  return row?.document ?? null;
}

export async function findReleaseHash(sql: Sql, round: string): Promise<string | null> {
  const [row] = await sql<{ sha256: string }[]>`
    select sha256 from tally.release where round = ${round}`;
  return row?.sha256 ?? null;
}

/** Units that have a report of their own in the release of a round. */
export async function readReleasedUnits(sql: Sql, round: string): Promise<ReadonlySet<UnitId>> {
  const rows = await sql<{ unit: UnitId }[]>`
    select released->'of'->>'unit' as unit
    from tally.release, jsonb_array_elements(document::jsonb->'groups') as released
    where round = ${round} and released->>'id' like 'unit:%'`;
  return new Set(rows.map(({ unit }) => unit));
}
