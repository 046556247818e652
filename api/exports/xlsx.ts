import type { Cell, Sheet, SheetRow } from '../../surveys/export/sheet.ts';
import { neutralise } from '../../surveys/report/csv-text.ts';
import { HEAD_STYLE, indentStyle, styleOf, writeStyles } from './xlsx-styles.ts';
import { createZip } from './zip.ts';

/**
 * A workbook (Office Open XML, ECMA-376) of our own making: the libraries for it keep every cell as an
 * object (650 MB for the questions of a company of 1,400 teams) and write no filters. Here a sheet is
 * text that is packed as soon as it is complete.
 */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A cell holds no more characters. */
const CELL_CHARACTERS_MAX = 32_767;
const ROWS_PER_PIECE = 500;

/** Texts of all cells: each stands in the file once. */
interface Strings {
  readonly indexOf: Map<string, number>;
  uses: number;
}

/**
 * @param sheets are asked for one by one, and none is kept
 * @param onSheet is told how many are written
 */
export function writeXlsx(
  sheets: Iterable<Sheet>,
  facts: { readonly title: string; readonly language: string },
  onSheet: (written: number) => void,
): Uint8Array {
  const zip = createZip();
  const strings: Strings = { indexOf: new Map(), uses: 0 };
  const titles: string[] = [];
  const ranges: string[] = [];
  for (const sheet of sheets) {
    titles.push(sheet.title);
    ranges.push(rangeOf(sheet));
    zip.add(`xl/worksheets/sheet${titles.length}.xml`, writeSheet(sheet, strings));
    onSheet(titles.length);
  }
  const add = (name: string, content: string): void => zip.add(name, Buffer.from(HEAD + content));
  add('xl/workbook.xml', writeBook(titles, ranges));
  add('xl/_rels/workbook.xml.rels', writeBookRelations(titles.length));
  zip.add('xl/styles.xml', Buffer.from(writeStyles()));
  zip.add('xl/sharedStrings.xml', writeStrings(strings));
  add('docProps/core.xml', writeFacts(facts));
  add('[Content_Types].xml', writeTypes(titles.length));
  add(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  );
  return zip.end();
}

function writeSheet(sheet: Sheet, strings: Strings): Uint8Array {
  const { columns, rows } = sheet;
  const letters = columns.map((_, index) => nameColumn(index));
  const styles = columns.map(({ kind }) => styleOf(kind));
  const text = styleOf('text');
  const widths = columns
    .map(
      ({ width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  const writeCell = (cell: Cell, at: number, row: number, style: number): string => {
    if (cell === null) return '';
    const place = `r="${letters[at]!}${row}"`;
    if (typeof cell === 'number') return `<c ${place} s="${style}"><v>${cell}</v></c>`;
    return `<c ${place} s="${style}" t="s"><v>${shareString(strings, cell)}</v></c>`;
  };
  const writeRow = ({ cells, indent }: SheetRow, row: number): string => {
    let line = `<row r="${row}">`;
    for (const [at, cell] of cells.entries()) {
      const plain = typeof cell === 'string' && columns[at]!.kind !== 'long' ? text : styles[at]!;
      const style = at === 0 && indent !== undefined ? indentStyle(indent) : plain;
      line += writeCell(cell, at, row, style);
    }
    return `${line}</row>`;
  };
  const head = columns.map(({ title }, at) => writeCell(title, at, 1, HEAD_STYLE)).join('');
  const pieces = [
    Buffer.from(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1">${head}</row>`,
    ),
  ];
  for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
    const piece = rows.slice(from, from + ROWS_PER_PIECE);
    pieces.push(Buffer.from(piece.map((row, at) => writeRow(row, from + at + 2)).join('')));
  }
  pieces.push(
    Buffer.from(
      `</sheetData><autoFilter ref="${rangeOf(sheet)}"/><pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/></worksheet>`,
    ),
  );
  return Buffer.concat(pieces);
}

function rangeOf({ columns, rows }: Sheet): string {
  return `A1:${nameColumn(columns.length - 1)}${rows.length + 1}`;
}

/** 0 is A, 26 is AA. */
function nameColumn(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameColumn(Math.floor(index / 26) - 1) + letter;
}

function shareString(strings: Strings, raw: string): number {
  strings.uses += 1;
  const known = strings.indexOf.get(raw);
  if (known !== undefined) return known;
  const index = strings.indexOf.size;
  strings.indexOf.set(raw, index);
  return index;
}

function writeStrings({ indexOf, uses }: Strings): Uint8Array {
  const texts = Array.from(indexOf.keys(), (raw) => {
    const text = neutralise(raw).slice(0, CELL_CHARACTERS_MAX);
    return `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`;
  });
  return Buffer.from(
    `${HEAD}<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${texts.length}">${texts.join('')}</sst>`,
  );
}

/** What XML can not hold is left out; `_x0041_` would be read as a letter. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function writeBook(titles: readonly string[], ranges: readonly string[]): string {
  const sheets = titles.map(
    (title, index) =>
      `<sheet name="${escapeXml(title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // Without this name some programs do not show the filter.
  const filters = titles.map((title, index) => {
    const range = ranges[index]!.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    const name = escapeXml(title.replaceAll("'", "''"));
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${name}'!${range}</definedName>`;
  });
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

function writeBookRelations(sheets: number): string {
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const all = Array.from({ length: sheets }, (_, index) =>
    relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}${relation(sheets + 1, 'styles', 'styles.xml')}${relation(sheets + 2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`;
}

function writeTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}+xml"/>`;
  const all = Array.from({ length: sheets }, (_, index) =>
    part(`xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet`),
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('xl/workbook.xml', `${spreadsheet}.sheet.main`)}${part('xl/styles.xml', `${spreadsheet}.styles`)}${part('xl/sharedStrings.xml', `${spreadsheet}.sharedStrings`)}${part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties')}${all.join('')}</Types>`;
}

function writeFacts({ title, language }: { title: string; language: string }): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`;
}
