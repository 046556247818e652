import PDFDocument from 'pdfkit';
import { registerFonts, type FontName } from '../../pdf-fonts.ts';
import type { LineBreaker } from './line-breaker.ts';

type Doc = PDFKit.PDFDocument;

/** How a text looks. Sizes in points. */
export interface TextStyle {
  readonly size: number;
  readonly font?: FontName;
  readonly soft?: boolean;
  readonly align?: 'left' | 'right';
}

export interface PageFacts {
  readonly title: string;
  /** For the head of every page but the first. */
  readonly head: string;
  readonly locale: string;
  /** The day on which the round closed: the file tells no other. */
  readonly day: string;
}

/** Where things came to stand, known after the first of two passes. */
export interface Places {
  readonly pages: number;
  /** Page of each anchor, from 1. */
  readonly pageOf: ReadonlyMap<string, number>;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const INK = '#1a1a1a';
export const SOFT = '#4d4d4d';
export const RULE = '#8c8c8c';
/** Height of a line, in sizes of its letters. */
export const LEADING = 1.32;
const MARGIN = { side: 48, top: 62, bottom: 54 } as const;
const A4 = { width: 595.28, height: 841.89 } as const;
const SMALL: TextStyle = { size: 7.5, soft: true };

/** What pdfkit takes of a part of the tree; its types know less of it. */
interface TagOptions extends PDFKit.Mixins.StructureElementOptions {
  readonly scope?: 'Row' | 'Column';
  readonly bbox?: readonly number[];
}

/**
 * Draws an A4 document from top to bottom. It is drawn twice: the first pass writes nothing and finds out
 * on which page everything comes to stand, so that the contents can say it. Both passes take the same
 * steps, and lines are broken only once.
 */
export class Pen {
  /** null in the first pass. */
  readonly doc: Doc | null;
  readonly lines: LineBreaker;
  readonly x = MARGIN.side;
  /** Lower edge of what is drawn. */
  y = 0;
  readonly #facts: PageFacts;
  readonly #places: Places | null;
  readonly #pageOf = new Map<string, number>();
  /** Open parts of the tree, the innermost last; empty in the first pass. */
  readonly #tree: PDFKit.PDFStructureElement[];
  readonly #outlines: PDFKit.PDFOutline[];
  #page = 0;
  #isLandscape = false;

  /** @param places null in the first pass */
  constructor(facts: PageFacts, places: Places | null, lines: LineBreaker) {
    this.#facts = facts;
    this.#places = places;
    this.lines = lines;
    this.doc = places === null ? null : openDocument(facts);
    this.#tree = this.doc === null ? [] : [openRoot(this.doc)];
    this.#outlines = this.doc === null ? [] : [this.doc.outline];
  }

  get width(): number {
    return this.#size.width - 2 * MARGIN.side;
  }

  get #size() {
    return this.#isLandscape ? { width: A4.height, height: A4.width } : A4;
  }

