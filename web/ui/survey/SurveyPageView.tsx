import { memo, useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { SurveyModel } from 'survey-core';
import type { Question } from 'survey-core';
import 'survey-core/i18n/french';
import { ReactElementFactory, ReactQuestionFactory, SurveyPage } from 'survey-react-ui';
import type { ISurveyCreator } from 'survey-react-ui';
import type { SurveyPage as PageOfFile, SurveyQuestion } from '../../../surveys/instrument-file.ts';
import { writeParagraphs } from '../../../surveys/questionnaire/paragraphs.ts';
import type { ScaledItem } from '../../../surveys/scoring-key.ts';
import type { Language } from '../i18n.ts';
import { ClearButton, ClearWordsContext } from './ClearButton.tsx';
import type { ClearWords } from './ClearButton.tsx';
import './survey-page.css';

export type SurveyAnswers = Readonly<Record<string, unknown>>;

interface SurveyPageViewProps {
  /** Read once: another page needs another `key`. */
  readonly page: PageOfFile;
  /** The closed items of the questionnaire. */
  readonly items: readonly ScaledItem[];
  readonly language: Language;
  readonly questionHeading: 'h2' | 'h4';
  /** Everything answered so far, on this page and others: name of a question → value. */
  readonly answers: SurveyAnswers;
  readonly onAnswers: (answers: SurveyAnswers) => void;
  readonly clearWords: ClearWords;
}

/**
 * The questions of one page of a questionnaire; the only file that knows SurveyJS. Headings, progress,
 * navigation and everything that is sent are ours. A model holds one page, because building all of them
 * takes a slow phone most of a second. SurveyJS's own style sheet is not loaded: it would be 38 KB of
 * rules and an inline style element, which the content security policy refuses. Drawn anew only when one of
 * its properties has changed, as it is much the most of a page.
 */
export const SurveyPageView = memo(function SurveyPageView(props: SurveyPageViewProps) {
  const { language, answers, onAnswers, clearWords } = props;
  const [survey] = useState(() => createModel(props));
  const shown = useRef(answers);

  useEffect(() => {
    const tell = (): void => {
      shown.current = survey.data as SurveyAnswers;
      onAnswers(shown.current);
    };
    survey.onValueChanged.add(tell);
    return () => survey.onValueChanged.remove(tell);
  }, [survey, onAnswers]);

  // Answers also change elsewhere, as when the draft is erased.
  useEffect(() => {
    if (shown.current === answers) return;
    shown.current = answers;
    fillIn(survey, answers);
  }, [survey, answers]);

  useEffect(() => speak(survey, language), [survey, language]);

  const page = survey.visiblePages[0];
  if (page === undefined) return null;
  return (
    <ClearWordsContext value={clearWords}>
      <div className="survey-page">
        <SurveyPage survey={survey} page={page} css={survey.css as unknown} creator={CREATOR} />
      </div>
    </ClearWordsContext>
  );
});

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

function fillIn(survey: SurveyModel, answers: SurveyAnswers): void {
  survey.data = { ...answers };
}

/** SurveyJS would follow markup; ours is plain text in paragraphs. */
function escapeWords(element: SurveyQuestion): SurveyQuestion {
  if (element.type !== 'html') return element;
  const { default: en, fr } = element.html;
  return { ...element, html: { default: writeParagraphs(en), fr: writeParagraphs(fr) } };
}

function createModel(props: SurveyPageViewProps): SurveyModel {
  const { page, items, language, questionHeading, answers } = props;
  const survey = new SurveyModel({
    pages: [{ ...page, elements: page.elements.map(escapeWords) }],
  });
  survey.locale = language;
  survey.showTitle = false;
  survey.showPageTitles = false;
  survey.showQuestionNumbers = 'off';
  survey.autoFocusFirstQuestion = false;
  fillIn(survey, answers);
  survey.onGetTitleTagName.add((_, options) => {
    options.tagName = questionHeading;
  });
  // Its buttons would stand inside the heading, and become part of the question's name.
  survey.onGetQuestionTitleActions.add((_, options) => {
    options.actions = [];
  });
  const itemOf = new Map(items.map((item) => [item.id, item]));
  survey.onUpdateQuestionCssClasses.add((_, options) => {
    const { question } = options;
    const cssClasses = options.cssClasses as { root?: string };
    const item = itemOf.get(question.name);
    // Up to five steps stand side by side like a ruler; other choices are a list.
    if (question.getType() === 'radiogroup' && item !== undefined && item.to - item.from <= 4) {
      cssClasses.root = `${cssClasses.root ?? ''} steps`;
    }
  });
  survey.onUpdateChoiceItemCss.add((_, options) => {
    const noScore = itemOf.get(options.question.name)?.notApplicable ?? [];
    if (noScore.includes(options.item.value as number)) options.css += ' no-score';
  });
  return survey;
}
