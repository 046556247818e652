import { inflateSync } from 'node:zlib';

/** What a page of a PDF file made with the standard fonts shows. Enough of a parser for our own files. */
export interface PdfPage {
  /** Every text in the order in which it was drawn. */
  readonly texts: readonly string[];
  /** Filled or stroked rectangles, [x, y, width, height] in points from the upper left corner. */
  readonly boxes: readonly (readonly number[])[];
}

/** The pages of a file in order. */
export function readPdfPages(file: Buffer): PdfPage[] {
  const pages: PdfPage[] = [];
  let at = 0;
  for (;;) {
    const start = file.indexOf('stream\n', at);
    if (start === -1) return pages;
    const end = file.indexOf('\nendstream', start);
    at = end + '\nendstream'.length;
    const head = file.subarray(file.lastIndexOf(' obj', start), start).toString('latin1');
    if (!head.includes('FlateDecode')) continue;
    const content = inflateSync(file.subarray(start + 'stream\n'.length, end)).toString('latin1');
    if (content.startsWith('1 0 0 -1 0 ')) {
      pages.push({ texts: readTexts(content), boxes: readBoxes(content) });
    }
  }
}

function readTexts(content: string): string[] {
  return Array.from(content.matchAll(/\[([^\]]*)\] TJ/g), ([, parts]) =>
    Array.from(parts!.matchAll(/<([0-9a-f]*)>/g), ([, hex]) =>
      new TextDecoder('windows-1252').decode(Buffer.from(hex!, 'hex')),
    ).join(''),
  );
}

function readBoxes(content: string): number[][] {
  return Array.from(content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm), (match) =>
    match.slice(1).map(Number),
  );
}

/** What a tagged file with embedded letters says. */
export interface TaggedPdf {
  /** Every text of each page in the order in which it was drawn. */
  readonly pages: readonly (readonly string[])[];
  /** Pictures in words. */
  readonly alts: readonly string[];
  /** How often each kind of element stands in the tree: `H1`, `TH`, `Figure` … */
  readonly elements: ReadonlyMap<string, number>;
  /** The dictionary of the document itself. */
  readonly catalogue: string;
}

interface PdfObject {
  readonly id: number;
  readonly head: string;
  /** Unpacked; empty where the object is no stream. */
  readonly content: string;
}

/** Reads what `api/exports` and `api/registrar/codes` write: every letter through the file's own tables. */
export function readTaggedPdf(file: Buffer): TaggedPdf {
  const objects = new Map(listObjects(file).map((object) => [object.id, object]));
  const all = [...objects.values()];
  const tables = readFonts(all, objects);
  const elements = new Map<string, number>();
  for (const { head } of all) {
    const type = /\/S \/(\w+)\n/.exec(head)?.[1];
    if (type === undefined || !head.includes('/P ')) continue;
    elements.set(type, (elements.get(type) ?? 0) + 1);
  }
  const isPage = ({ head }: PdfObject) => /\/Type \/Page\n/.test(head);
  return {
    pages: all.filter(isPage).map(({ head }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]));
      return readLetters(content?.content ?? '', tables);
    }),
    alts: all.flatMap(({ head }) => readString(head, 'Alt') ?? []),
    elements,
    catalogue: all.find(({ head }) => head.includes('/Type /Catalog'))?.head ?? '',
  };
}

function listObjects(file: Buffer): PdfObject[] {
  const objects: PdfObject[] = [];
  let at = 0;
  for (;;) {
    const start = file.indexOf(' 0 obj\n', at);
    if (start === -1) return objects;
    const id = Number(/(\d+)$/.exec(file.toString('latin1', Math.max(0, start - 10), start))?.[1]);
    const end = file.indexOf('endobj', start);
    const stream = file.indexOf('stream\n', start);
    if (stream === -1 || stream > end) {
      objects.push({ id, head: file.toString('latin1', start, end), content: '' });
      at = end;
      continue;
    }
    const close = file.indexOf('\nendstream', stream);
    const head = file.toString('latin1', start, stream);
    const bytes = file.subarray(stream + 'stream\n'.length, close);
    const isPacked = head.includes('FlateDecode');
    const content = (isPacked ? inflateSync(bytes) : bytes).toString('latin1');
    objects.push({ id, head, content: head.includes('/Length1') ? '' : content });
    at = close;
  }
}

type LetterTable = ReadonlyMap<number, string>;

/** By the name that pages give a font: which letters its glyphs stand for. */
function readFonts(
  all: readonly PdfObject[],
  objects: ReadonlyMap<number, PdfObject>,
): ReadonlyMap<string, LetterTable> {
  const tables = new Map<string, LetterTable>();
  for (const { head } of all) {
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(id));
      const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font?.head ?? '')?.[1]));
      if (table !== undefined) tables.set(name!, readLetterTable(table.content));
    }
  }
  return tables;
}

function readLetterTable(content: string): LetterTable {
  const letters = new Map<number, string>();
  for (const [, from, list] of content.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const text = Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      letters.set(Number.parseInt(from!, 16) + index, text);
    }
  }
  return letters;
}

function readLetters(content: string, tables: ReadonlyMap<string, LetterTable>): string[] {
  const texts: string[] = [];
  let table: LetterTable = new Map();
  for (const [, font, parts] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) {
      table = tables.get(font) ?? table;
      continue;
    }
    const glyphs = [...parts!.matchAll(/<([0-9a-f]*)>/g)].flatMap(
      ([, hex]) => hex!.match(/.{4}/g) ?? [],
    );
    texts.push(glyphs.map((glyph) => table.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join(''));
  }
  return texts;
}

/** A text string of a dictionary: UTF-16 with byte order mark, or Latin. */
function readString(head: string, key: string): string | null {
  const written = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(head)?.[1];
  if (written === undefined) return null;
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const raw = written.replace(/\\([\s\S])/g, (_, letter: string) => named[letter] ?? letter);
  if (!raw.startsWith('\u00fe\u00ff')) return raw;
  return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le');
}