  get #bottom(): number {
    return this.#size.height - MARGIN.bottom;
  }

  newPage(isLandscape = false): void {
    this.#isLandscape = isLandscape;
    this.#page += 1;
    this.y = MARGIN.top;
    if (this.doc === null || this.#places === null) return;
    const { width, height } = this.#size;
    const right = width - MARGIN.side;
    this.doc.addPage({ size: [width, height], margin: 0 });
    const number = `${this.#page} / ${this.#places.pages}`;
    this.doc.markContent('Artifact', { type: 'Pagination' });
    if (this.#page > 1) {
      this.write(this.lines.fit(this.#facts.head, this.width, SMALL), this.x, 32, SMALL);
      this.doc.moveTo(this.x, 46).lineTo(right, 46).lineWidth(0.4).stroke(RULE);
    }
    this.write(number, right - this.lines.width(number, SMALL), height - 36, SMALL);
    this.doc.endMarkedContent();
  }

  /** One line at a place. */
  write = (text: string, x: number, top: number, style: TextStyle): void => {
    if (this.doc === null || text === '') return;
    this.doc.font(style.font ?? 'regular', style.size);
    this.doc.fillColor(style.soft === true ? SOFT : INK).text(text, x, top, { lineBreak: false });
  };

  /** What carries no meaning: it is drawn, and told to nobody. */
  artifact(draw: (doc: Doc) => void): void {
    if (this.doc === null) return;
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  /** A part of the tree with its content. */
  tag(type: string, draw: () => void, options: TagOptions = {}): void {
    const parent = this.#tree.at(-1);
    if (this.doc === null || parent === undefined) draw();
    else parent.add(this.doc.struct(type, options, draw));
  }

  /** A part of the tree that holds other parts, and may go over several pages. */
  nest(type: string, fill: () => void, options: TagOptions = {}): void {
    const parent = this.#tree.at(-1);
    if (this.doc === null || parent === undefined) {
      fill();
      return;
    }
    const element = this.doc.struct(type, options);
    parent.add(element);
    this.#tree.push(element);
    fill();
    this.#tree.pop();
    element.end();
  }

  /** Content of the innermost part of the tree. */
  content(draw: () => void): void {
    const element = this.#tree.at(-1);
    if (element === undefined) draw();
    else element.add(draw);
  }

  /** A place on the page that leads to an anchor; within a `Link` of the tree. */
  link(name: string, title: string, { x, y, width, height }: Box): void {
    const parent = this.#tree.at(-1);
    if (parent === undefined) return;
    // pdfkit takes a plain string for a name of PDF, and an object for a text.
    const options: object = { structParent: parent, Contents: new String(title) };
    this.doc?.goTo(x, y, width, height, name, options);
  }

  /** Names this place for links and for the contents; `title` also makes a bookmark. */
  anchor(name: string, title: string | null, level: number): void {
    this.#pageOf.set(name, this.#page);
    if (this.doc === null) return;
    this.doc.addNamedDestination(name, 'XYZ', 0, this.y - 12, null);
    if (title === null) return;
    this.#outlines.length = Math.min(this.#outlines.length, level);
    this.#outlines.push(this.#outlines.at(-1)!.addItem(title));
  }

  /** Page of an anchor; null in the first pass. */
  pageOf(anchor: string): number | null {
    return this.#places?.pageOf.get(anchor) ?? null;
  }

  /** Whether this much fits under what is drawn. */
  fits(height: number): boolean {
    return this.y + height <= this.#bottom;
  }

  /** Begins a page of the same kind where this much does not fit. */
  need(height: number): void {
    if (!this.fits(height)) this.newPage(this.#isLandscape);
  }

  down(height: number): void {
    this.y += height;
  }

  /** Lines of one text, over as many pages as it takes; part of the tree as `type`. */
  paragraph(text: string, style: TextStyle, type = 'P', indent = 0): void {
    const lines = this.lines.wrap(text, this.width - indent, style);
    const step = style.size * LEADING;
    this.nest(type, () => {
      for (let from = 0; from < lines.length;) {
        this.need(Math.min(2, lines.length - from) * step);
        const room = Math.max(1, Math.floor((this.#bottom - this.y) / step));
        const some = lines.slice(from, from + room);
        this.content(() => {
          for (const line of some) {
            this.write(line, this.x + indent, this.y, style);
            this.y += step;
          }
        });
        from += some.length;
      }
    });
  }

  /** After the first pass: where everything is. */
  places(): Places {
    return { pages: this.#page, pageOf: this.#pageOf };
  }

  end(): void {
    for (const element of this.#tree.toReversed()) element.end();
    this.doc?.end();
  }
}

function openDocument({ title, locale, day }: PageFacts): Doc {
  const doc = new PDFDocument({
    autoFirstPage: false,
    tagged: true,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    info: {
      Title: title,
      Creator: 'Tutti',
      Producer: 'Tutti',
      CreationDate: new Date(`${day}T00:00:00Z`),
    },
  });
  registerFonts(doc);
  return doc;
}

function openRoot(doc: Doc): PDFKit.PDFStructureElement {
  const root = doc.struct('Document');
  doc.addStructure(root);
  return root;
}
