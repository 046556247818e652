import type { Gate, GateId, Readiness, ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { describeChance } from './chance.ts';
import { IntervalAxis, IntervalPlot } from './Figures.tsx';
import { findGateMargin, type ReportIndex } from './reading.ts';

const GATES = ['wellbeing', 'trust', 'willing', 'composite', 'response'] as const;

/** Gates whose figure is a share; the others are points from 0 to 100. */
const SHARES: ReadonlySet<GateId> = new Set<GateId>(['willing', 'response']);

/** Each bar, the team's figure, and how sure it is that the bar is cleared: in words and in per cent. */
export function GateTable({
  index,
  group,
  readiness,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
  readonly readiness: Readiness;
}) {
  const { t } = useText();
  const { bars } = index.report.release.company;
  return (
    <>
      <div
        className="table-frame"
        role="region"
        aria-label={t('report.readiness.gates')}
        tabIndex={0}
      >
        <table className="table figure-rows" role="table">
          <caption>{t('report.readiness.gatesCaption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('report.readiness.gate')}
              </th>
              <th scope="col" role="columnheader" className="interval-column">
                <span className="visually-hidden">{t('report.readiness.figure')}</span>
                <IntervalAxis />
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.readiness.value')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.readiness.bar')}
              </th>
              <th scope="col" role="columnheader">
                {t('report.readiness.plain')}
              </th>
              <th scope="col" role="columnheader">
                {t('report.readiness.cautious')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {GATES.map((id) => (
              <GateRow
                key={id}
                id={id}
                gate={readiness.gates[id]}
                margin={findGateMargin(index, group, id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small gate-note">
        {t('report.readiness.figureLegend')} {t('report.readiness.cautiousWhy')}
      </p>
      {bars !== null && (
        <p className="soft tiny">{t('report.readiness.bars', { version: bars })}</p>
      )}
    </>
  );
}

/** One bar: name, figure, what is needed, and the chances that it is cleared. */
function GateRow({
  id,
  gate,
  margin,
}: {
  readonly id: (typeof GATES)[number];
  readonly gate: Gate | undefined;
  readonly margin: number | null;
}) {
  const { t, formatNumber } = useText();
  const name = (
    <th scope="row" role="rowheader">
      {t(`report.readiness.gateName.${id}`)}
    </th>
  );
  if (gate === undefined)
    return (
      <tr role="row">
        {name}
        <td role="cell" colSpan={5} className="soft">
          {t('report.readiness.unknown')}
        </td>
      </tr>
    );
  const formatValue = (value: number): string =>
    SHARES.has(id)
      ? formatNumber(value / 100, { style: 'percent' })
      : formatNumber(value, { maximumFractionDigits: 0 });
  return (
    <tr role="row">
      {name}
      <td role="cell" className="interval-column">
        <GatePlot gate={gate} margin={margin} />
      </td>
      <td role="cell" className="number figure-cell">
        {gate.value === null ? '–' : formatValue(gate.value)}
        {gate.range !== undefined && (
          <span className="soft tiny gate-range">
            {t('report.readiness.range', {
              low: formatValue(gate.range[0]),
              high: formatValue(gate.range[1]),
            })}
          </span>
        )}
      </td>
      <td role="cell" className="number" data-label={t('report.readiness.bar')}>
        {formatValue(gate.bar)}
      </td>
      <ChanceCell label={t('report.readiness.plain')} gate={gate} probability={gate.plain} />
      <ChanceCell label={t('report.readiness.cautious')} gate={gate} probability={gate.cautious} />
    </tr>
  );
}

/** The figure of a gate, how far it is sure, and the bar as a vertical mark. */
function GatePlot({ gate, margin }: { readonly gate: Gate; readonly margin: number | null }) {
  if (gate.value === null) return null;
  return <IntervalPlot mean={gate.value} margin={margin} range={gate.range} mark={gate.bar} />;
}

/** The response rate is counted, not estimated: there it is yes or no. */
function ChanceCell({
  label,
  gate,
  probability,
}: {
  readonly label: string;
  readonly gate: Gate;
  readonly probability: number | null;
}) {
  const { t, formatNumber } = useText();
  if (probability === null) {
    if (gate.value === null)
      return (
        <td role="cell" className="soft" data-label={label}>
          {t('report.readiness.unknown')}
        </td>
      );
    return (
      <td role="cell" data-label={label}>
        {t(gate.value >= gate.bar ? 'report.readiness.cleared' : 'report.readiness.missed')}
      </td>
    );
  }
  return (
    <td role="cell" data-label={label}>
      {t(`report.readiness.chance.${describeChance(probability)}`)}{' '}
      <span className="soft">({formatNumber(probability, { style: 'percent' })})</span>
    </td>
  );
}
