import { writeCsvText } from '../../../surveys/report/csv-text.ts';

export type TemplateLanguage = 'en' | 'fr';

/** A short list of invented people, with every column that an import knows what to do with. */
const ROWS: Readonly<Record<TemplateLanguage, readonly (readonly string[])[]>> = {
  en: [
    ['Employee ID', 'E-mail', 'Language', 'Division', 'Department', 'Team', 'Gender', 'Site'],
    [
      '00001',
      'ada@example.org',
      'en',
      'Operations',
      'Logistics',
      'Warehouse North',
      'woman',
      'Leeds',
    ],
    [
      '00002',
      'ben@example.org',
      'en',
      'Operations',
      'Logistics',
      'Warehouse South',
      'man',
      'Leeds',
    ],
    ['00003', '', 'fr', 'Support', 'Finance', '', 'woman', 'London'],
  ],
  fr: [
    ['Matricule', 'E-mail', 'Langue', 'Direction', 'Département', 'Équipe', 'Sexe', 'Site'],
    [
      '00001',
      'zoe@example.org',
      'fr',
      'Exploitation',
      'Logistique',
      'Entrepôt Nord',
      'femme',
      'Lille',
    ],
    [
      '00002',
      'leo@example.org',
      'fr',
      'Exploitation',
      'Logistique',
      'Entrepôt Sud',
      'homme',
      'Lille',
    ],
    ['00003', '', 'en', 'Support', 'Finance', '', 'femme', 'Lyon'],
  ],
};

/** UTF-8 with its mark; French spreadsheets read semicolons. */
export function writeCsvTemplate(language: TemplateLanguage): Uint8Array {
  const separator = language === 'fr' ? ';' : ',';
  const lines = ROWS[language].map((row) =>
    row.map((cell) => writeCsvText(cell, separator)).join(separator),
  );
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** All cells are text, so that leading zeros stay. */
export async function writeWorkbookTemplate(language: TemplateLanguage): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx');
  const sheet = utils.aoa_to_sheet(ROWS[language].map((row) => [...row]));
  sheet['!cols'] = ROWS[language][0]!.map(() => ({ wch: 20 }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, language === 'fr' ? 'Personnel' : 'Staff');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}
