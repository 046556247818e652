import { useMemo } from 'react';
import type { Instrument } from '../../../surveys/instrument.ts';
import { SurveyPageView } from '../../ui/survey/SurveyPageView.tsx';
import type { Draft } from '../draft.ts';
import { Page } from '../parts/Page.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';
import { listTopics, pickText } from '../topics.ts';

interface QuestionsPageProps {
  readonly asking: Asking;
  readonly instrument: Instrument;
  readonly deviceLasts: boolean;
  readonly onAnswers: (answers: Draft['answers']) => void;
  readonly onTopic: (topic: number) => void;
  readonly onWelcome: () => void;
  readonly onReview: () => void;
}

/** One topic at a time. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { asking, instrument, deviceLasts, onAnswers, onTopic, onWelcome, onReview } = props;
  const { t, language } = useText();
  const { draft } = asking;
  const { round } = asking.session.invitation;
  const topics = useMemo(() => listTopics(instrument), [instrument]);
  const at = Math.min(draft.topic, Math.max(0, topics.length - 1));
  const topic = topics[at];
  const clearWords = useMemo(
    () => ({
      button: t('questions.clear'),
      label: (question: string) => t('questions.clearAnswer', { question }),
    }),
    [t],
  );

  if (topic === undefined) return null;
  const last = at === topics.length - 1;
  return (
    <Page
      key={topic.name}
      kicker={round.organisation}
      heading={pickText(topic.title, language)}
      survey={round.title}
      progress={<Progress at={at + 1} of={topics.length} />}
      actions={
        <>
          <button
            type="button"
            className="button"
            onClick={() => (at === 0 ? onWelcome() : onTopic(at - 1))}
          >
            {t('questions.back')}
          </button>
          <button
            type="button"
            className="button primary"
            onClick={() => (last ? onReview() : onTopic(at + 1))}
          >
            {t(last ? 'questions.review' : 'questions.next')}
          </button>
        </>
      }
    >
      <p className="lead">{pickText(topic.description, language)}</p>
      {at === 0 && <p className="hint">{t('questions.optional')}</p>}
      <SurveyPageView
        page={topic.page}
        items={instrument.items}
        language={language}
        questionHeading="h2"
        answers={draft.answers}
        onAnswers={onAnswers}
        clearWords={clearWords}
      />
      <StatusLine shared={asking.shared} deviceLasts={deviceLasts} />
    </Page>
  );
}

function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const { t } = useText();
  return (
    <div className="progress">
      <p>{t('questions.topic', { at, of })}</p>
      <progress aria-label={t('questions.progress')} max={of} value={at} />
    </div>
  );
}
