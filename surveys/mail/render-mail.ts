import { PLACEHOLDER } from './check-mail-text.ts';
import { formatDay } from './format-day.ts';
import { isPlaceholder, type MailLanguage, type MailText, type Placeholder } from './mail-text.ts';
import { FIXED_TEXTS } from './standard-texts.ts';

export interface MailValues {
  readonly title: string;
  readonly organisation: string;
  /** `YYYY-MM-DD` */
  readonly closesOn: string;
  readonly minutes: number;
  /** The whole personal address. */
  readonly link: string;
  readonly words: readonly string[];
  readonly manifestRoot: string;
}

/** A run of text, or the personal link. */
export type MailPiece = { readonly text: string } | { readonly link: string };

export interface RenderedMail {
  /** One line. */
  readonly subject: string;
  /** What HR wrote, filled in. */
  readonly paragraphs: readonly (readonly MailPiece[])[];
  /** What stands below every message. */
  readonly footer: readonly string[];
}

/**
 * A message as its reader gets it. What a text does not say itself stands below it: the promise, the four
 * words and the fingerprint by which anyone can check that everybody was shown the same survey.
 */
export function renderMail(
  language: MailLanguage,
  { subject, body }: MailText,
  values: MailValues,
): RenderedMail {
  const fixed = FIXED_TEXTS[language];
  const words = values.words.join(' · ');
  const fillings: Readonly<Record<Placeholder, string>> = {
    title: oneLine(values.title),
    organisation: oneLine(values.organisation),
    lastDay: formatDay(language, values.closesOn),
    minutes: fixed.minutes(values.minutes),
    link: values.link,
    words,
    promise: fixed.promise,
  };
  const has = (name: Placeholder) =>
    Array.from(body.matchAll(PLACEHOLDER)).some((match) => match[1]!.trim() === name);
  return {
    subject: oneLine(fill(subject, fillings).map(writePiece).join('')),
    paragraphs: body
      .split(/\n[\t ]*\n\s*/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => fill(paragraph, fillings)),
    footer: [
      ...(has('promise') ? [] : [fixed.promise]),
      ...(has('words') ? [] : [fixed.words(words)]),
      fixed.fingerprint(values.manifestRoot),
    ],
  };
}

/** Line ends and other control characters would begin another header, or another line. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** In one pass: what is filled in is never filled in again. */
function fill(text: string, fillings: Readonly<Record<Placeholder, string>>): MailPiece[] {
  const pieces: MailPiece[] = [];
  let end = 0;
  const add = (part: string) => {
    const last = pieces.at(-1);
    if (part === '') return;
    if (last !== undefined && 'text' in last)
      pieces[pieces.length - 1] = { text: last.text + part };
    else pieces.push({ text: part });
  };
  for (const match of text.matchAll(PLACEHOLDER)) {
    add(text.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[1]!.trim();
    if (name === 'link') pieces.push({ link: fillings.link });
    else add(isPlaceholder(name) ? fillings[name] : match[0]);
  }
  add(text.slice(end));
  return pieces;
}

function writePiece(piece: MailPiece): string {
  return 'link' in piece ? piece.link : piece.text;
}

/** The message for programs that show no HTML, and for whoever prefers it. */
export function writeMailText({ paragraphs, footer }: RenderedMail): string {
  return [...paragraphs.map((pieces) => pieces.map(writePiece).join('')), ...footer].join('\n\n');
}

/**
 * The same as HTML: nothing in it is loaded from anywhere, nothing counts who opens it, and every text of
 * a person is escaped.
 */
export function writeMailHtml(language: MailLanguage, mail: RenderedMail): string {
  const { answer, address } = FIXED_TEXTS[language];
  const isLink = (pieces: readonly MailPiece[]) => pieces.length === 1 && 'link' in pieces[0]!;
  const anchor = (link: string, label: string, style: string) =>
    `<a href="${escape(link)}" style="${style}">${escape(label)}</a>`;
  const paragraphs = mail.paragraphs.map((pieces) =>
    isLink(pieces)
      ? pieces
          .map(writePiece)
          .map(
            (link) =>
              `<p>${anchor(link, answer, BUTTON)}</p>\n<p style="${SMALL}">${escape(address)}<br>${escape(link)}</p>`,
          )
          .join('')
      : `<p>${pieces
          .map((piece) =>
            'link' in piece
              ? anchor(piece.link, piece.link, '')
              : escape(piece.text).replaceAll('\n', '<br>\n'),
          )
          .join('')}</p>`,
  );
  const footer = mail.footer.map((text) => `<p style="${SMALL}">${escape(text)}</p>`);
  return [
    `<!doctype html>`,
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(mail.subject)}</title></head>`,
    `<body style="${BODY}">`,
    `<div role="article" lang="${language}" style="max-width:38rem">`,
    ...paragraphs,
    '<hr style="border:0;border-top:1px solid #8a8a8a">',
    ...footer,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const BODY = 'margin:0;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif';
const SMALL = 'font-size:.875rem;overflow-wrap:anywhere';
const BUTTON =
  'display:inline-block;padding:.75rem 1.25rem;border-radius:.5rem;background:#1f4f82;color:#ffffff;font-weight:bold;text-decoration:none';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
