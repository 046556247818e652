/** The texts of a round that HR may write: subject and body, with placeholders such as `{{link}}`. */
export const MAIL_LANGUAGES = ['fr', 'en'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

export const MAIL_KINDS = ['invitation', 'reminder'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export interface MailText {
  readonly subject: string;
  /** Paragraphs with an empty line between them. */
  readonly body: string;
}

export type MailTexts = Readonly<Record<MailLanguage, Readonly<Record<MailKind, MailText>>>>;

/** What a text may name; `link` exactly once, and in the body. */
export const PLACEHOLDERS = [
  'title',
  'organisation',
  'lastDay',
  'minutes',
  'link',
  'words',
  'promise',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What is short and belongs to everybody may stand in a subject. */
export const SUBJECT_PLACEHOLDERS: readonly Placeholder[] = [
  'title',
  'organisation',
  'lastDay',
  'minutes',
];

export const SUBJECT_CHARACTERS_MAX = 200;
export const BODY_CHARACTERS_MAX = 5000;

export function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((placeholder) => placeholder === name);
}

/** As it is stored: one kind of line end, nothing around it. */
export function tidyText({ subject, body }: MailText): MailText {
  return { subject: subject.trim(), body: body.replace(/\r\n?/g, '\n').trim() };
}

/** The language a person is written in: that of the roster, French where it is another one. */
export function chooseMailLanguage(language: string | null): MailLanguage {
  return language === 'en' ? 'en' : 'fr';
}
