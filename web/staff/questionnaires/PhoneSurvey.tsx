import { useEffect, useMemo, useRef, useState } from 'react';
import type { SurveyPage, SurveyText } from '../../../surveys/instrument-file.ts';
import type { ScaledItem } from '../../../surveys/scoring-key.ts';
import { SurveyPageView } from '../../ui/survey/SurveyPageView.tsx';
import type { SurveyAnswers } from '../../ui/survey/SurveyPageView.tsx';
import { Button } from '../shell/Button.tsx';
import { LanguageChoice } from '../shell/LanguageSwitch.tsx';
import { useText } from '../text.ts';
import { questionnairesEn } from './texts.en.ts';
import { questionnairesFr } from './texts.fr.ts';

/** On the phone the questionnaire's language speaks, not that of whoever previews it. */
const WORDS = { en: questionnairesEn.phone, fr: questionnairesFr.phone };

export interface PhoneSurveyProps {
  readonly pages: readonly SurveyPage[];
  readonly items: readonly ScaledItem[];
}

/** Topic by topic in either language, to be clicked through; nothing is ever sent. */
export function PhoneSurvey({ pages, items }: PhoneSurveyProps) {
  const { t, language: own } = useText();
  const [language, setLanguage] = useState(own);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const screen = useRef<HTMLDivElement>(null);
  const words = WORDS[language];
  const clearWords = useMemo(
    () => ({
      button: words.clear,
      label: (question: string) => words.clearAnswer.replace('{{question}}', question),
    }),
    [words],
  );
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to clean up.
    screen.current?.scrollTo(0, 0);
  }, [at]);
  const page = pages[at];
  if (page === undefined) return <p>{WORDS[own].empty}</p>;
  const pick = (text: SurveyText) => (language === 'fr' ? text.fr : text.default);
  return (
    <>
      <LanguageChoice label={WORDS[own].language} value={language} whole onChange={setLanguage} />
      <div
        className="phone"
        ref={screen}
        lang={language}
        role="region"
        aria-label={t('shell.phonePreview.open')}
        tabIndex={0}
      >
        <section className="phone-page" aria-labelledby="phone-topic">
          <p className="soft small">
            {words.page.replace('{{at}}', String(at + 1)).replace('{{of}}', String(pages.length))}
          </p>
          <h3 id="phone-topic">{pick(page.title)}</h3>
          <p className="soft">{pick(page.description)}</p>
          <SurveyPageView
            key={page.name}
            page={page}
            items={items}
            language={language}
            questionHeading="h4"
            answers={answers}
            onAnswers={setAnswers}
            clearWords={clearWords}
          />
          <div className="phone-actions">
            <Button className="button" isDisabled={at === 0} onPress={() => setAt(at - 1)}>
              {words.back}
            </Button>
            <Button
              className="button button-primary"
              isDisabled={at === pages.length - 1}
              onPress={() => setAt(at + 1)}
            >
              {words.next}
            </Button>
          </div>
        </section>
      </div>
    </>
  );
}
