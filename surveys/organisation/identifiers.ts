import type { Words } from './fault.ts';

const ID_MAX_CHARACTERS = 100;
const TEXT_MAX_CHARACTERS = 200;

export interface TextProblem {
  readonly problem: Words;
  readonly expected: Words;
}

/** What is wrong with an identifier from a file; null where nothing is. */
export function findIdProblem(id: string, max = ID_MAX_CHARACTERS): TextProblem | null {
  if (id === '') {
    return {
      problem: { en: 'the identifier is missing', fr: "l'identifiant manque" },
      expected: { en: 'a value on every line', fr: 'une valeur sur chaque ligne' },
    };
  }
  if (id.length > max) return tooLong(id.length, max);
  // Invisible characters make two identifiers look alike that are not.
  return /[\p{Cc}\p{Cf}\p{Cs}]/u.test(id) ? hiddenCharacter() : null;
}

/** What is wrong with a name, a title or an attribute value; null where nothing is. Blank is no problem here. */
export function findTextProblem(text: string, max = TEXT_MAX_CHARACTERS): TextProblem | null {
  if (text.length > max) return tooLong(text.length, max);
  return /[\p{Cc}\p{Cs}]/u.test(text) ? hiddenCharacter() : null;
}

function tooLong(length: number, max: number): TextProblem {
  return {
    problem: { en: `the value has ${length} characters`, fr: `la valeur a ${length} caractères` },
    expected: { en: `at most ${max}`, fr: `${max} au plus` },
  };
}

function hiddenCharacter(): TextProblem {
  return {
    problem: {
      en: 'the value holds an invisible or control character',
      fr: 'la valeur contient un caractère invisible ou de commande',
    },
    expected: { en: 'printable characters only', fr: 'des caractères imprimables seulement' },
  };
}

/** A value on one line: runs of blanks and line breaks become one space. */
export function joinLines(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
