import type { DraftChoice, DraftText } from '../../../surveys/questionnaire/draft.ts';

/**
 * Another answer at the end of the scored ones; or, with words, one that gives no score after all others.
 * Scored answers are numbered without a gap from the lowest; the others come after them.
 */
export function addChoice(choices: readonly DraftChoice[], noScore?: DraftText): DraftChoice[] {
  const added: DraftChoice = {
    value: 0,
    text: noScore === undefined ? { en: '', fr: '' } : { ...noScore },
    scored: noScore === undefined,
  };
  const scored = choices.filter((choice) => choice.scored);
  const others = choices.filter((choice) => !choice.scored);
  return number(
    added.scored ? [...scored, added, ...others] : [...choices, added],
    lowest(choices),
  );
}

export function removeChoice(choices: readonly DraftChoice[], at: number): DraftChoice[] {
  return number(
    choices.filter((_, place) => place !== at),
    lowest(choices),
  );
}

export function setScored(
  choices: readonly DraftChoice[],
  at: number,
  scored: boolean,
): DraftChoice[] {
  return number(
    choices.map((choice, place) => (place === at ? { ...choice, scored } : choice)),
    lowest(choices),
  );
}

function lowest(choices: readonly DraftChoice[]): number {
  return Math.min(...choices.filter((choice) => choice.scored).map(({ value }) => value));
}

/** Gaps are closed in the order of the values, so that a scale shown backwards stays one. */
function number(choices: readonly DraftChoice[], from: number): DraftChoice[] {
  const fresh = choices.filter(({ scored }) => scored);
  const isFalling = fresh.length > 1 && fresh[0]!.value > fresh[1]!.value;
  const order = isFalling ? fresh.toReversed() : fresh;
  let next = from + fresh.length;
  return choices.map((choice) => {
    const value = choice.scored ? from + order.indexOf(choice) : next;
    if (!choice.scored) next += 1;
    return { ...choice, value };
  });
}
