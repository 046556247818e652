import type { ColumnsView } from '../api.ts';
import { useText } from '../text.ts';
import { PeopleMeaning, UnitsMeaning } from './MeaningSelect.tsx';
import type { Source } from './sources.ts';

/** Each column of a file with its first values and what it means. */
export function MeaningTable({
  source,
  view,
  onChange,
}: {
  readonly source: Source;
  readonly view: ColumnsView;
  readonly onChange: (source: Source) => void;
}) {
  const { t } = useText();
  const named = view.columns.map((column, index) => ({ ...column, index }));
  // Blank columns to the right of a sheet are nobody's concern.
  const columns = named.filter(({ title, filled }) => title !== '' || filled > 0);
  return (
    <div
      className="table-frame"
      role="region"
      aria-label={t('organisation.columns.caption', { name: source.file.name })}
      tabIndex={0}
    >
      <table className="table meaning-table">
        <caption>{t('organisation.columns.caption', { name: source.file.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('organisation.columns.column')}</th>
            <th scope="col">{t('organisation.columns.samples')}</th>
            <th scope="col">{t('organisation.columns.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const { index, letter } = column;
            const title = column.title === '' ? t('organisation.columns.untitled') : column.title;
            const label = t('organisation.columns.meaningOf', { letter, title });
            return (
              <tr key={index}>
                <th scope="row">
                  <span className="column-letter">{letter}</span> {title}
                </th>
                <td className="samples">
                  {column.filled === 0 ? (
                    <span className="soft">{t('organisation.columns.blank')}</span>
                  ) : (
                    column.samples.join(' · ')
                  )}
                </td>
                <td>
                  {source.list === 'people' ? (
                    <PeopleMeaning
                      label={label}
                      value={source.people[index]!}
                      onChange={(use) =>
                        onChange({ ...source, people: source.people.with(index, use) })
                      }
                    />
                  ) : (
                    <UnitsMeaning
                      label={label}
                      value={source.units[index]!}
                      onChange={(use) =>
                        onChange({ ...source, units: source.units.with(index, use) })
                      }
                    />
                  )}
                  {source.list === 'people' && <Remark source={source} column={column} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the person should know before choosing. */
function Remark({
  source,
  column,
}: {
  readonly source: Source;
  readonly column: ColumnsView['columns'][number] & { readonly index: number };
}) {
  const { t } = useText();
  const use = source.people[column.index];
  if (use === 'attribute' && column.nearlyUnique) {
    return <p className="hint hint-caution">{t('organisation.columns.unique')}</p>;
  }
  if (use === 'ignore' && column.personal) {
    return <p className="hint">{t('organisation.columns.personal')}</p>;
  }
  if (use === 'person-name') {
    const forTeams = source.people.includes('manager');
    return (
      <p className="hint">
        {forTeams ? t('organisation.columns.nameOfManager') : t('organisation.columns.name')}
      </p>
    );
  }
  return null;
}
