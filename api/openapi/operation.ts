import type { z } from 'zod';
import type { AddressName } from '../access.ts';
import type { ProblemCode } from '../problem-codes.ts';

/** What one address takes and answers, beside what follows from who may ask it (`write-document.ts`). */
export interface Operation {
  /** What it does, in a few words. */
  readonly summary: string;
  /** The schema that the route reads its query with. */
  readonly query?: z.ZodType;
  /** The schema that the route reads its JSON with. */
  readonly body?: z.ZodType;
  /** Parts of a multipart form; one that ends in `?` may be left out. */
  readonly form?: Readonly<Record<string, FormPart>>;
  /** Of the answer when all is well; 200 unless said otherwise. 204 has no body. */
  readonly status?: 201 | 202 | 204;
  /** Content types of that answer; JSON unless said otherwise. */
  readonly types?: readonly string[];
  /** What it may refuse, beside what every such address does. */
  readonly problems?: readonly ProblemCode[];
}

export type FormPart = 'file' | 'file?' | 'text' | 'text?';

/** A part of the table of all addresses. */
export type Operations = Readonly<Partial<Record<AddressName, Operation>>>;
