/**
 * Crockford's base 32 with a checksum: letters that a person reads out, writes down or types. There is
 * no I, L, O or U among them, so that what looks alike is never two things.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WRITTEN = /^[0-9A-HJKMNP-TV-Z]*$/;
const CHECK_LENGTH = 4;
/**
 * The largest prime below 32^4. The checksum is the remainder by it: as it is a prime above 32, every
 * single wrong letter and every swap of neighbours is noticed, and all but one in a million other slips.
 */
const CHECK_MODULUS = 1_048_573;

/** The first `length` letters of some bytes, five bits each. */
export function encodeLetters(bytes: Uint8Array, length: number): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5 && text.length < length; bits -= 5) {
      text += ALPHABET.charAt((buffer >> (bits - 5)) & 31);
    }
  }
  return text;
}

/** `XXXX-XXXX-…-CCCC`: the letters and their checksum in groups of four. */
export function writeGroups(letters: string): string {
  let text = '';
  for (let at = 0; at < letters.length; at += 4) text += `${letters.slice(at, at + 4)}-`;
  return text + writeCheck(letters);
}

/**
 * Groups as a person typed them: case, blanks and hyphens do not matter, O is 0, I and L are 1.
 * @param length of the letters before the checksum, a multiple of four
 * @returns as `writeGroups` writes them; null when the length or the checksum does not fit
 */
export function parseGroups(text: string, length: number): string | null {
  const typed = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (typed.length !== length + CHECK_LENGTH) return null;
  if (!WRITTEN.test(typed)) return null;
  const groups = writeGroups(typed.slice(0, length));
  return groups.replaceAll('-', '') === typed ? groups : null;
}

function writeCheck(letters: string): string {
  let rest = 0;
  for (const letter of letters) rest = (rest * 32 + ALPHABET.indexOf(letter)) % CHECK_MODULUS;
  let check = '';
  for (let shift = 5 * (CHECK_LENGTH - 1); shift >= 0; shift -= 5) {
    check += ALPHABET.charAt((rest >> shift) & 31);
  }
  return check;
}
