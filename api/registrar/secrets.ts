import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { PAPER_CODE_BYTES, writePaperCode } from '../../surveys/ballot/paper-code.ts';

const SALT_BYTES = 32;
const LINK_BYTES = 16;

/** Drawn at the launch of a round, destroyed at its close. */
export function drawSalt(): Uint8Array {
  return randomBytes(SALT_BYTES);
}

/**
 * The secret of one invitation: 128 bits for a link, or a code that can be typed for those who get no mail.
 * @param byMail whether it goes into a link
 */
export type WriteSecret = (employee: string, byMail: boolean) => string;

/**
 * Secrets that need not be stored, because the same key, salt and person give the same one again. The master
 * key is not in the database, so a copy of the database gives none of them; the salt is nowhere else, so
 * that after the close the master key gives none either.
 */
export function createSecretWriter(
  masterKey: Uint8Array,
  salt: Uint8Array,
  round: string,
): WriteSecret {
  const info = `tutti invitation secrets/1\n${round}`;
  const key = Buffer.from(hkdfSync('sha256', masterKey, salt, info, 32));
  return (employee, byMail) => {
    const mac = createHmac('sha256', key)
      .update(byMail ? 'link\n' : 'code\n')
      .update(employee)
      .digest();
    return byMail
      ? mac.subarray(0, LINK_BYTES).toString('base64url')
      : writePaperCode(mac.subarray(0, PAPER_CODE_BYTES));
  };
}
