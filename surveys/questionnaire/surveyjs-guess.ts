import type { ClosedQuestion, DraftChoice, DraftText } from './draft.ts';
import { findStandardDimension } from './draft.ts';

/** First guesses at the scoring of an imported question; a person looks at them before they count. */

export function isNoScoreText({ en, fr }: DraftText): boolean {
  return [en, fr].some((text) =>
    /\b(?:no (?:opinion|answer|idea)|not (?:applicable|concerned)|don['’]?t know|do not know|n\/a|prefer not|sans (?:opinion|avis|réponse|objet)|ne (?:sais|sait|se prononce) pas|non concernée?|nsp)(?![\p{L}])/iu.test(
      text,
    ),
  );
}

/** Where the first answer is plainly the best one, low is best. */
export function guessBest(choices: readonly DraftChoice[]): 'high' | 'low' {
  const scored = choices.filter((choice) => choice.scored);
  const first = scored.toSorted((a, b) => a.value - b.value)[0];
  if (first === undefined) return 'high';
  const words = [first.text.en, first.text.fr];
  return words.some((text) =>
    /^(?:yes|oui|always|toujours|very (?:good|satisfied|likely|often)|très (?:bien|bon|bonne|satisfaite?|souvent|probable)|(?:strongly|totally|fully) agree|tout à fait d['’]accord|excellente?)(?![\p{L}])/iu.test(
      text.trim(),
    ),
  )
    ? 'low'
    : 'high';
}

/** By the name of the question (`WB3`), or by the heading of its page. */
export function guessDimension(id: string, page: DraftText): string | null {
  const prefix = /^([A-Za-z]{2})\d{1,2}$/.exec(id)?.[1]?.toUpperCase();
  const found =
    (prefix === undefined ? null : findStandardDimension(prefix)) ??
    findStandardDimension(page.en) ??
    findStandardDimension(page.fr);
  return found?.id ?? null;
}

/** Would you recommend…, from 0 to 10; and the two roles that our own questions play under their names. */
export function guessRole(
  id: string,
  text: DraftText,
  scale: { readonly from: number; readonly to: number },
): ClosedQuestion['role'] {
  const isTen = scale.from === 0 && scale.to === 10;
  if (isTen && /recommend|recommand/i.test(`${text.en} ${text.fr}`)) return 'recommend';
  if (id === 'WV1') return 'willing';
  return id === 'DC4' ? 'training_need' : null;
}
