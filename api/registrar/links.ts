import { AppError } from '../problem.ts';
import { createSecretHasher } from './secret-hash.ts';
import { createSecretWriter } from './secrets.ts';

export interface LinkSource {
  readonly masterKey: Uint8Array;
  /** Address of the page where one answers, without the secret. */
  readonly answerPage: () => string;
}

/** What is stored of an invitation that its link can be written from. */
export interface StoredInvitation {
  readonly employee: string;
  /** null: a printed code. */
  readonly address: string | null;
  readonly secret_hash: Buffer;
  /** In clear only in rounds that were launched before links were derived. */
  readonly link: string | null;
}

/** @throws AppError links-lost when this is not the link that the round was launched with */
export type WriteLink = (invitation: StoredInvitation) => string;

/** Writes the links of a round again. @param salt null before its launch and after its close */
export function createLinkWriter(
  { masterKey, answerPage }: LinkSource,
  round: string,
  salt: Uint8Array | null,
): WriteLink {
  const writeSecret = salt === null ? null : createSecretWriter(masterKey, salt, round);
  const hashSecret = createSecretHasher(masterKey);
  return ({ employee, address, secret_hash: hash, link }) => {
    if (link !== null) return link;
    const secret = writeSecret?.(employee, address !== null) ?? '';
    // With another master key than at the launch it would open nothing.
    const { keyed, plain } = hashSecret(secret);
    if (!keyed.equals(hash) && !plain.equals(hash)) throw new AppError('links-lost');
    return `${answerPage()}#${secret}`;
  };
}
