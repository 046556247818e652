import type { ColumnKind } from '../../surveys/export/sheet.ts';

/** Deepest indentation that is drawn; the deeper ones stand there as well. */
const INDENT_MAX = 9;

/** Number formats of our own, beside those that every program knows (0 to 49). */
const FORMATS = ['+#,##0;-#,##0;0', '0.0', '0.00'] as const;
const FORMAT_OF: Readonly<Record<ColumnKind, number>> = {
  text: 49,
  long: 49,
  whole: 3,
  percent: 9,
  signed: 164,
  decimal: 165,
  coefficient: 166,
};
const KINDS = Object.keys(FORMAT_OF) as readonly ColumnKind[];

/** Index of a cell's style: the head first, then one per kind of column, then texts indented. */
export const HEAD_STYLE = 1;
const FIRST_KIND = 2;
const FIRST_INDENT = FIRST_KIND + KINDS.length;

export function styleOf(kind: ColumnKind): number {
  return FIRST_KIND + KINDS.indexOf(kind);
}

/** Of a text at a level of the organisation; 0 is the top. */
export function indentStyle(level: number): number {
  return FIRST_INDENT + Math.min(level, INDENT_MAX);
}

/** The style sheet of a workbook. */
export function writeStyles(): string {
  const formats = FORMATS.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`,
  );
  const cell = (format: number, alignment: string, font = 0, fill = 0, border = 0): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${alignment}/></xf>`;
  const styles = [
    cell(0, ''),
    cell(49, ' wrapText="1"', 1, 2, 1),
    ...KINDS.map((kind) => cell(FORMAT_OF[kind], kind === 'long' ? ' wrapText="1"' : '')),
    ...Array.from({ length: INDENT_MAX + 1 }, (_, level) =>
      cell(49, ` horizontal="left" indent="${level}"`),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECEA"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF444444"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`;
}
