import { Link, useNavigate } from '@tanstack/react-router';
import { useText } from '../text.ts';
import { listUnitsAbove } from '../unit-tree/unit-nesting.ts';
import { UnitTree } from '../unit-tree/UnitTree.tsx';
import { keyOfGroup, type ReportIndex } from './reading.ts';

/** Choice of a team, limited to those that the account may see. */
export function UnitPicker({
  index,
  unit,
  onChosen,
}: {
  readonly index: ReportIndex;
  /** The unit that is shown, where it is one. */
  readonly unit: string;
  readonly onChosen?: () => void;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const { report } = index;
  const roundId = report.release.round.id;
  const choose = (id: string): void => {
    onChosen?.();
    void navigate({ to: '/rounds/$roundId/report/{-$unit}', params: { roundId, unit: id } });
  };
  const above = listUnitsAbove(index.units, unit).map(({ id }) => id);
  const top = report.units.filter(({ parent }) => parent === null || !index.units.has(parent));
  const company = index.company === null ? null : keyOfGroup(index.company);
  return (
    <div className="picker">
      {index.company !== null && company !== null && !index.units.has(company) && (
        <p>
          <Link to="/rounds/$roundId/report/{-$unit}" params={{ roundId, unit: company }}>
            {index.company.label}
          </Link>
        </p>
      )}
      <UnitTree
        key={unit}
        units={report.units}
        label={t('report.picker.label')}
        searchLabel={t('report.picker.search')}
        emptyText={t('report.picker.none')}
        opened={[...top.map(({ id }) => id), ...above, unit]}
        current={unit}
        onChoose={choose}
        renderDetail={(id) => (index.groups.has(`unit:${id}`) ? null : t('report.picker.noReport'))}
      />
    </div>
  );
}
