import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeEncryptedWorkbook, writeWorkbook } from '../../../test/support/workbooks.ts';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { readFile } from './read-file.ts';

const PEOPLE = [
  ['Matricule', 'Service', 'E-mail'],
  ['001', 'Paie', 'zoe@example.org'],
  ['002', 'Été', 'leo@example.org'],
];

async function read(bytes: Uint8Array, name = 'people.xlsx', sheet: string | null = null) {
  return readFile({ name, bytes }, sheet);
}

async function readTable(bytes: Uint8Array, name?: string, sheet?: string) {
  const result = await read(bytes, name, sheet);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.problem.en).join('\n'));
  return result;
}

async function refusalOf(bytes: Uint8Array, name?: string, sheet?: string): Promise<string> {
  const { faults } = await read(bytes, name, sheet);
  expect(faults).toHaveLength(1);
  const [fault] = faults as [Fault];
  expect(fault.file).toBe(name ?? 'people.xlsx');
  return fault.problem.en;
}

describe('text files', () => {
  const text = PEOPLE.map((row) => row.join(';')).join('\r\n');
  const wide = (little: boolean, mark: boolean): Buffer => {
    const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
    return little ? bytes : bytes.swap16();
  };

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', wide(true, true)],
    ['UTF-16, big end first', wide(false, true)],
    ['UTF-16 without a mark', wide(true, false)],
  ])('%s', async (_, bytes) => {
    const { table, sheets } = await readTable(bytes, 'people.csv');
    expect(table.rows.map(({ cells }) => cells)).toEqual(PEOPLE);
    expect(table.sheet).toBeNull();
    expect(table.notices).toEqual([]);
    expect(sheets).toEqual([]);
  });

  test('Windows-1252 is read, and said to be a guess', async () => {
    const { table } = await readTable(Buffer.from(text, 'latin1'), 'people.csv');
    expect(table.rows[2]?.cells[1]).toBe('Été');
    expect(table.notices[0]?.en).toContain('Windows-1252');
  });

  test('text under the name of a workbook is read, and said', async () => {
    const { table } = await readTable(Buffer.from(text), 'people.xlsx');
    expect(table.notices[0]?.en).toContain('holds text');
  });

  test('titles above the columns do not hide the separator', async () => {
    const { table } = await readTable(Buffer.from(`Effectifs 2026\n\n${text}`), 'people.csv');
    expect(table.rows[1]).toEqual({ line: 3, cells: PEOPLE[0] });
  });
});

describe('files that are none', () => {
  const ole = (stream: string): Buffer => {
    const bytes = writeEncryptedWorkbook().fill(0, 8);
    Buffer.from(stream, 'utf16le').copy(bytes, 512);
    return bytes;
  };
  const book = writeWorkbook([{ name: 'People', rows: PEOPLE }]);

  test.each([
    ['a password', writeEncryptedWorkbook(), /protected by a password/],
    ['the old format', ole('Workbook'), /old format of Excel/],
    ['another old document', ole('WordDocument'), /no Excel workbook/],
    ['a web page', Buffer.from('<html><table><tr><td>1</td></tr></table>'), /web page/],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), /PDF/],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      /neither/,
    ],
    ['nothing', Buffer.alloc(0), /empty/],
    ['zeros', Buffer.alloc(100), /empty/],
    ['blanks', Buffer.from('\n \n'), /empty/],
    ['a workbook cut off', book.subarray(0, book.length - 40), /damaged/],
    ['another archive', zip([{ name: 'a.txt', data: Buffer.from('a') }]), /archive/],
    ['a text document', zip([{ name: 'mimetype', data: Buffer.from('a') }]), /office document/],
  ])('%s', async (_, bytes, words) => {
    expect(await refusalOf(bytes)).toMatch(words);
  });

  test('a workbook that would fill the memory is not unpacked, whatever size it claims', async () => {
    const data = Buffer.alloc(64 * 1024 * 1024);
    const parts = Array.from({ length: 8 }, (_, at) => ({
      name: `xl/workbook${at}.xml`,
      data,
      claim: 10,
    }));
    expect(await refusalOf(zip(parts))).toMatch(/too large when it is unpacked/);
    expect(8 * data.length).toBeGreaterThan(IMPORT_LIMITS.unpackedBytes);
    // A small one is stopped long before the limit of a large one.
    expect(await refusalOf(zip(parts.slice(0, 1)))).toMatch(/too large when it is unpacked/);
    expect(data.length).toBeLessThan(IMPORT_LIMITS.unpackedBytes / 4);
  });
});

test.each(['A99999999', 'ZZZZ1'])(
  'a cell at %s, beyond any sheet, is damage and not walked to',
  async (place) => {
    const row = `<row r="1"><c r="${place}"><v>1</v></c></row>`;
    expect(await refusalOf(writeSheet(`<sheetData>${row}</sheetData>`))).toMatch(/damaged/);
  },
);

describe('sheets', () => {
  const book = writeWorkbook([
    { name: 'Notice', rows: [['Comment lire ce fichier'], ['…'], ['…'], ['…'], ['…'], ['…']] },
    { name: 'Paramètres', rows: [...PEOPLE, ...PEOPLE], hidden: true },
    { name: 'Effectifs', rows: PEOPLE },
  ]);

  test('the visible one that looks like a list is read; all are named', async () => {
    const { table, sheets } = await readTable(book);
    expect(table.sheet).toBe('Effectifs');
    expect(sheets).toEqual([
      { name: 'Notice', hidden: false, rows: 6 },
      { name: 'Paramètres', hidden: true, rows: 6 },
      { name: 'Effectifs', hidden: false, rows: 3 },
    ]);
  });

  test('another one can be asked for, and one that is not there is refused', async () => {
    expect((await readTable(book, 'people.xlsx', 'Paramètres')).table.rows).toHaveLength(6);
    expect(await refusalOf(book, 'people.xlsx', 'Nowhere')).toMatch(/no sheet of this name/);
    expect(await refusalOf(book, 'people.xlsx', '__proto__')).toMatch(/no sheet of this name/);
  });

  test('an empty workbook and one sheet without rows', async () => {
    expect(await refusalOf(writeWorkbook([{ name: 'Feuil1', rows: [] }]))).toMatch(
      /sheet is empty/,
    );
  });
});

