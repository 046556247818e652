export type CsvSeparator = ',' | ';';

/**
 * A spreadsheet runs a cell that begins with one of these as a formula (also in their full-width
 * forms, also after blanks). An apostrophe makes it text.
 */
export function neutralise(text: string): string {
  return text.replace(/^(?=[^\S\t\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])/, "'");
}

/**
 * A cell of a CSV file (RFC 4180) that no spreadsheet runs. The same after a tab, a line end or the
 * separator of the other countries: programs that expect that one cut the cell there.
 */
export function writeCsvText(text: string, separator: CsvSeparator = ','): string {
  const cuts =
    separator === ','
      ? /([;\t\r\n])(?=[^\S\t\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g
      : /([,\t\r\n])(?=[^\S\t\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
  const harmless = neutralise(text).replace(cuts, "$1'");
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
