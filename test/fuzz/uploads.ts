import { constants, deflateRawSync } from 'node:zlib';
import { SMALL_COMPANY, writeRoster, writeUnits, type TestUnit } from '../support/company.ts';
import { writeWorkbook } from '../support/workbooks.ts';
import type { Chance } from './chance.ts';

/** By which rounds are broken down. */
export const BREAKDOWN = 'gender';
/** The small company with teams of some dozens, so that people last for a while. */
const COMPANY = SMALL_COMPANY.map(([unit, parent, heads]): TestUnit => {
  return [unit, parent, heads > 2 ? heads * 4 : heads];
});
/** Somebody gets a printed code. */
export const ROSTER = Buffer.from(
  `${writeRoster(COMPANY)}south-without,,south,fr\n`
    .trim()
    .split('\n')
    .map((line, at) => `${line},${at === 0 ? BREAKDOWN : at % 2 === 0 ? 'woman' : 'man'}\n`)
    .join(''),
);
const UNITS = Buffer.from(writeUnits(SMALL_COMPANY));
const WORKBOOK = writeWorkbook([
  {
    name: 'People',
    rows: [
      ['Matricule', 'E-mail', 'Service'],
      ['1', 'a@example.org', 'North'],
      ['2', '', 'South'],
    ],
  },
]);
const MANAGERS = Buffer.from('email,name,unit_id\nled@example.org,Led,south\n');
const ITEMS = Buffer.from(
  'item,dimension,from,to,best,not_applicable\nQ1,d,1,7,low,8;9\nWord,,,,,\n',
);
const SURVEY = Buffer.from(
  JSON.stringify({
    title: 'A',
    pages: [{ name: 'p', elements: [{ type: 'rating', name: 'q1', title: 'Good?', rateMax: 5 }] }],
  }),
);

export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

/** What usually comes in the parts of the forms here. */
export function drawPart(chance: Chance, name: string): Part {
  const file = (fileName: string, bytes: Buffer): Part => ({ name, fileName, bytes });
  switch (name) {
    case 'roster':
      return file('roster.csv', ROSTER);
    case 'units':
      return file('units.csv', UNITS);
    case 'managers':
      return file('managers.csv', MANAGERS);
    case 'items':
      return file('items.csv', ITEMS);
    case 'file':
      return chance.pick([
        file('people.csv', ROSTER),
        file('people.xlsx', WORKBOOK),
        file('survey.json', SURVEY),
        file('items.csv', ITEMS),
      ]);
    case 'headerLine':
      return { name, fileName: null, bytes: Buffer.from(String(chance.below(4))) };
    case 'apply':
      return { name, fileName: null, bytes: Buffer.from(chance.pick(['true', 'false'])) };
    default:
      return { name, fileName: null, bytes: Buffer.from('People') };
  }
}

/** The part with bytes turned over, cut off, added; or something else altogether. */
export function spoilPart(chance: Chance, part: Part, marker: string): Part {
  const { bytes } = part;
  const at = chance.below(bytes.length + 1);
  return chance.pick<() => Part>([
    () => ({ ...part, bytes: bytes.subarray(0, at) }),
    () => ({
      ...part,
      bytes: Buffer.concat([bytes.subarray(0, at), chance.bytes(20), bytes.subarray(at)]),
    }),
    () => ({
      ...part,
      bytes: Buffer.from(bytes.map((byte, index) => (index % 37 === at % 37 ? byte ^ 255 : byte))),
    }),
    () => ({ ...part, bytes: Buffer.from(`${marker},${marker}\n"${marker}\n`) }),
    () => ({ ...part, fileName: part.fileName === null ? `${marker}.csv` : null }),
    () => ({ ...part, fileName: `../../${marker}.xlsx` }),
    () => ({ ...part, name: marker }),
    () => ({ ...part, bytes: makeBomb() }),
    () => ({ ...part, bytes: makeBomb(), fileName: 'people.xlsx' }),
    () => ({ ...part, bytes: Buffer.from(`${'a,'.repeat(3_000)}\n`.repeat(5)) }),
    () => ({ ...part, bytes: Buffer.alloc(0) }),
    () => ({ ...part, bytes: Buffer.from(`\u0000\ud800${marker}\r\r\n\u2028"""",`) }),
    () => ({ ...part, bytes: Buffer.from('['.repeat(20_000)) }),
  ])();
}

let bomb: Buffer | null = null;

/** A small archive that would fill 500 MB. */
function makeBomb(): Buffer {
  if (bomb !== null) return bomb;
  // The same packed piece again and again, and an empty last block.
  const piece = deflateRawSync(Buffer.alloc(10 * 1024 * 1024), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const packed = Buffer.concat([...Array.from({ length: 50 }, () => piece), Buffer.from([3, 0])]);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  bomb = Buffer.concat([local, name, packed, central, name, end]);
  return bomb;
}

/** A multipart body. */
export function writeForm(parts: readonly Part[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ name, fileName, bytes }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === null ? '' : `; filename="${fileName}"`}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
