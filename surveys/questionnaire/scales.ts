import type { ChoiceQuestion, DraftChoice, DraftText } from './draft.ts';

/** Five-point agreement with "no opinion", word for word as the questionnaires that ship have it. */
export const AGREEMENT: readonly DraftChoice[] = [
  scored(1, 'Strongly disagree', "Pas du tout d'accord"),
  scored(2, 'Disagree', "Plutôt pas d'accord"),
  scored(3, 'Neither agree nor disagree', "Ni d'accord ni pas d'accord"),
  scored(4, 'Agree', "Plutôt d'accord"),
  scored(5, 'Strongly agree', "Tout à fait d'accord"),
  { value: 9, text: { en: 'No opinion', fr: 'Sans opinion' }, scored: false },
];

export const YES_NO: readonly DraftChoice[] = [scored(0, 'No', 'Non'), scored(1, 'Yes', 'Oui')];

export const NO_TEXT: DraftText = { en: '', fr: '' };

export function isAgreement(choices: readonly DraftChoice[]): boolean {
  return sameChoices(choices, AGREEMENT);
}

export function isYesNo(choices: readonly DraftChoice[]): boolean {
  return sameChoices(choices, YES_NO);
}

/** Answers in an order, worst first, still without words. */
export function blankChoices(count: number): DraftChoice[] {
  return Array.from({ length: count }, (_, at) => scored(at + 1, '', ''));
}

export function copyChoices(choices: readonly DraftChoice[]): ChoiceQuestion['choices'] {
  return choices.map(({ value, text, scored: isScored }) => {
    return { value, text: { ...text }, scored: isScored };
  });
}

function scored(value: number, en: string, fr: string): DraftChoice {
  return { value, text: { en, fr }, scored: true };
}

function sameChoices(some: readonly DraftChoice[], others: readonly DraftChoice[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ value, text, scored: isScored }, at) => {
      const other = others[at]!;
      return (
        value === other.value &&
        isScored === other.scored &&
        text.en === other.text.en &&
        text.fr === other.text.fr
      );
    })
  );
}
