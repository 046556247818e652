import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useGroupLabel } from '../report/group-label.ts';
import { localise, type ReportIndex } from '../report/reading.ts';
import { Choice } from '../shell/Choice.tsx';
import { useText } from '../text.ts';
import type { Wish } from './sort-comments.ts';
import { Button } from '../shell/Button.tsx';
import { Hint, Input, Label, SearchField } from '../shell/fields.tsx';

const LANGUAGES = ['fr', 'en', 'unknown'] as const;

/** What is read: the group, and what is looked for in it. */
export function CommentFilters({
  index,
  groups,
  group,
  onGroup,
  wish,
  onWish,
  onClear,
  found,
  total,
}: {
  readonly index: ReportIndex;
  readonly groups: readonly ReleaseGroup[];
  readonly group: ReleaseGroup;
  readonly onGroup: (group: ReleaseGroup) => void;
  readonly wish: Wish;
  readonly onWish: (part: Partial<Wish>) => void;
  readonly onClear: () => void;
  readonly found: number;
  readonly total: number;
}) {
  const { t, language } = useText();
  const labelOf = useGroupLabel();
  const questions = index.report.instrument.comments;
  const isNarrowed = Object.values(wish).some((value) => value !== null && value !== '');
  return (
    <div className="comment-filters">
      <Choice
        label={t('comments.group')}
        value={group.id}
        onChange={(id) => onGroup(groups.find((one) => one.id === id) ?? group)}
      >
        {groups.map((one) => (
          <option key={one.id} value={one.id}>
            {labelOf(one)}
          </option>
        ))}
      </Choice>
      {questions.length > 1 && (
        <Choice
          label={t('comments.question')}
          value={wish.item ?? ''}
          onChange={(id) => onWish({ item: id === '' ? null : id })}
        >
          <option value="">{t('comments.allQuestions')}</option>
          {questions.map(({ id, text }) => (
            <option key={id} value={id}>
              {localise(text, language)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('comments.language')}
        value={wish.language ?? ''}
        onChange={(value) =>
          onWish({ language: LANGUAGES.find((known) => known === value) ?? null })
        }
      >
        <option value="">{t('comments.allLanguages')}</option>
        {LANGUAGES.map((known) => (
          <option key={known} value={known}>
            {t(`comments.is.${known}`)}
          </option>
        ))}
      </Choice>
      <SearchField value={wish.search} onChange={(search) => onWish({ search })}>
        <Label>{t('comments.search')}</Label>
        <Input />
        <Hint>{t('comments.searchHint')}</Hint>
      </SearchField>
      <div className="comment-found">
        <p role="status">
          {found === 0 ? t('comments.foundNone') : t('comments.found', { found, total })}
        </p>
        {isNarrowed && (
          <Button className="button button-quiet" onPress={onClear}>
            {t('comments.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
