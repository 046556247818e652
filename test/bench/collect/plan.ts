import type { Padded } from './connection.ts';

/** What one person sends. The plain one is the same vote for the server without anonymity. */
export interface PreparedPerson {
  readonly claim: string;
  readonly ballot: Padded;
  readonly comment: Padded;
  readonly plain: string;
}

export interface Phase {
  readonly name: string;
  readonly url: string;
  readonly sends: 'vote' | 'plain';
  readonly seconds: number;
  /** Votes that begin in a second, whether the earlier ones are done or not; null: `width` people, each after the other. */
  readonly rate: number | null;
  readonly width: number;
}

export interface PhaseFigures {
  readonly votes: number;
  readonly seconds: number;
  readonly errors: readonly string[];
  /** Milliseconds from the moment at which a vote was due, ascending. */
  readonly millis: Readonly<Record<string, readonly number[]>>;
}

export type LoadLine =
  | { readonly begins: string }
  | { readonly ends: string; readonly figures: PhaseFigures }
  /** Replies to claims of people whose messages were really blinded. */
  | { readonly replies: readonly (readonly [person: number, reply: string])[] };

/** People whose replies are kept, so that the signatures can be checked afterwards. */
export const SAMPLE_EVERY = 100;
