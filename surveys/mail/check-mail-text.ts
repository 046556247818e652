import type { Words } from '../organisation/fault.ts';
import { showValue } from '../organisation/fault.ts';
import {
  BODY_CHARACTERS_MAX,
  isPlaceholder,
  SUBJECT_CHARACTERS_MAX,
  SUBJECT_PLACEHOLDERS,
  tidyText,
  type MailText,
} from './mail-text.ts';

/** One thing that is wrong with a text, and where. */
export interface MailTextFault {
  readonly part: keyof MailText;
  /** From 1; null where it is the whole part. */
  readonly line: number | null;
  readonly why:
    | 'empty'
    | 'too-long'
    | 'several-lines'
    | 'control-character'
    | 'unknown-placeholder'
    | 'unclosed-placeholder'
    | 'not-in-subject'
    | 'link-missing'
    | 'link-twice';
  readonly words: Words;
}

/** Everything that keeps a text from being sent; empty when it is fine. */
export function checkMailText(text: MailText): MailTextFault[] {
  const { subject, body } = tidyText(text);
  return [...checkSubject(subject), ...checkBody(body)];
}

function checkSubject(subject: string): MailTextFault[] {
  const faults = checkPart('subject', subject, SUBJECT_CHARACTERS_MAX);
  if (/[\r\n]/.test(subject)) {
    faults.push(
      fault('subject', null, 'several-lines', {
        en: 'The subject has to be one line.',
        fr: 'L’objet doit tenir sur une ligne.',
      }),
    );
  }
  for (const { name } of findPlaceholders(subject)) {
    if (!isPlaceholder(name) || SUBJECT_PLACEHOLDERS.includes(name)) continue;
    faults.push(
      fault('subject', null, 'not-in-subject', {
        en: `{{${name}}} belongs in the body, not in the subject.`,
        fr: `{{${name}}} va dans le corps du message, pas dans l’objet.`,
      }),
    );
  }
  return faults;
}

function checkBody(body: string): MailTextFault[] {
  const faults = checkPart('body', body, BODY_CHARACTERS_MAX);
  if (body === '') return faults;
  const links = findPlaceholders(body).filter(({ name }) => name === 'link');
  if (links.length === 0) {
    faults.push(
      fault('body', null, 'link-missing', {
        en: 'The personal link is missing: write {{link}} where it should stand.',
        fr: 'Le lien personnel manque : écrivez {{link}} là où il doit figurer.',
      }),
    );
  }
  for (const { line } of links.slice(1)) {
    faults.push(
      fault('body', line, 'link-twice', {
        en: 'The personal link may stand only once: remove this {{link}}.',
        fr: 'Le lien personnel ne doit figurer qu’une fois : retirez ce {{link}}.',
      }),
    );
  }
  return faults;
}

function checkPart(part: keyof MailText, text: string, charactersMax: number): MailTextFault[] {
  const faults: MailTextFault[] = [];
  if (text === '')
    faults.push(fault(part, null, 'empty', { en: 'Write a text.', fr: 'Écrivez un texte.' }));
  if (text.length > charactersMax) {
    faults.push(
      fault(part, null, 'too-long', {
        en: `${text.length} characters are too many; at most ${charactersMax}.`,
        fr: `${text.length} caractères, c’est trop ; ${charactersMax} au plus.`,
      }),
    );
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (/[^\P{Cc}\t]/u.test(line) || /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(line)) {
      faults.push(
        fault(part, index + 1, 'control-character', {
          en: 'There is an invisible control character in this line.',
          fr: 'Cette ligne contient un caractère de commande invisible.',
        }),
      );
    }
  }
  return [...faults, ...checkPlaceholders(part, text)];
}

function checkPlaceholders(part: keyof MailText, text: string): MailTextFault[] {
  const faults = findPlaceholders(text).flatMap(({ name, line }) =>
    isPlaceholder(name)
      ? []
      : [
          fault(part, line, 'unknown-placeholder', {
            en: `There is no placeholder {{${showValue(name)}}}.`,
            fr: `Il n’existe pas d’emplacement {{${showValue(name)}}}.`,
          }),
        ],
  );
  for (const [index, line] of text.split('\n').entries()) {
    if (!/\{\{|\}\}/.test(line.replace(PLACEHOLDER, ''))) continue;
    faults.push(
      fault(part, index + 1, 'unclosed-placeholder', {
        en: 'A placeholder begins with {{ and ends with }}.',
        fr: 'Un emplacement commence par {{ et se termine par }}.',
      }),
    );
  }
  return faults;
}

/** `{{name}}`, blanks around the name do not matter. */
export const PLACEHOLDER = /\{\{([^{}\n]*)\}\}/g;

function findPlaceholders(text: string): { name: string; line: number }[] {
  return text.split('\n').flatMap((line, index) =>
    Array.from(line.matchAll(PLACEHOLDER), (match) => ({
      name: match[1]!.trim(),
      line: index + 1,
    })),
  );
}

function fault(
  part: keyof MailText,
  line: number | null,
  why: MailTextFault['why'],
  words: Words,
): MailTextFault {
  return { part, line, why, words };
}
