import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReleaseGroup, ReleasedComments } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import { findComments, keyOfGroup, localise, type ReportIndex } from './reading.ts';
import { Button } from '../shell/Button.tsx';

const COMMENTS_SHOWN = 8;

/** Comments of the group, or of the nearest group above that has any. */
export function Comments({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  if (index.report.instrument.comments.length === 0) return null;
  const found = findComments(index, group);
  const min = index.report.release.policy.commentMin;
  return (
    <section className="section" aria-labelledby="comments">
      <h2 id="comments">{t('report.comments.title')}</h2>
      {found === null ? (
        <p>{t('report.comments.none', { min })}</p>
      ) : (
        <>
          {found.group !== group && (
            <p>
              {t('report.comments.from', { min })}{' '}
              <Link
                to="/rounds/$roundId/report/{-$unit}"
                params={{
                  roundId: index.report.release.round.id,
                  unit: keyOfGroup(found.group),
                }}
              >
                {labelOf(found.group)}
              </Link>
            </p>
          )}
          <p className="soft small">{t('report.comments.shuffled')}</p>
          <p className="small no-print">
            <Link
              to="/rounds/$roundId/comments"
              params={{ roundId: index.report.release.round.id }}
            >
              {t('report.comments.all')}
            </Link>
          </p>
          {found.comments.map((entry) => (
            <CommentList key={entry.item} index={index} entry={entry} />
          ))}
        </>
      )}
    </section>
  );
}

function CommentList({
  index,
  entry,
}: {
  readonly index: ReportIndex;
  readonly entry: ReleasedComments;
}) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  const question = index.report.instrument.comments.find(({ id }) => id === entry.item);
  const hidden = entry.texts.length - COMMENTS_SHOWN;
  return (
    <div className="section">
      <h3>
        {question === undefined ? entry.item : localise(question.text, language)}{' '}
        <span className="soft">({t('report.comments.count', { count: entry.texts.length })})</span>
      </h3>
      <ul className="comments">
        {entry.texts.slice(0, all ? entry.texts.length : COMMENTS_SHOWN).map((text, position) => (
          <li key={position}>{text}</li>
        ))}
      </ul>
      {!all && hidden > 0 && (
        <div className="no-print">
          <Button className="button" onPress={() => setAll(true)}>
            {t('report.comments.more', { count: hidden })}
          </Button>
        </div>
      )}
    </div>
  );
}
