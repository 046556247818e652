import { createHash } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { AppError } from '../problem.ts';
import { nameKey } from './make-keys.ts';
import { hashSecret } from './look-up.ts';
import {
  findInvitation,
  findRound,
  findSigningKey,
  markClaimed,
  type InvitationRow,
} from './store.ts';
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

/**
 * Sign the blinded messages of an invitation, once. The same request again gets the same bytes, so
 * a lost reply strands nobody; another request is refused, so nobody answers twice.
 * @throws AppError invitation-unknown, round-not-open, round-closed, claim-mismatch, invitation-used
 */
export async function claimSignatures(
  database: Database,
  sign: BlindSign,
  claim: {
    readonly secret: string;
    readonly round: string;
    readonly blinded: readonly BlindedMessage[];
  },
): Promise<ClaimView> {
  const { secret, blinded } = claim;
  const claimHash = hashClaim(blinded);
  return database.as('registrar', async (sql) => {
    const invitation = await findInvitation(sql, hashSecret(secret), true);
    if (invitation?.round !== claim.round) throw new AppError('invitation-unknown');
    const round = await findRound(sql, invitation.round);
    if (round?.state === 'closing' || round?.state === 'released')
      throw new AppError('round-closed');
    if (round?.state !== 'open') throw new AppError('round-not-open');
    // All that can be wrong with a claim comes before the question whether the invitation is used: who holds a
    // printed code must not find that out without using it up.
    refuseOtherKeys(invitation, round.comment_boxes, blinded);
    const signatures: ClaimView['signatures'][number][] = [];
    for (const { key, message } of blinded) {
      const stored = await findSigningKey(sql, invitation.round, key);
      if (stored?.private_key == null) throw new AppError('round-closed');
      const signature = await sign(nameKey(claim.round, key), stored.private_key, message);
      signatures.push({ key, signature });
    }
    if (invitation.claim_hash !== null && invitation.claim_response !== null) {
      if (!invitation.claim_hash.equals(claimHash)) throw new AppError('invitation-used');
      return { signatures: invitation.claim_response };
    }
    await markClaimed(sql, invitation, claimHash, signatures);
    return { signatures };
  });
}

/** Exactly the keys of the invitation: a ballot, one token per breakdown, one per comment box. */
function refuseOtherKeys(
  invitation: InvitationRow,
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

function hashClaim(blinded: readonly BlindedMessage[]): Buffer {
  const hash = createHash('sha256');
  for (const { key, message } of blinded) hash.update(`${key}\n${message}\n`);
  return hash.digest();
}
