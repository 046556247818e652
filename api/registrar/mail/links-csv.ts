import { writeCsvText, type CsvSeparator } from '../../../surveys/report/csv-text.ts';
import type { MailLanguage } from '../../../surveys/mail/mail-text.ts';

export interface LinkLine {
  readonly employee: string;
  readonly address: string;
  readonly unit: string;
  readonly language: MailLanguage;
  readonly link: string;
}

const HEADERS: Readonly<Record<MailLanguage, readonly string[]>> = {
  en: ['person', 'email', 'unit', 'language', 'link'],
  fr: ['personne', 'email', 'unité', 'langue', 'lien'],
};

/** Spreadsheets of a country split at its separator. */
const SEPARATORS: Readonly<Record<MailLanguage, CsvSeparator>> = { en: ',', fr: ';' };

/** A file for mail merge, batch by batch: UTF-8 with byte order mark, RFC 4180, no cell a formula. */
export async function* writeLinksCsv(
  language: MailLanguage,
  batches: AsyncIterable<readonly LinkLine[]>,
): AsyncGenerator<Uint8Array> {
  const separator = SEPARATORS[language];
  const write = (cells: readonly string[]) =>
    `${cells.map((cell) => writeCsvText(cell, separator)).join(separator)}\r\n`;
  yield Buffer.from(`\ufeff${write(HEADERS[language])}`);
  for await (const lines of batches) {
    const text = lines.map(({ employee, address, unit, language: own, link }) =>
      write([employee, address, unit, own, link]),
    );
    yield Buffer.from(text.join(''));
  }
}
