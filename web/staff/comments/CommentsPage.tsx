import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { THEME_IDS, THEMES } from '../../../surveys/comments/lexicon.ts';
import { readComments } from '../../../surveys/comments/read-comments.ts';
import { createThemeFinder } from '../../../surveys/comments/themes.ts';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { ReportView } from '../api.ts';
import { reportQuery } from '../http/queries.ts';
import {
  findComments as findNearest,
  indexReport,
  keyOfGroup,
  readUnit,
  type ReportIndex,
} from '../report/reading.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { CommentFilters } from './CommentFilters.tsx';
import { CommentRows } from './CommentRows.tsx';
import { applyOwnWords, NO_OWN_WORDS, type OwnWords } from './own-words.ts';
import { PhraseList } from './PhraseList.tsx';
import { countThemes, findComments, giveThemes, type Wish } from './sort-comments.ts';
import { ThemeGroups } from './ThemeGroups.tsx';
import { ThemePanel } from './ThemePanel.tsx';
import { ThemeWords } from './ThemeWords.tsx';
import './comments.css';

/** The comments of a round, as far as this account may read them: to search and to sort by theme. */
export function CommentsPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/reports/rounds/$roundId/comments' });
  const query = useQuery(reportQuery(roundId));
  return (
    <div className="page comments-page">
      <Loaded query={query} title={t('comments.title')}>
        {(report) => <LoadedComments report={report} />}
      </Loaded>
    </div>
  );
}

function LoadedComments({ report }: { readonly report: ReportView }) {
  const { t } = useText();
  const index = useMemo(() => indexReport(report), [report]);
  const groups = useMemo(() => listGroups(index), [index]);
  const { round, policy } = report.release;
  const first = groups[0];
  return (
    <>
      <PageHeading
        title={t('comments.title')}
        above={
          <p className="small">
            <Link
              to="/rounds/$roundId/report/{-$unit}"
              params={{ roundId: round.id }}
              className="crumb"
            >
              {t('comments.back')}
            </Link>{' '}
            <span className="soft">/ {round.title}</span>
          </p>
        }
      >
        {first !== undefined && (
          <p className="soft">{t('comments.intro', { min: policy.commentMin })}</p>
        )}
      </PageHeading>
      {first === undefined ? (
        <p>{t('comments.none', { min: policy.commentMin })}</p>
      ) : (
        <Reader index={index} groups={groups} start={first} />
      )}
    </>
  );
}

/** Groups whose comments are released and within scope, that of the account's own unit first. */
function listGroups(index: ReportIndex): readonly ReleaseGroup[] {
  const { release, start } = index.report;
  const withComments = new Set(release.comments.map(({ group }) => group));
  const groups = release.groups.filter(({ id }) => withComments.has(id));
  const reading = readUnit(index, start.unit);
  const own = reading.kind === 'released' ? reading.group : index.groups.get(start.group);
  const nearest = own === undefined ? undefined : findNearest(index, own)?.group;
  return groups.toSorted((a, b) => Number(b === nearest) - Number(a === nearest));
}

const NOTHING: Wish = { search: '', theme: null, language: null, item: null };

function Reader({
  index,
  groups,
  start,
}: {
  readonly index: ReportIndex;
  readonly groups: readonly ReleaseGroup[];
  readonly start: ReleaseGroup;
}) {
  const [group, setGroup] = useState(start);
  const [wish, setWish] = useState(NOTHING);
  const [own, setOwn] = useState<OwnWords>(NO_OWN_WORDS);
  // Typing stays fluid while thousands of comments are looked through.
  const asked = useDeferredValue(wish);
  const themes = useMemo(() => applyOwnWords(THEMES, own), [own]);
  const findThemes = useMemo(() => createThemeFinder(themes), [themes]);
  const { comments: lists } = index.report.release;
  const read = useMemo(
    () => readComments(lists.filter((list) => list.group === group.id)),
    [lists, group],
  );
  const all = useMemo(() => giveThemes(read, findThemes), [read, findThemes]);
  const found = useMemo(() => findComments(all, asked), [all, asked]);
  const counts = useMemo(() => countThemes(all, THEME_IDS), [all]);
  const shown = useMemo(() => found.map(({ comment }) => comment), [found]);
  const change = (part: Partial<Wish>): void => setWish({ ...wish, ...part });
  return (
    <>
      <CommentFilters
        index={index}
        groups={groups}
        group={group}
        onGroup={setGroup}
        wish={wish}
        onWish={change}
        onClear={() => setWish(NOTHING)}
        found={found.length}
        total={all.length}
      />
      <div className="comments-columns">
        <CommentRows key={keyOfGroup(group)} index={index} found={found} />
        <div className="comments-side">
          <ThemePanel
            counts={counts}
            total={all.length}
            chosen={wish.theme}
            onChoose={(theme) => change({ theme })}
          />
          {wish.theme !== null && wish.theme !== 'other' && (
            <ThemeWords key={wish.theme} theme={wish.theme} own={own} onChange={setOwn} />
          )}
          <PhraseList
            shown={shown.length === all.length ? all : shown}
            all={all}
            onChoose={(search) => change({ search })}
          />
          {groups.length > 1 && (
            <ThemeGroups index={index} groups={groups} findThemes={findThemes} />
          )}
        </div>
      </div>
    </>
  );
}