describe('cells', () => {
  async function readCells(change: (sheet: Record<string, unknown>) => void) {
    const rows = [
      ['Matricule', 'Valeur'],
      ['00017', 'a'],
      ['00018', 'b'],
    ];
    const { table } = await readTable(writeWorkbook([{ name: 'S', rows, change: change }]));
    return table;
  }

  test('numbers are written as they stand, with the zeros of their format', async () => {
    const table = await readCells((sheet) => {
      sheet['B2'] = { t: 'n', v: 42, z: '00000' };
      sheet['B3'] = { t: 'n', v: 0.1 + 0.2 };
    });
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['Valeur', '00042', '0.3']);
    expect(table.remarks).toEqual([]);
  });

  test('dates are days, and remarked', async () => {
    const table = await readCells((sheet) => {
      sheet['B2'] = { t: 'n', v: 45356, z: 'dd/mm/yyyy' };
    });
    expect(table.rows[1]?.cells[1]).toBe('2024-03-05');
    expect(table.remarks).toEqual([{ line: 2, index: 1, kind: 'date' }]);
  });

  test('lost zeros, shortened numbers, errors and formulas without a value are remarked', async () => {
    const table = await readCells((sheet) => {
      sheet['A3'] = { t: 'n', v: 18 };
      sheet['B2'] = { t: 'e', v: 42 };
      sheet['B3'] = { t: 'n', f: '1+1' };
      sheet['A4'] = { t: 'n', v: 12345678901234567890 };
      sheet['!ref'] = 'A1:B4';
    });
    expect(table.rows[1]?.cells[1]).toBe('#N/A');
    expect(table.remarks.map(({ line, index, kind }) => `${line} ${index} ${kind}`).sort()).toEqual(
      ['2 1 error', '3 0 lost-zeros', '3 1 no-value', '4 0 cut-number'],
    );
  });

  test('a formula has the value that was saved last, and that is said', async () => {
    const table = await readCells((sheet) => {
      sheet['B2'] = { t: 's', v: 'Paie', f: '"Pa"&"ie"' };
    });
    expect(table.rows[1]?.cells[1]).toBe('Paie');
    expect(table.notices[0]?.en).toMatch(/^One cell holds a formula/);
  });

  test('merged cells are told by their range', async () => {
    const table = await readCells((sheet) => {
      sheet['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }];
    });
    expect(table.merges).toEqual([{ firstLine: 2, lastLine: 3, firstIndex: 1, lastIndex: 1 }]);
  });
});

describe('whatever bytes come', () => {
  test('random bytes, with or without the mark of an archive, are a table or a fault', async () => {
    const start = fc.constantFrom(
      [],
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0xff, 0xfe],
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, bytes) => {
        const result = await read(Uint8Array.from([...first, ...bytes]));
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a workbook that is cut off or has bytes turned over is a table or a fault', async () => {
    const book = writeWorkbook([{ name: 'People', rows: PEOPLE }]);
    const at = fc.nat(book.length - 1);
    await fc.assert(
      fc.asyncProperty(
        at,
        fc.array(fc.tuple(at, fc.nat(255)), { maxLength: 4 }),
        async (end, turns) => {
          const bytes = Uint8Array.from(book);
          for (const [place, value] of turns) bytes[place] = value;
          const result = await read(turns.length === 0 ? bytes.subarray(0, end) : bytes);
          expect(result.ok || result.faults.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a workbook whose parts hold any text is a table or a fault', async () => {
    const piece = fc.constantFrom(
      '<row r="1">',
      '<c r="A1" t="s"><v>',
      '9',
      '</v></c>',
      '</row>',
      '<sheetData>',
      '</sheetData>',
      '<mergeCell ref="A1:B',
      '"/>',
      '<c r="ZZZZ99999999"><v>1</v></c>',
      '<c t="n"><v>1e999</v></c>',
      '&#x0;',
      '<f>',
      '-1',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const bytes = writeSheet(pieces.join(''));
        const result = await read(bytes);
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** A workbook with one sheet that holds this XML. */
function writeSheet(xml: string): Buffer {
  return zip([
    { name: '[Content_Types].xml', data: Buffer.from(CONTENT_TYPES) },
    { name: 'xl/workbook.xml', data: Buffer.from(WORKBOOK) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(RELATIONS) },
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(`<worksheet>${xml}</worksheet>`) },
  ]);
}

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** Size that the archive claims. */
  readonly claim?: number;
}

/** A zip archive, written by hand so that it may lie. */
function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, claim } of parts) {
    const packed = deflateRawSync(data);
    const [header, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    header.writeUInt32LE(0x04034b50);
    header.writeUInt16LE(8, 8);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    for (const [buffer, offset] of [
      [header, 18],
      [entry, 20],
    ] as const) {
      buffer.writeUInt32LE(packed.length, offset);
      buffer.writeUInt32LE(claim ?? data.length, offset + 4);
      buffer.writeUInt16LE(name.length, offset + 8);
    }
    entry.writeUInt32LE(at, 42);
    local.push(header, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...central, end]);
}
