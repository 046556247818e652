import type { Database } from '../../db/connect.ts';
import { parsePaperCode } from '../../surveys/ballot/paper-code.ts';
import { listBreakdownsOf, listCountsIn, nameAudience } from '../../surveys/organisation/frozen.ts';
import { AppError } from '../problem.ts';
import type { SecretHashes } from './secret-hash.ts';
import { findInvitation, findRound } from './store.ts';
import type { InvitationView } from './views.ts';

/**
 * What the holder of an invitation may know.
 * @throws AppError invitation-unknown
 */
export async function lookUpInvitation(
  database: Database,
  secret: string,
  hashes: SecretHashes,
): Promise<InvitationView> {
  const { invitation, round } = await database.as('registrar', async (sql) => {
    const found = await findInvitation(sql, hashes);
    return { invitation: found, round: found === null ? null : await findRound(sql, found.round) };
  });
  if (invitation === null || round?.frozen == null) throw new AppError('invitation-unknown');
  return {
    round: {
      id: round.id,
      title: round.title,
      organisation: round.frozen.organisation,
      instrument: round.instrument,
      minutes: round.minutes,
      closesOn: round.closes_on,
      extendedFrom: round.told_until === round.closes_on ? null : round.told_until,
      closedOn: round.closed_on,
      audience: nameAudience(round.frozen),
      state: stateForEmployees(round.state),
      policy: {
        groupMin: round.policy.groupMin,
        distributionMin: round.policy.distributionMin,
        commentMin: round.policy.commentMin,
      },
    },
    language: invitation.language,
    // Whoever printed a code holds it too, and HR may hold links where there is no mail server: looking at one
    // must not tell them who has answered.
    used: invitation.used && parsePaperCode(secret) === null && !invitation.links_shown,
    manifestRoot: round.manifest_root ?? '',
    keys: {
      ballot: invitation.ballot_key,
      breakdowns: invitation.breakdown_keys,
      comment: invitation.comment_key,
    },
    countsIn: listCountsIn(round.frozen, invitation.ballot_key),
    brokenDownBy: listBreakdownsOf(round.frozen, invitation.breakdown_keys),
  };
}

function stateForEmployees(state: string): InvitationView['round']['state'] {
  if (state === 'open' || state === 'released') return state;
  return state === 'closing' ? 'closed' : 'preparing';
}
