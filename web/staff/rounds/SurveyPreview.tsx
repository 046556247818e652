import { useMemo, useState } from 'react';
import type { Instrument } from '../../../surveys/instrument.ts';
import { SurveyPageView } from '../../ui/survey/SurveyPageView.tsx';
import type { SurveyAnswers } from '../../ui/survey/SurveyPageView.tsx';
import { useText } from '../text.ts';
import './survey-preview.css';

/** All pages of a questionnaire below each other, to be clicked through; nothing is ever sent. */
export function SurveyPreview({ survey, items }: Pick<Instrument, 'survey' | 'items'>) {
  const { t, language } = useText();
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const clearWords = useMemo(
    () => ({
      button: t('rounds.form.clear'),
      label: (question: string) => t('rounds.form.clearAnswer', { question }),
    }),
    [t],
  );
  return (
    <div className="survey-preview">
      {survey.pages.map((page) => (
        <section key={page.name} aria-labelledby={`preview-${page.name}`}>
          <h3 id={`preview-${page.name}`}>{pick(page.title, language)}</h3>
          <p className="soft">{pick(page.description, language)}</p>
          <SurveyPageView
            page={page}
            items={items}
            language={language}
            questionHeading="h4"
            answers={answers}
            onAnswers={setAnswers}
            clearWords={clearWords}
          />
        </section>
      ))}
    </div>
  );
}

/** SurveyJS calls English `default`. */
function pick(text: { readonly default: string; readonly fr: string }, language: string): string {
  return language === 'fr' ? text.fr : text.default;
}
