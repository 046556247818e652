import type { ImportView } from '../api.ts';
import { useText } from '../text.ts';

/** How many units and people come, go and change. */
export function ChangeTable({ changes }: { readonly changes: ImportView }) {
  const { t, formatNumber } = useText();
  const { units, employees } = changes;
  const rows = [
    { name: t('organisation.changes.units'), ...units },
    { name: t('organisation.changes.people'), ...employees, changed: employees.moved },
  ];
  return (
    <div
      className="table-frame"
      role="region"
      aria-label={t('organisation.changes.caption')}
      tabIndex={0}
    >
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
  );
}
