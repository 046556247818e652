import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { ItemRow } from './ItemRow.tsx';
import { listReferences, type ReportIndex } from './reading.ts';

/** Questions that belong to no mean, such as the need for training. */
export function LooseItems({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const { dimensions, items } = index.report.instrument;
  const inMeans = new Set(dimensions.flatMap((dimension) => dimension.items));
  const loose = items.filter((item) => !inMeans.has(item.id) && item.role !== 'recommend');
  const compared = listReferences(index, group).length > 0;
  if (loose.length === 0) return null;
  return (
    <>
      <h3>{t('report.items.separate')}</h3>
      <div className="table-frame">
        <table className="table dimension-table figure-rows" role="table">
          <caption>{t('report.items.separateCaption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('report.items.question')}
              </th>
              <th scope="col" role="columnheader" className="interval-column">
                {t('report.items.distribution')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.mean')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.favourable')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.n')}
              </th>
              {compared && (
                <th scope="col" role="columnheader">
                  {t('report.dimensions.references')}
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {loose.map((item) => (
              <ItemRow
                key={item.id}
                index={index}
                group={group}
                item={item}
                compared={compared}
                hidden={false}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
