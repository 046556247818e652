import { utils, write, type WorkSheet } from '@e965/xlsx';

/** A sheet of a workbook that a test makes, as rows of values; `change` alters the sheet before it is written. */
export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly hidden?: boolean;
  readonly change?: (sheet: WorkSheet) => void;
}

/** The bytes of an Excel workbook. */
export function writeWorkbook(sheets: readonly TestSheet[]): Buffer {
  const book = utils.book_new();
  for (const { name, rows, change } of sheets) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][], { cellDates: false });
    change?.(sheet);
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** The start of the container that Excel puts around a workbook with a password. */
export function writeEncryptedWorkbook(): Buffer {
  const bytes = Buffer.alloc(4_096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1_024);
  return bytes;
}
