import { useId } from 'react';
import type { ChoiceQuestion, ClosedQuestion } from '../../../surveys/questionnaire/draft.ts';
import { DRAFT_LIMITS } from '../../../surveys/questionnaire/draft.ts';
import { AGREEMENT, isAgreement, isYesNo } from '../../../surveys/questionnaire/scales.ts';
import { useText } from '../text.ts';
import { addChoice, removeChoice, setScored } from './edit-choices.ts';
import { TextPair } from './TextPair.tsx';
import { Button } from '../shell/Button.tsx';
import { CheckField } from '../shell/checks.tsx';

interface Props<Question> {
  readonly question: Question;
  readonly onChange: (next: ClosedQuestion, part: string) => void;
}

type NumberQuestion = Extract<ClosedQuestion, { kind: 'numbers' }>;

/** The answers of a closed question. */
export function AnswerFields({ question, onChange }: Props<ClosedQuestion>) {
  if (question.kind === 'numbers') return <NumberFields question={question} onChange={onChange} />;
  return <ChoiceFields question={question} onChange={onChange} />;
}

function NumberFields({ question, onChange }: Props<NumberQuestion>) {
  const { t } = useText();
  const { from, to, ends } = question;
  // A recommendation has its own scale; others are as long as fits on a phone.
  const change = (part: { from?: number; to?: number }): void => {
    const next = { from, to, ...part };
    const low = Math.min(next.from, next.to - 1);
    const high = Math.min(Math.max(next.to, low + 1), low + DRAFT_LIMITS.numbers - 1);
    onChange({ ...question, from: low, to: high }, 'scale');
  };
  return (
    <div className="form">
      <div className="scoring-fields">
        <NumberChoice
          label={`${t('questionnaires.editor.scale')} ${t('questionnaires.editor.from')}`}
          value={from}
          options={[...new Set([from, 0, 1])].toSorted((a, b) => a - b)}
          onChange={(value) => change({ from: value })}
        />
        <NumberChoice
          label={t('questionnaires.editor.to')}
          value={to}
          options={Array.from({ length: DRAFT_LIMITS.numbers - 1 }, (_, at) => from + at + 1)}
          onChange={(value) => change({ to: value })}
        />
      </div>
      {ends === null ? (
        <div>
          <Button
            className="button button-quiet"
            onPress={() => {
              const blank = { low: { en: '', fr: '' }, high: { en: '', fr: '' } };
              onChange({ ...question, ends: blank }, 'ends');
            }}
          >
            {t('questionnaires.editor.addEnds')}
          </Button>
        </div>
      ) : (
        <div className="form">
          {(['low', 'high'] as const).map((end) => (
            <TextPair
              key={end}
              label={t(
                end === 'low' ? 'questionnaires.editor.endLow' : 'questionnaires.editor.endHigh',
              )}
              value={ends[end]}
              most={DRAFT_LIMITS.label}
              onChange={(text, language) =>
                onChange({ ...question, ends: { ...ends, [end]: text } }, `${end}.${language}`)
              }
            />
          ))}
          <div>
            <Button
              className="button button-quiet"
              onPress={() => onChange({ ...question, ends: null }, 'ends')}
            >
              {t('questionnaires.editor.removeEnds')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function NumberChoice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly options: readonly number[];
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="react-aria-Input"
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {options.map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </div>
  );
}

function ChoiceFields({ question, onChange }: Props<ChoiceQuestion>) {
  const { t } = useText();
  const { choices } = question;
  const set = (next: ChoiceQuestion['choices'], part: string): void =>
    onChange({ ...question, choices: next }, part);
  if (isAgreement(choices) || isYesNo(choices)) {
    return (
      <div className="field">
        <p className="field-label">{t('questionnaires.editor.scale')}</p>
        <p className="small">
          {t(
            isYesNo(choices)
              ? 'questionnaires.editor.fixedYesNo'
              : 'questionnaires.editor.fixedChoices',
          )}
        </p>
      </div>
    );
  }
  const scored = choices.filter((choice) => choice.scored).length;
  return (
    <div className="form">
      <p className="field-label">{t('questionnaires.editor.choices')}</p>
      {choices.map((choice, at) => {
        const number = at + 1;
        return (
          <div key={choice.value} className="answer">
            <TextPair
              label={t('questionnaires.editor.answer', { number })}
              value={choice.text}
              most={DRAFT_LIMITS.label}
              onChange={(text, language) =>
                set(
                  choices.map((one) => (one === choice ? { ...one, text } : one)),
                  `choice.${choice.value}.${language}`,
                )
              }
            />
            <div className="actions">
              <CheckField
                isSelected={!choice.scored}
                isDisabled={choice.scored && scored <= 2}
                onChange={(noScore) => set(setScored(choices, at, !noScore), 'scored')}
                label={t('questionnaires.editor.noScore')}
              />
              <Button
                className="button button-quiet"
                isDisabled={choice.scored && scored <= 2}
                onPress={() => set(removeChoice(choices, at), 'remove')}
              >
                {t('questionnaires.editor.removeAnswer', { number })}
              </Button>
            </div>
          </div>
        );
      })}
      <p className="hint">{t('questionnaires.editor.noScoreHint')}</p>
      <div className="actions">
        <Button
          className="button"
          isDisabled={scored >= DRAFT_LIMITS.numbers}
          onPress={() => set(addChoice(choices), 'add')}
        >
          {t('questionnaires.editor.addAnswer')}
        </Button>
        {scored === choices.length && (
          <Button
            className="button"
            onPress={() => set(addChoice(choices, AGREEMENT.at(-1)!.text), 'add')}
          >
            {t('questionnaires.editor.addNoScore')}
          </Button>
        )}
      </div>
    </div>
  );
}
