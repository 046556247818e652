import { ENGLISH_STOP_WORDS, FRENCH_STOP_WORDS } from './language.ts';
import { stemWord, type Word } from './words.ts';

export interface Phrase {
  /** As it is written most often. */
  readonly text: string;
  /** Comments that hold it, with any endings. */
  readonly comments: number;
}

export interface PhraseSource {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Fewer comments than this make no phrase: it would only repeat one person. */
export const PHRASE_COMMENTS_MIN = 3;
const WORDS_MAX = 3;
const LETTERS_MIN = 3;
/** A shorter phrase that nearly always stands inside a longer one is left out. */
const INSIDE_SHARE = 0.6;

interface Counted {
  readonly length: number;
  comments: number;
  /** Ways of writing it, with how often. */
  readonly forms: Map<string, number>;
}

/** Phrases of some comments, with in how many they stand. */
export interface PhraseCounts {
  readonly sources: number;
  readonly phrases: ReadonlyMap<string, Counted>;
}

/**
 * Phrases of one to three words that stand in several comments. They are weighed by how many of
 * these comments hold them and by how few of all comments do (tf-idf), longer ones a little more.
 * @param all the comments that are compared with
 */
export function listPhrases(shown: PhraseCounts, all: PhraseCounts, limit: number): Phrase[] {
  const candidates = [...shown.phrases]
    .filter(([, { comments }]) => comments >= PHRASE_COMMENTS_MIN)
    .map(([key, counted]) => {
      const rarity = Math.log(1 + all.sources / (all.phrases.get(key)?.comments ?? 1));
      return { key, counted, weight: counted.comments * rarity * Math.sqrt(counted.length) };
    })
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  const kept = candidates.filter(
    ({ key, counted }) =>
      !candidates.some(
        (longer) =>
          longer.counted.length > counted.length &&
          ` ${longer.key} `.includes(` ${key} `) &&
          longer.counted.comments >= INSIDE_SHARE * counted.comments,
      ),
  );
  return kept.slice(0, limit).map(({ counted }) => ({
    text: pickForm(counted.forms),
    comments: counted.comments,
  }));
}

export function countPhrases(sources: readonly PhraseSource[]): PhraseCounts {
  const counts = new Map<string, Counted>();
  const stems = new Map<string, string>();
  for (const { text, words } of sources) {
    const seen = new Set<string>();
    for (const { key, form, length } of listRuns(text, words, stems)) {
      const counted = counts.get(key) ?? { length, comments: 0, forms: new Map<string, number>() };
      if (!seen.has(key)) counted.comments += 1;
      seen.add(key);
      counted.forms.set(form, (counted.forms.get(form) ?? 0) + 1);
      counts.set(key, counted);
    }
  }
  return { sources: sources.length, phrases: counts };
}

/** Runs of neighbouring words that begin and end with a word that says something. */
function* listRuns(text: string, words: readonly Word[], stems: Map<string, string>) {
  for (let first = 0; first < words.length; first += 1) {
    if (isEmpty(words[first]!)) continue;
    for (let length = 1; length <= WORDS_MAX; length += 1) {
      const last = words[first + length - 1];
      if (last === undefined) break;
      // A phrase does not cross a comma or a full stop.
      if (length > 1 && /[^\s'’-]/.test(text.slice(words[first + length - 2]!.end, last.start)))
        break;
      if (isEmpty(last)) continue;
      const run = words.slice(first, first + length);
      yield {
        key: run.map(({ folded }) => stemOnce(folded, stems)).join(' '),
        form: text.slice(words[first]!.start, last.end).toLowerCase(),
        length,
      };
    }
  }
}

function stemOnce(folded: string, stems: Map<string, string>): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const stem = stemWord(stemWord(folded, 'fr'), 'en');
  stems.set(folded, stem);
  return stem;
}

function isEmpty({ folded }: Word): boolean {
  return (
    folded.length < LETTERS_MIN || FRENCH_STOP_WORDS.has(folded) || ENGLISH_STOP_WORDS.has(folded)
  );
}

function pickForm(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}
