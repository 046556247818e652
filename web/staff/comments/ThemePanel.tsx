import { useText } from '../text.ts';
import type { ThemeChoice } from './sort-comments.ts';
import { Button } from '../shell/Button.tsx';

/** How many comments have each theme; choosing one narrows the list. */
export function ThemePanel({
  counts,
  total,
  chosen,
  onChoose,
}: {
  readonly counts: readonly { readonly theme: ThemeChoice; readonly count: number }[];
  readonly total: number;
  readonly chosen: ThemeChoice | null;
  readonly onChoose: (theme: ThemeChoice | null) => void;
}) {
  const { t } = useText();
  const shown = counts.filter(({ theme, count }) => count > 0 || theme === chosen);
  return (
    <section className="section" aria-labelledby="themes">
      <h2 id="themes">{t('comments.themes.title')}</h2>
      <p className="soft tiny">{t('comments.themes.how')}</p>
      <div className="table-frame">
        <table className="table theme-table">
          <caption className="visually-hidden">{t('comments.themes.caption')}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('comments.themes.theme')}</th>
              <th scope="col">{t('comments.themes.count')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ theme, count }) => (
              <tr key={theme}>
                <th scope="row">
                  <Button
                    className="theme-choice"
                    aria-pressed={theme === chosen}
                    onPress={() => onChoose(theme === chosen ? null : theme)}
                  >
                    {t(`comments.themes.name.${theme}`)}
                  </Button>
                </th>
                <td>
                  <span className="theme-count">
                    {t('comments.themes.about', { count, total })}
                  </span>
                  <span className="theme-bar" aria-hidden="true">
                    <span style={{ width: `${total === 0 ? 0 : (100 * count) / total}%` }} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
