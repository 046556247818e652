import { Button } from 'react-aria-components';
import type { ImportView } from '../api.ts';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';

/** What clean files would change, before anything does. */
export function ImportChanges({
  changes,
  applying,
  onApply,
}: {
  readonly changes: ImportView;
  readonly applying: boolean;
  readonly onApply: () => void;
}) {
  const { t, formatNumber } = useText();
  const { units, employees } = changes;
  const rows = [
    { name: t('organisation.changes.units'), ...units },
    { name: t('organisation.changes.people'), ...employees, changed: employees.moved },
  ];
  const nothing = rows.every((row) => row.added + row.removed + row.changed === 0);
  return (
    <div className="section">
      <Notice tone="positive" title={t('organisation.changes.title')} live>
        <p>{nothing ? t('organisation.changes.none') : t('organisation.changes.body')}</p>
      </Notice>
      <div className="table-frame">
        <table className="table">
          <caption>{t('organisation.changes.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('organisation.changes.what')}</th>
              <th scope="col" className="number">
                {t('organisation.changes.added')}
              </th>
              <th scope="col" className="number">
                {t('organisation.changes.removed')}
              </th>
              <th scope="col" className="number">
                {t('organisation.changes.changed')}
              </th>
              <th scope="col" className="number">
                {t('organisation.changes.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="number">{formatNumber(row.added)}</td>
                <td className="number">{formatNumber(row.removed)}</td>
                <td className="number">{formatNumber(row.changed)}</td>
                <td className="number">{formatNumber(row.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!nothing && (
        <div className="actions">
          <Button className="button button-primary" isPending={applying} onPress={onApply}>
            {applying ? t('organisation.import.applying') : t('organisation.import.apply')}
          </Button>
        </div>
      )}
    </div>
  );
}
