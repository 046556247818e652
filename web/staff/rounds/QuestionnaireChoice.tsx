import type { InstrumentView } from '../api.ts';
import { useText } from '../text.ts';
import { QuestionnairePreview } from './QuestionnairePreview.tsx';
import { RadioField, RadioGroup } from '../shell/checks.tsx';

export function titleIn(title: Readonly<Record<string, string>>, language: string): string {
  return title[language] ?? title['en'] ?? Object.values(title)[0] ?? '';
}

export function QuestionnaireChoice({
  instruments,
  value,
  onChange,
}: {
  readonly instruments: readonly InstrumentView[];
  readonly value: string;
  readonly onChange: (ref: string) => void;
}) {
  const { t, language } = useText();
  return (
    <RadioGroup
      className="questionnaires"
      value={value}
      onChange={onChange}
      label={t('rounds.form.questionnaire')}
    >
      {instruments.map((instrument) => (
        <div key={instrument.ref} className="questionnaire">
          <RadioField
            value={instrument.ref}
            hint={
              <>
                {t('rounds.form.questions', { count: instrument.items })},{' '}
                {t('rounds.form.minutes', { count: instrument.minutes })},{' '}
                {t(instrument.labelled ? 'rounds.form.labelled' : 'rounds.form.unlabelled')}
              </>
            }
          >
            <span className="check-label">{titleIn(instrument.title, language)}</span>
          </RadioField>
          <QuestionnairePreview
            instrument={instrument.ref}
            title={titleIn(instrument.title, language)}
          />
        </div>
      ))}
    </RadioGroup>
  );
}
