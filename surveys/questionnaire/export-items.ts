import type { ScoringKey } from '../scoring-key.ts';

const COLUMNS = [
  'item',
  'dimension',
  'from',
  'to',
  'best',
  'not_applicable',
  'role',
  'text_en',
  'text_fr',
];

/** The scoring key as items.csv, for `analyse` and for import. UTF-8 with byte order mark, RFC 4180. */
export function exportItems(key: ScoringKey): string {
  const rows = [
    ...key.items.map((item) => [
      item.id,
      item.dimension ?? '',
      String(item.from),
      String(item.to),
      item.best,
      item.notApplicable.join(';'),
      item.role ?? '',
      item.text['en'] ?? '',
      item.text['fr'] ?? '',
    ]),
    ...key.comments.map(({ id, text }) => {
      return [id, '', '', '', '', '', '', text['en'] ?? '', text['fr'] ?? ''];
    }),
  ];
  const lines = [COLUMNS, ...rows].map((row) => row.map(writeCell).join(','));
  return `\u{feff}${lines.join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would run as a formula gets a space in front, which reading takes off again. */
function writeCell(text: string): string {
  const isNumber = /^-?\d+(?:;-?\d+)*$/.test(text);
  const harmless = !isNumber && /^[=+\-@]/.test(text) ? ` ${text}` : text;
  return /[",;\r\n]|^ /.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
