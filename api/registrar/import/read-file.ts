import type { Fault } from '../../../surveys/organisation/fault.ts';
import type { RawTable } from '../../../surveys/organisation/raw-table.ts';
import type { InputFile } from '../../upload.ts';
import { fileFault, UnreadableFile } from './file-faults.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { readText } from './read-text.ts';
import type { SheetInfo } from './read-workbook.ts';

export type ReadFile =
  | {
      readonly ok: true;
      readonly table: RawTable;
      /** Empty for a text file. */
      readonly sheets: readonly SheetInfo[];
      /** Of what could be read; the table holds what stands before them. */
      readonly faults: readonly Fault[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A file of any kind as a table: what it is, its first bytes tell, not its name. */
export async function readFile(file: InputFile, sheet: string | null): Promise<ReadFile> {
  try {
    if (file.bytes.every((byte) => byte === 0)) throw new UnreadableFile('empty');
    if (startsWith(file.bytes, OLE)) throw new UnreadableFile(findOleKind(file.bytes));
    if (startsWith(file.bytes, PDF)) throw new UnreadableFile('pdf');
    if (!startsWith(file.bytes, ZIP)) return checkSize({ ok: true, sheets: [], ...readText(file) });
    // Loaded when the first workbook comes: it takes a moment, and CSV files do not need it.
    const { readWorkbook } = await import('./read-workbook.ts');
    return { ok: true, faults: [], ...readWorkbook(file, sheet) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, faults: [fileFault(file.name, error.trouble, error.sheet)] };
  }
}

function checkSize(read: ReadFile & { readonly ok: true }): ReadFile {
  if (read.table.rows.length > IMPORT_LIMITS.rows) throw new UnreadableFile('too-many-rows');
  if (read.table.rows.some(({ cells }) => cells.length > IMPORT_LIMITS.columns)) {
    throw new UnreadableFile('too-many-columns');
  }
  return read;
}

/** The container of old office documents, and of new ones that are encrypted. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** The streams of the container are listed in it by name, in UTF-16. */
function findOleKind(bytes: Uint8Array): 'password' | 'old-excel' | 'other-office' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'password';
  return holds('Workbook') || holds('Book') ? 'old-excel' : 'other-office';
}
