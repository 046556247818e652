import { createRequire } from 'node:module';

/**
 * The letters of all printed files: DejaVu Sans Condensed, which has those of every European language,
 * Greek and Cyrillic. A file holds the letters that it uses and no more.
 */
const { resolve } = createRequire(import.meta.url);
const FILES = {
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
} as const;

export type FontName = keyof typeof FILES;

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, file);
}
