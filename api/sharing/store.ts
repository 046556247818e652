import type { Sql } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { readDocument } from '../read-document.ts';

export interface ReleasedRow {
  readonly organisation: string;
  readonly shared_on: string | null;
  readonly document: string;
  readonly questionnaire: Instrument;
  /** Units as they were at launch, parents first. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
}

/** A round with its release; null while there is none. */
export async function findReleased(sql: Sql, round: string): Promise<ReleasedRow | null> {
  const [row] = await sql<Omit<ReleasedRow, 'document'>[]>`
    select round.frozen->>'organisation' as organisation, round.shared_on,
      round.questionnaire, round.frozen->'units' as units
    from tally.release join rounds.round on round.id = release.round
    where release.round = ${round} and round.state = 'released'`;
  return row === undefined ? null : { ...row, document: await readDocument(sql, round) };
}

/** Whether and when the results of a round were shared; null while there is no release. */
export async function findSharing(
  sql: Sql,
  round: string,
): Promise<Pick<ReleasedRow, 'shared_on'> | null> {
  const [row] = await sql<Pick<ReleasedRow, 'shared_on'>[]>`
    select shared_on from tally.release join rounds.round on round.id = release.round
    where release.round = ${round} and round.state = 'released'`;
  return row ?? null;
}

export async function setShared(sql: Sql, round: string, day: string | null): Promise<void> {
  await sql`update rounds.round set shared_on = ${day} where id = ${round}`;
}
