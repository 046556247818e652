import { useDeferredValue, useId, useMemo } from 'react';
import type { CommentItem } from '../../../surveys/scoring-key.ts';
import { Icon } from '../../ui/first-page/Icon.tsx';
import { findSelfIdentification } from '../self-identification.ts';
import type { Finding } from '../self-identification.ts';
import { useText } from '../text.ts';
import { pickText } from '../topics.ts';

/** The same limit as on the server (`surveys/answers.ts`, which brings too much along for this page). */
export const COMMENT_CHARACTERS_MAX = 2000;

interface CommentBoxProps {
  readonly comment: CommentItem;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** An open question with a warning, made here on the device, where the text could tell who wrote it. */
export function CommentBox({ comment, value, onChange }: CommentBoxProps) {
  const { t, language } = useText();
  const id = useId();
  // The warning may lag behind the typing, the typing never.
  const settled = useDeferredValue(value);
  const findings = useMemo(() => findSelfIdentification(settled), [settled]);
  return (
    <div className="comment">
      <label htmlFor={id}>{pickText(comment.text, language)}</label>
      <textarea
        id={id}
        rows={4}
        maxLength={COMMENT_CHARACTERS_MAX}
        value={value}
        aria-describedby={`${id}-count ${id}-warning`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-count`} className="hint count">
        {t('review.characters', { length: value.length, max: COMMENT_CHARACTERS_MAX })}
      </p>
      <div id={`${id}-warning`} aria-live="polite">
        {findings.length > 0 && <Warning text={settled} findings={findings} />}
      </div>
    </div>
  );
}

function Warning({
  text,
  findings,
}: {
  readonly text: string;
  readonly findings: readonly Finding[];
}) {
  const { t } = useText();
  return (
    <div className="warning" data-testid="self-identification">
      <p>
        <Icon name="warning" />
        <strong>{t('warning.title')}</strong>
      </p>
      <ul>
        {findings.map((finding) => (
          <li key={finding.from}>
            {t('warning.item', {
              phrase: text.slice(finding.from, finding.to),
              clue: t(`warning.${finding.clue}`),
            })}
          </li>
        ))}
      </ul>
      {/* A long text scrolls in it, also with the keyboard. */}
      <p className="marked" role="group" aria-label={t('warning.preview')} tabIndex={0}>
        {markText(text, findings)}
      </p>
      <p className="hint">{t('warning.lead')}</p>
    </div>
  );
}

function markText(text: string, findings: readonly Finding[]) {
  return findings.flatMap((finding, index) => {
    const before = text.slice(findings[index - 1]?.to ?? 0, finding.from);
    const after = index === findings.length - 1 ? text.slice(finding.to) : '';
    return [before, <mark key={finding.from}>{text.slice(finding.from, finding.to)}</mark>, after];
  });
}
