import { useId } from 'react';
import type { Instrument } from '../../../surveys/instrument.ts';
import { isDraftEmpty } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { Icon } from '../../ui/first-page/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';
import { countAnswered, listTopics, pickText } from '../topics.ts';
import { CommentBox } from './CommentBox.tsx';

interface ReviewPageProps {
  readonly asking: Asking;
  readonly instrument: Instrument;
  readonly deviceLasts: boolean;
  readonly onComment: (item: string, text: string) => void;
  readonly onTopic: (topic: number) => void;
  readonly onSend: () => void;
}

/** The last page before anything is sent. */
export function ReviewPage(props: ReviewPageProps) {
  const { asking, instrument, deviceLasts, onComment, onTopic, onSend } = props;
  const { t } = useText();
  const emptyId = useId();
  const { draft, shared, session } = asking;
  const { round, keys } = session.invitation;
  const topics = listTopics(instrument);
  const empty = isDraftEmpty(draft);
  return (
    <Page
      kicker={round.organisation}
      heading={t('review.title')}
      survey={round.title}
      actions={
        <>
          <button type="button" className="button" onClick={() => onTopic(topics.length - 1)}>
            {t('questions.back')}
          </button>
          <button
            type="button"
            className="button primary"
            aria-disabled={empty}
            aria-describedby={empty ? emptyId : undefined}
            onClick={() => !empty && onSend()}
          >
            {t('review.send')}
          </button>
        </>
      }
    >
      <p className="lead">
        <strong>{t('review.nothingSent')}</strong> {t('review.lead')}
      </p>
      <TopicList instrument={instrument} draft={draft} onTopic={onTopic} />
      {instrument.comments.length > 0 && (
        <section className="block" aria-labelledby="comments">
          <h2 id="comments">{t('review.commentTitle')}</h2>
          <p className="hint">
            {t(keys.comment === null ? 'review.commentNone' : 'review.commentHint')}
          </p>
          {keys.comment !== null &&
            instrument.comments.map((comment) => (
              <CommentBox
                key={comment.id}
                comment={comment}
                value={draft.comments[comment.id] ?? ''}
                onChange={(text) => onComment(comment.id, text)}
              />
            ))}
        </section>
      )}
      <StatusLine shared={shared} deviceLasts={deviceLasts} />
      {empty ? (
        <p id={emptyId} className="notice">
          {t('review.empty')}
        </p>
      ) : (
        <p className="hint">{t('review.final')}</p>
      )}
      {shared && <p className="notice">{t('review.sharedStay')}</p>}
    </Page>
  );
}

interface TopicListProps {
  readonly instrument: Instrument;
  readonly draft: Draft;
  readonly onTopic: (topic: number) => void;
}

function TopicList({ instrument, draft, onTopic }: TopicListProps) {
  const { t, language } = useText();
  return (
    <section className="block" aria-labelledby="answers">
      <h2 id="answers">{t('review.answersTitle')}</h2>
      <ul className="topics">
        {listTopics(instrument).map((topic, index) => {
          const title = pickText(topic.title, language);
          const answered = countAnswered(topic, draft.answers);
          const complete = answered === topic.items.length;
          return (
            <li key={topic.name}>
              <span className="topic-title">{title}</span>
              <span className={complete ? 'count complete' : 'count'}>
                {complete && <Icon name="check" />}
                {t('review.answered', { answered, count: topic.items.length })}
              </span>
              <button
                type="button"
                className="button quiet"
                aria-label={t('review.editTopic', { topic: title })}
                onClick={() => onTopic(index)}
              >
                {t('review.edit')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
