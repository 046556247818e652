import { useMemo, type JSX } from 'react';
import { SurveyModel, type Question } from 'survey-core';
import 'survey-core/i18n/french';
import {
  ReactElementFactory,
  ReactQuestionFactory,
  SurveyPage,
  type ISurveyCreator,
} from 'survey-react-ui';
import { useText } from '../text.ts';
import './survey-preview.css';

/**
 * All pages of a questionnaire below each other, to be clicked through; nothing is ever sent. Pages
 * are rendered one by one, because the whole survey would add an inline style element, which the
 * content security policy refuses.
 */
export function SurveyPreview({ survey }: { readonly survey: object }) {
  const { language } = useText();
  const model = useMemo(() => createPreview(survey, language), [survey, language]);
  return (
    <div className="survey-preview">
      {model.visiblePages.map((page) => (
        <section key={page.name} aria-label={page.title}>
          <h3>{page.title}</h3>
          {page.description !== '' && <p className="soft">{page.description}</p>}
          <SurveyPage survey={model} page={page} css={model.css as unknown} creator={CREATOR} />
        </section>
      ))}
    </div>
  );
}

/** How SurveyJS asks its host for the parts of a page. */
const CREATOR: ISurveyCreator = {
  createQuestionElement: (question: Question) =>
    ReactQuestionFactory.Instance.createQuestion(question.getTemplate(), {
      question,
      isDisplayMode: question.isInputReadOnly,
      creator: CREATOR,
    }),
  renderError: (key, error, cssClasses: unknown, element: unknown) =>
    ReactElementFactory.Instance.createElement('sv-question-error', {
      key,
      error,
      cssClasses,
      element,
    }) as JSX.Element,
  questionTitleLocation: () => 'top',
  questionErrorLocation: () => 'top',
};

function createPreview(survey: object, language: string): SurveyModel {
  const preview = new SurveyModel(survey);
  preview.locale = language;
  preview.showPageTitles = false;
  preview.showQuestionNumbers = 'off';
  preview.autoFocusFirstQuestion = false;
  preview.onGetQuestionTitleActions.add((_, options) => {
    options.actions = [];
  });
  return preview;
}
