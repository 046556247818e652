import PDFDocument from 'pdfkit';
import { registerFonts } from '../../pdf-fonts.ts';
import type { TextStyle } from './pen.ts';

export type LineBreaker = ReturnType<typeof createLineBreaker>;

/** Breaks texts into lines, and remembers how: names and questions come again on every page. */
export function createLineBreaker() {
  const doc = new PDFDocument({ autoFirstPage: false });
  registerFonts(doc);
  const known = new Map<string, readonly string[]>();
  const widths = new Map<string, number>();

  const width = (text: string, { size, font = 'regular' }: TextStyle): number => {
    const key = `${font} ${text}`;
    const measured = widths.get(key) ?? doc.font(font, 100).widthOfString(text) / 100;
    widths.set(key, measured);
    return measured * size;
  };

  const wrap = (text: string, room: number, style: TextStyle): readonly string[] => {
    const key = `${style.font ?? 'regular'} ${style.size} ${Math.round(room)} ${text}`;
    const lines =
      known.get(key) ?? text.split(/\r\n|\r|\n/).flatMap((part) => wrapLine(part, room, style));
    known.set(key, lines);
    return lines;
  };

  const wrapLine = (text: string, room: number, style: TextStyle): string[] => {
    if (width(text, style) <= room) return [text];
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/(?<=[ /-])/).flatMap((one) => cutWord(one, room, style))) {
      if (line !== '' && width((line + word).trimEnd(), style) > room) {
        lines.push(line.trimEnd());
        line = word;
      } else line += word;
    }
    return [...lines, line.trimEnd()];
  };

  /** A word that is wider than a line is cut where the line ends. */
  const cutWord = (word: string, room: number, style: TextStyle): string[] => {
    if (width(word.trimEnd(), style) <= room) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const letter of word) {
      if (piece !== '' && width(piece + letter, style) > room) {
        pieces.push(piece);
        piece = letter;
      } else piece += letter;
    }
    return [...pieces, piece];
  };

  return {
    width,
    wrap,
    /** The text on one line, cut with an ellipsis where it is too long. */
    fit(text: string, room: number, style: TextStyle): string {
      const [first = '', ...more] = wrap(text, room, style);
      return more.length === 0 ? first : `${first.slice(0, -1)}…`;
    },
  };
}
