/** Plain text as HTML: a blank line begins a paragraph, and nothing in it can be markup. */
export function writeParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeMarkup(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The words of an HTML text, its paragraphs apart. Markup is dropped, never kept. */
export function readParagraphs(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/\s*<br\s*\/?>\s*/gi, '\n')
    .replace(
      /\s*<\/?(?:p|div|h[1-6]|ul|ol|li|section|article|table|tr|blockquote)\b[^>]*>\s*/gi,
      '\n\n',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, readEntity)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function readEntity(whole: string, name: string): string {
  const folded = name.toLowerCase();
  if (Object.hasOwn(NAMED, folded)) return NAMED[folded]!;
  const point = folded.startsWith('#x')
    ? Number.parseInt(folded.slice(2), 16)
    : folded.startsWith('#')
      ? Number.parseInt(folded.slice(1), 10)
      : Number.NaN;
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
