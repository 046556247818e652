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
