import { describeParticipation } from '../../surveys/disclosure/participation.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { RoundsDependencies } from './lifecycle.ts';
import * as store from './store.ts';
import { AppError } from '../problem.ts';
import type { ParticipationView, RoundView } from './views.ts';

/** @returns a look at one round. @throws AppError not-found */
export function createShow(dependencies: RoundsDependencies): (id: string) => Promise<RoundView> {
  return async (id) => {
    const round = await dependencies.database.as('rounds', (sql) => store.findRound(sql, id));
    if (round === null) throw new AppError('not-found');
    return viewRound(dependencies, round);
  };
}

/** A round as staff see it. */
export async function viewRound(
  dependencies: RoundsDependencies,
  row: store.RoundRow,
): Promise<RoundView> {
  return {
    id: row.id,
    title: row.title,
    instrument: row.instrument,
    state: row.state,
    audience: row.audience,
    policy: row.policy,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    extendedFrom: row.told_until === row.closes_on ? null : row.told_until,
    heldBack: row.held_back,
    launchedOn: row.launched_on,
    closedOn: row.closed_on,
    setup: row.setup,
    breakdowns: row.breakdowns,
    strict: row.strict,
    keys: { done: row.keys_done, total: row.keys_total },
    invited: row.invited ?? 0,
    participation: row.state === 'open' ? await takeParticipation(dependencies, row) : null,
    manifestRoot: row.manifest_root,
    releaseHash: row.state === 'released' ? await dependencies.findReleaseHash(row.id) : null,
  };
}

/** Taken once a day and kept: whoever looks again sees the same bands, so nobody can watch them move. */
async function takeParticipation(
  { database, registrar, today }: RoundsDependencies,
  row: store.RoundRow,
): Promise<ParticipationView | null> {
  if (row.participation?.day === today()) return row.participation.bands;
  const frozen = await database.as('rounds', (sql) => store.readFrozen(sql, row.id));
  if (frozen === null) return null;
  const claims = await registrar.countClaims(row.id);
  const claimed = Int32Array.from(frozen.plan.cohorts, (cohort) => claims.get(cohort.id) ?? 0);
  const bands = describeBands(frozen, claimed);
  await database.as('rounds', (sql) =>
    store.saveParticipation(sql, row.id, { day: today(), bands }),
  );
  return bands;
}

function describeBands(frozen: FrozenOrganisation, claimed: Int32Array): ParticipationView | null {
  const { company, units } = describeParticipation(frozen.plan, claimed);
  if (company.rate === null) return null;
  const names = new Map(frozen.units.map((unit) => [unit.id, unit.name]));
  const from = Math.min(90, 10 * Math.floor(company.rate / 10));
  return {
    from,
    to: from + 10,
    units: units.map((band) => ({ ...band, name: names.get(band.unit)! })),
  };
}
