import { encodeLetters, parseGroups, writeGroups } from './crockford.ts';

/**
 * The secret of an invitation on paper, for people without an e-mail address: `XXXX-XXXX-XXXX-XXXX-CCCC`.
 *
 * It has 80 random bits, where a link has 128, so that typing it is bearable. That is enough because a code can
 * only be guessed by asking the server: with a thousand guesses a second for a month and 10,000 open codes the
 * chance of a single hit is below 1 in 40,000,000,000. A copy of the database alone gives nothing to try
 * guesses on: what it holds of a code is a hash under a key that is not in it. Rounds that were launched before
 * there was that key keep a hash without one, on which guesses can be tried until their invitations are
 * deleted: there the 80 bits stand alone. A code opens one unanswered invitation, never an answer, and nothing
 * at all after the close.
 */
const LETTERS = 16;
export const PAPER_CODE_BYTES = (LETTERS * 5) / 8;

/** @param random PAPER_CODE_BYTES random bytes */
export function writePaperCode(random: Uint8Array): string {
  return writeGroups(encodeLetters(random, LETTERS));
}

/** A code as a person typed it (`parseGroups`), as it is printed; null when it is none. */
export function parsePaperCode(text: string): string | null {
  return parseGroups(text, LETTERS);
}
