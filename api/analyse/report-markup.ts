import type { Words } from '../../surveys/organisation/fault.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/** Markup that is safe to send. Only `html` and the functions of this file make it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | readonly Html[] | string | number;

export const NOTHING = new Html('');

/** Template for markup: strings and numbers are escaped, so that no name or comment can become markup. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = shorten(template);
  let markup = texts[0]!;
  for (const [index, part] of parts.entries()) markup += writePart(part) + texts[index + 1]!;
  return new Html(markup);
}

const shortened = new WeakMap<TemplateStringsArray, readonly string[]>();

/**
 * A report has tens of thousands of rows, so indentation and the end tags that HTML does not need
 * are left out; never from the parts, only from what is written in the code, once per template.
 */
function shorten(template: TemplateStringsArray): readonly string[] {
  const known = shortened.get(template);
  if (known !== undefined) return known;
  const texts = template.map((text) =>
    text
      .replace(/\s*\n\s*/g, ' ')
      .replace(/<\/(?:td|th|tr|tbody|thead|li|dt|dd)>/g, '')
      .replace(/\s+(?=<(?:td|th|tr|tbody|thead)\b)/g, '')
      .replace(/ \/>/g, '/>'),
  );
  shortened.set(template, texts);
  return texts;
}

function writePart(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(({ markup }) => markup).join('');
  return typeof part === 'number' ? String(part) : escapeHtml(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * Both languages side by side; the style sheet shows one of them. They carry their region, so that
 * text which exists in one language only (plain `en`) is not taken for one half of a pair.
 */
export function say({ en, fr }: Words): Html {
  if (en === fr) return html`${en}`;
  return html`<span lang="en-GB">${en}</span><span lang="fr-FR">${fr}</span>`;
}

/** A text of the questionnaire: in both languages, or in the one that there is, marked as such. */
export function sayLocalised(text: Localised, fallback: string): Html {
  const { en, fr } = text;
  if (en !== undefined && fr !== undefined) return say({ en, fr });
  const [only] = Object.entries(text);
  return only === undefined ? html`${fallback}` : html`<span lang="${only[0]}">${only[1]}</span>`;
}
