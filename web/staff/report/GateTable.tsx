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
  const { t, formatNumber } = useText();
  const { bars } = index.report.release.company;
  const formatValue = (id: GateId, value: number): string =>
    SHARES.has(id)
      ? formatNumber(value / 100, { style: 'percent' })
      : formatNumber(value, { maximumFractionDigits: 0 });
  return (
    <>
      <div
        className="table-frame"
        role="region"
        aria-label={t('report.readiness.gates')}
        tabIndex={0}
      >
        <table className="table">
          <caption>{t('report.readiness.gatesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('report.readiness.gate')}</th>
              <th scope="col" className="interval-column">
                <span className="visually-hidden">{t('report.readiness.figure')}</span>
                <IntervalAxis />
              </th>
              <th scope="col" className="number">
                {t('report.readiness.value')}
              </th>
              <th scope="col" className="number">
                {t('report.readiness.bar')}
              </th>
              <th scope="col">{t('report.readiness.plain')}</th>
              <th scope="col">{t('report.readiness.cautious')}</th>
            </tr>
          </thead>
          <tbody>
            {GATES.map((id) => {
              const gate = readiness.gates[id];
              if (gate === undefined) {
                return (
                  <tr key={id}>
                    <th scope="row">{t(`report.readiness.gateName.${id}`)}</th>
                    <td colSpan={5} className="soft">
                      {t('report.readiness.unknown')}
                    </td>
                  </tr>
                );
              }
              return (
                <tr key={id}>
                  <th scope="row">{t(`report.readiness.gateName.${id}`)}</th>
                  <td className="interval-column">
                    <GatePlot gate={gate} margin={findGateMargin(index, group, id)} />
                  </td>
                  <td className="number">
                    {gate.value === null ? '–' : formatValue(id, gate.value)}
                    {gate.range !== undefined && (
                      <span className="soft tiny gate-range">
                        {t('report.readiness.range', {
                          low: formatValue(id, gate.range[0]),
                          high: formatValue(id, gate.range[1]),
                        })}
                      </span>
                    )}
                  </td>
                  <td className="number">{formatValue(id, gate.bar)}</td>
                  <ChanceCell gate={gate} probability={gate.plain} />
                  <ChanceCell gate={gate} probability={gate.cautious} />
                </tr>
              );
            })}
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

/** The figure of a gate, how far it is sure, and the bar as a vertical mark. */
function GatePlot({ gate, margin }: { readonly gate: Gate; readonly margin: number | null }) {
  if (gate.value === null) return null;
  return <IntervalPlot mean={gate.value} margin={margin} range={gate.range} mark={gate.bar} />;
}

/** The response rate is counted, not estimated: there it is yes or no. */
function ChanceCell({
  gate,
  probability,
}: {
  readonly gate: Gate;
  readonly probability: number | null;
}) {
  const { t, formatNumber } = useText();
  if (probability === null) {
    if (gate.value === null) return <td className="soft">{t('report.readiness.unknown')}</td>;
    return (
      <td>{t(gate.value >= gate.bar ? 'report.readiness.cleared' : 'report.readiness.missed')}</td>
    );
  }
  return (
    <td>
      {t(`report.readiness.chance.${describeChance(probability)}`)}{' '}
      <span className="soft">({formatNumber(probability, { style: 'percent' })})</span>
    </td>
  );
}
