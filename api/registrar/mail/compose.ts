import type { Database } from '../../../db/connect.ts';
import { fourWords } from '../../../surveys/ballot/words.ts';
import type { MailKind } from '../../../surveys/mail/mail-text.ts';
import { renderMail, writeMailHtml, writeMailText } from '../../../surveys/mail/render-mail.ts';
import { createLinkWriter, type LinkSource } from '../links.ts';
import { readContent } from './spool.ts';
import { completeTexts, type Recipient } from './store.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly link: string;
}

/** @throws AppError links-lost */
export type Compose = (kind: MailKind, recipient: Recipient) => ComposedMail;

type FindWords = (root: string) => Promise<readonly string[]>;

export interface ComposeSource {
  readonly database: Database;
  readonly links: LinkSource;
  readonly wordsOf?: FindWords;
}

/** The four words of a round take a tenth of a second: found once. */
export function createWordsFinder(): FindWords {
  const found = new Map<string, Promise<readonly string[]>>();
  return (root) => {
    const words = found.get(root) ?? fourWords(root);
    found.set(root, words);
    return words;
  };
}

/**
 * Writes the messages of one open round, each when it is needed: neither they nor the links in them are
 * stored.
 * @returns null when the round is not open
 */
export async function createCompose(
  { database, links, wordsOf = fourWords }: ComposeSource,
  round: string,
): Promise<Compose | null> {
  const content = await database.as('registrar', (sql) => readContent(sql, round));
  if (content === null) return null;
  const words = await wordsOf(content.manifest_root);
  const texts = completeTexts(content.texts ?? {});
  const writeLink = createLinkWriter(links, round, content.salt);
  return (kind, recipient) => {
    const { language } = recipient;
    const link = writeLink(recipient);
    const mail = renderMail(language, texts[language][kind], {
      title: content.title,
      organisation: content.organisation,
      closesOn: content.closes_on,
      minutes: content.minutes,
      link,
      words,
      manifestRoot: content.manifest_root,
    });
    return {
      subject: mail.subject,
      text: writeMailText(mail),
      html: writeMailHtml(language, mail),
      link,
    };
  };
}
