import { readRecords } from '../../../surveys/organisation/csv.ts';
import type { Fault, Words } from '../../../surveys/organisation/fault.ts';
import type { RawTable } from '../../../surveys/organisation/raw-table.ts';
import type { InputFile } from '../../upload.ts';
import { UnreadableFile } from './file-faults.ts';

/**
 * A text file as a table. Spreadsheets save CSV in several encodings; one that is not certain is told, and the
 * person sees sample values before anything is imported.
 * @throws UnreadableFile binary, web-page, empty
 */
export function readText({ name, bytes }: InputFile): {
  readonly table: RawTable;
  readonly faults: readonly Fault[];
} {
  const { text, notices } = decode(bytes);
  if (/^\s*<(?:!doctype|html|\?xml|table|head|meta)\b/i.test(text.slice(0, 1_000))) {
    throw new UnreadableFile('web-page');
  }
  const { records, broken } = readRecords(name, text);
  if (records.length === 0 && broken === null) throw new UnreadableFile('empty');
  const named = /\.xlsx?$/i.test(name) ? [...notices, NAMED_AS_WORKBOOK] : notices;
  return {
    table: { file: name, sheet: null, rows: records, remarks: [], merges: [], notices: named },
    faults: broken === null ? [] : [broken],
  };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly notices: readonly Words[] } {
  const wide = findWideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), notices: [] };
  if (bytes.includes(0)) throw new UnreadableFile('binary');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notices: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    // Control characters: whatever this is, it is no text.
    if (/[\u0001-\u0008\u000e-\u001f\u007f-\u009f]/.test(text)) throw new UnreadableFile('binary');
    return { text, notices: [NOT_UTF_8] };
  }
}

/** UTF-16 by its mark, or by the zero bytes between Latin letters. */
function findWideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const first = bytes.subarray(0, 200);
  if (first.length < 4 || first.length % 2 !== 0) return null;
  const isZero = (parity: number) =>
    first.every((byte, at) => at % 2 !== parity || byte === 0) &&
    first.every((byte, at) => at % 2 === parity || byte !== 0);
  return isZero(1) ? 'utf-16le' : isZero(0) ? 'utf-16be' : null;
}

const NOT_UTF_8: Words = {
  en: 'The file is not in UTF-8. It was read as Windows-1252, which Excel uses for "CSV"; check that accents are right in the samples.',
  fr: 'Le fichier n’est pas en UTF-8. Il a été lu en Windows-1252, qu’Excel utilise pour « CSV » ; vérifiez les accents dans les exemples.',
};
const NAMED_AS_WORKBOOK: Words = {
  en: 'The file has the name of a workbook but holds text; it was read as CSV.',
  fr: 'Le fichier porte un nom de classeur mais contient du texte ; il a été lu comme un CSV.',
};
