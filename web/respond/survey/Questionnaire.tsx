import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { SurveyModel, settings } from 'survey-core';
import type { Question } from 'survey-core';
import 'survey-core/i18n/french';
import { ReactElementFactory, ReactQuestionFactory, SurveyPage } from 'survey-react-ui';
import type { ISurveyCreator } from 'survey-react-ui';
import type { Instrument } from '../../../surveys/instrument.ts';
import type { Language } from '../../ui/i18n.ts';
import type { Draft } from '../draft.ts';
import { withoutComments } from '../topics.ts';
import { ClearButton } from './ClearButton.tsx';
import './questionnaire.css';

/**
 * The only file that knows SurveyJS. It shows one page at a time; headings, progress, navigation and
 * everything that is sent are ours. Its own style sheet is not loaded: it would be 38 KB of rules and
 * an inline style element, which the content security policy refuses. `questionnaire.css` styles its
 * class names instead.
 */
interface QuestionnaireProps {
  readonly instrument: Instrument;
  /** Index of the page to show. */
  readonly topic: number;
  readonly language: Language;
  /** What was answered before; read once. */
  readonly answers: Draft['answers'];
  readonly onAnswers: (answers: Draft['answers']) => void;
}

settings.titleTags.question = 'h2';

export function Questionnaire(props: QuestionnaireProps) {
  const { instrument, topic, language, answers, onAnswers } = props;
  const [survey] = useState(() => createSurvey(instrument, answers, language));

  useEffect(() => {
    const tell = (): void => onAnswers(survey.data as Draft['answers']);
    survey.onValueChanged.add(tell);
    return () => survey.onValueChanged.remove(tell);
  }, [survey, onAnswers]);

  useEffect(() => speak(survey, language), [survey, language]);
  useEffect(() => turnTo(survey, topic), [survey, topic]);

  const page = survey.visiblePages[topic];
  if (page === undefined) return null;
  return (
    <div className="questionnaire" key={page.name}>
      <SurveyPage survey={survey} page={page} css={survey.css as unknown} creator={CREATOR} />
    </div>
  );
}

/** How SurveyJS asks its host for the parts of a page. */
const CREATOR: ISurveyCreator = {
  createQuestionElement: (question: Question) => (
    <>
      {ReactQuestionFactory.Instance.createQuestion(question.getTemplate(), {
        question,
        isDisplayMode: question.isInputReadOnly,
        creator: CREATOR,
      })}
      <ClearButton question={question} />
    </>
  ),
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

function speak(survey: SurveyModel, language: Language): void {
  survey.locale = language;
}

function turnTo(survey: SurveyModel, topic: number): void {
  survey.currentPageNo = topic;
}

function createSurvey(
  instrument: Instrument,
  answers: Draft['answers'],
  language: Language,
): SurveyModel {
  const survey = new SurveyModel(withoutComments(instrument));
  survey.locale = language;
  survey.showTitle = false;
  survey.showPageTitles = false;
  survey.showQuestionNumbers = 'off';
  survey.autoFocusFirstQuestion = false;
  survey.data = { ...answers };
  // Its buttons would stand inside the heading, and become part of the question's name.
  survey.onGetQuestionTitleActions.add((_, options) => {
    options.actions = [];
  });
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  survey.onUpdateQuestionCssClasses.add((_, options) => {
    const { question } = options;
    const cssClasses = options.cssClasses as { root?: string };
    const item = items.get(question.name);
    // Up to five steps stand side by side like a ruler; other choices are a list.
    if (question.getType() === 'radiogroup' && item !== undefined && item.to - item.from <= 4) {
      cssClasses.root = `${cssClasses.root ?? ''} steps`;
    }
  });
  survey.onUpdateChoiceItemCss.add((_, options) => {
    const noScore = items.get(options.question.name)?.notApplicable ?? [];
    if (noScore.includes(options.item.value as number)) options.css += ' no-score';
  });
  return survey;
}
