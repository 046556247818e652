import type { AuditView } from '../../api/app.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';

/** Where staff can see what is stored. */
const PLACES = [
  ...['/staff/accounts', '/organisation', '/instruments/library', '/decisions', '/volunteers'],
];

/** Everything that a request could have changed, as text to be compared. */
export async function readState(keeper: StaffClient): Promise<string> {
  const seen = await Promise.all(PLACES.map(async (path) => keeper.call<unknown>('GET', path)));
  const rounds = await keeper.listRounds();
  const { entries } = await keeper.call<AuditView>('GET', '/staff/audit');
  // How far a launch or a close is goes on by itself.
  const settled = rounds.map((round) => [
    ...[round.id, round.title, round.instrument, round.closesOn, round.opensOn, round.strict],
    ...[round.audience, round.policy, round.setup, round.breakdowns, round.state === 'draft'],
  ]);
  const audited = entries.filter(({ action }) => !/^round-(launched|closed)$/.test(action));
  return JSON.stringify([...seen, settled, audited[0]?.number ?? 0]);
}
