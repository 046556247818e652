import { Link } from '@tanstack/react-router';
import { useText } from '../text.ts';
import { listUnitsAbove } from '../unit-tree/unit-nesting.ts';
import type { ReportIndex } from './reading.ts';

/** The units above, each a way up. */
export function UnitPath({ index, unit }: { readonly index: ReportIndex; readonly unit: string }) {
  const { t } = useText();
  const above = listUnitsAbove(index.units, unit);
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('report.path')} className="unit-path">
      <ol>
        {above.map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/rounds/$roundId/report/{-$unit}"
              params={{ roundId: index.report.release.round.id, unit: id }}
            >
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
