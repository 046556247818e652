/** Characters beyond Latin-1 that the standard fonts of PDF have (Windows code page 1252). */
const MORE = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
/** Letters that are no base letter with an accent, and spaces of which the fonts have one. */
const FOLDED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  ẞ: 'SS',
  '\u202f': '\u00a0',
  '\u2009': ' ',
  '\u2011': '-',
  '\u2212': '-',
};

/**
 * Text in the letters that the standard fonts of PDF have: those of French, German, Spanish and other
 * western languages. Others lose their accents ("Wrocław" becomes "Wroclaw"); of other alphabets only
 * question marks remain, which is a limit that docs/without-email.md names.
 */
export function foldLetters(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    if (isPrintable(character)) return character;
    const folded = FOLDED[character];
    if (folded !== undefined) return folded;
    const base = character.normalize('NFKD').replace(/\p{M}/gu, '');
    return base !== '' && Array.from(base).every(isPrintable) ? base : '?';
  }).join('');
}

function isPrintable(character: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]$/.test(character) || MORE.includes(character);
}
