import { useMemo, useState } from 'react';
import { THEME_IDS } from '../../../surveys/comments/lexicon.ts';
import { readComments } from '../../../surveys/comments/read-comments.ts';
import type { ThemeFinder } from '../../../surveys/comments/themes.ts';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useGroupLabel } from '../report/group-label.ts';
import type { ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import { countThemes, giveThemes } from './sort-comments.ts';

/**
 * Comments per theme and group, only for groups whose comments are released: what stands here can
 * be counted by hand from the lists.
 */
export function ThemeGroups({
  index,
  groups,
  findThemes,
}: {
  readonly index: ReportIndex;
  readonly groups: readonly ReleaseGroup[];
  readonly findThemes: ThemeFinder;
}) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('comments.themes.groups')}</summary>
      {open && <GroupTable index={index} groups={groups} findThemes={findThemes} />}
    </details>
  );
}

function GroupTable({
  index,
  groups,
  findThemes,
}: {
  readonly index: ReportIndex;
  readonly groups: readonly ReleaseGroup[];
  readonly findThemes: ThemeFinder;
}) {
  const { t, formatNumber } = useText();
  const labelOf = useGroupLabel();
  const { comments } = index.report.release;
  const columns = useMemo(
    () =>
      groups.map((group) => {
        const read = readComments(comments.filter((list) => list.group === group.id));
        const counts = countThemes(giveThemes(read, findThemes), THEME_IDS);
        return { group, total: read.length, counts };
      }),
    [groups, comments, findThemes],
  );
  const themes = [...THEME_IDS, 'other' as const];
  const caption = t('comments.themes.groupsCaption');
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('comments.themes.theme')}</th>
            {columns.map(({ group }) => (
              <th key={group.id} scope="col" className="number">
                {labelOf(group)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <tr key={theme}>
              <th scope="row">{t(`comments.themes.name.${theme}`)}</th>
              {columns.map(({ group, counts }) => (
                <td key={group.id} className="number">
                  {formatNumber(counts.find((one) => one.theme === theme)?.count ?? 0)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('comments.themes.all')}</th>
            {columns.map(({ group, total }) => (
              <td key={group.id} className="number">
                {formatNumber(total)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
