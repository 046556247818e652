/** One thing said in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** One fault in an input file. All faults of a file are reported together; nothing is imported meanwhile. */
export interface Fault {
  /** Name of the file as the person gave it. */
  readonly file: string;
  /** Sheet of a workbook; absent for text files. */
  readonly sheet?: string;
  /** 1 = first line or row of the file; null where the fault is of the whole file. */
  readonly line: number | null;
  /** Cell or range of a workbook, `B17` or `B17:C18`; absent for text files. */
  readonly cell?: string;
  /** Column name; null where the fault is of the whole line. */
  readonly column: string | null;
  /** What is wrong, in words, per language. */
  readonly problem: Words;
  /** What was expected, in words, per language. */
  readonly expected: Words;
  /** The row as it is, for some faults of each kind; `at` is the place of the faulty value in it. */
  readonly row?: { readonly cells: readonly string[]; readonly at: number | null };
}

/** One line of text: `units.csv:12: parent_id: unit "X" does not exist (expected: …)`. */
export function renderFault(fault: Fault, language: 'en' | 'fr'): string {
  const place = renderPlace(fault);
  const column = fault.column === null ? '' : `${showValue(fault.column)}: `;
  const expected = language === 'en' ? 'expected: ' : 'attendu : ';
  return `${place}: ${column}${fault.problem[language]} (${expected}${fault.expected[language]})`;
}

/** `units.csv:12`, or `people.xlsx:Sheet1!B12` for a workbook. */
function renderPlace({ file, sheet, line, cell }: Fault): string {
  if (sheet !== undefined) return `${file}:${sheet}!${cell ?? line ?? ''}`.replace(/!$/, '');
  return line === null ? file : `${file}:${line}`;
}

const SHOWN_MAX_CHARACTERS = 60;

/** A value from a file, fit to be repeated in a fault: short, on one line, without invisible characters. */
export function showValue(value: string): string {
  const characters = Array.from(value.slice(0, 2 * SHOWN_MAX_CHARACTERS + 2));
  const clean = characters
    .slice(0, SHOWN_MAX_CHARACTERS)
    .join('')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{fffd}');
  return characters.length > SHOWN_MAX_CHARACTERS ? `${clean}…` : clean;
}

/** Faults in the order of the file: those of the whole file first, then by line. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
