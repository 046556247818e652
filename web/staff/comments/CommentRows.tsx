import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Span } from '../../../surveys/comments/themes.ts';
import { localise, type ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import type { FoundComment, ThemedComment } from './sort-comments.ts';

const ROW_PIXELS = 96;
const ROWS_AHEAD = 8;

/** The comments; of thousands only those in sight are in the page. */
export function CommentRows({
  index,
  found,
}: {
  readonly index: ReportIndex;
  readonly found: readonly FoundComment[];
}) {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PIXELS,
    overscan: ROWS_AHEAD,
  });
  const severalQuestions = index.report.instrument.comments.length > 1;
  return (
    <div
      ref={frame}
      className="comment-frame"
      role="region"
      tabIndex={0}
      aria-label={t('comments.list', { found: found.length })}
    >
      <ul className="comment-rows" style={{ height: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index: at, key, start }) => {
          const one = found[at];
          if (one === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={at}
              aria-setsize={found.length}
              aria-posinset={at + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <p className="comment-text" lang={langOf(one.comment)}>
                <Highlighted text={one.comment.text} spans={one.spans} />
              </p>
              {severalQuestions && <Question index={index} item={one.comment.item} />}
              <ThemeTags comment={one.comment} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function langOf({ language }: ThemedComment): string | undefined {
  return language === 'unknown' ? undefined : language;
}

function Question({ index, item }: { readonly index: ReportIndex; readonly item: string }) {
  const { language } = useText();
  const question = index.report.instrument.comments.find(({ id }) => id === item);
  return (
    <p className="soft tiny">{question === undefined ? item : localise(question.text, language)}</p>
  );
}

function Highlighted({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
  if (spans.length === 0) return text;
  return (
    <>
      {spans.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(spans[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(spans.at(-1)!.end)}
    </>
  );
}

/** The themes of a comment, each with the words that gave it. */
function ThemeTags({ comment: { text, themes } }: { readonly comment: ThemedComment }) {
  const { t } = useText();
  if (themes.length === 0) return null;
  return (
    <p className="comment-themes">
      {themes.map(({ theme, spans }) => {
        const words = [...new Set(spans.map(({ start, end }) => text.slice(start, end)))];
        return (
          <span
            key={theme}
            className="tag"
            title={t('comments.themes.by', { words: words.join(', ') })}
          >
            {t(`comments.themes.name.${theme}`)}
            <span className="soft">({words.join(', ')})</span>
          </span>
        );
      })}
    </p>
  );
}
