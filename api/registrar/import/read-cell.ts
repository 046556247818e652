import { SSF, type CellObject } from '@e965/xlsx';
import type { CellRemark } from '../../../surveys/organisation/raw-table.ts';

/** A cell as text, and what its text does not tell. */
export interface ReadCell {
  readonly text: string;
  readonly kind: CellRemark['kind'] | null;
}

/** The library gives this part no types. */
const formats = SSF as {
  is_date(format: string): boolean;
  parse_date_code(
    value: number,
    options: { date1904: boolean },
  ): { readonly y: number; readonly m: number; readonly d: number } | null;
};

/** Spreadsheets keep this many digits of a number. */
const DIGITS_KEPT = 15;

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

export function readCell(cell: CellObject, from1904: boolean): ReadCell {
  const { t, v, f, z } = cell;
  if (v === undefined) {
    return { text: '', kind: f === undefined ? null : 'no-value' };
  }
  if (t === 'e') return { text: ERRORS[Number(v)] ?? '#N/A', kind: 'error' };
  if (v instanceof Date) return { text: v.toISOString().slice(0, 10), kind: 'date' };
  if (t === 'n' && typeof v === 'number')
    return readNumber(v, z === undefined ? '' : String(z), from1904);
  if (typeof v === 'boolean') return { text: v ? 'TRUE' : 'FALSE', kind: null };
  return { text: String(v).trim().normalize('NFC'), kind: null };
}

function readNumber(value: number, format: string, from1904: boolean): ReadCell {
  if (!Number.isFinite(value)) return { text: '', kind: 'error' };
  if (formats.is_date(format)) {
    const text = writeDate(value, from1904);
    if (text !== null) return { text, kind: 'date' };
  }
  if (!Number.isInteger(value))
    return { text: String(Number(value.toPrecision(DIGITS_KEPT))), kind: null };
  const digits = BigInt(value).toString();
  // A format of zeros only, such as 00000, is how a spreadsheet shows the leading zeros of an identifier.
  const shown = value >= 0 && /^0+$/.test(format) ? digits.padStart(format.length, '0') : digits;
  return { text: shown, kind: digits.replace('-', '').length > DIGITS_KEPT ? 'cut-number' : null };
}

/** `YYYY-MM-DD`; null where a spreadsheet has no day for the number. */
function writeDate(value: number, from1904: boolean): string | null {
  const date = formats.parse_date_code(value, { date1904: from1904 });
  if (date === null || value < 1) return null;
  const [month, day] = [date.m, date.d].map((part) => String(part).padStart(2, '0'));
  return `${String(date.y).padStart(4, '0')}-${month!}-${day!}`;
}
