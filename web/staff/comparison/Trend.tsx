import { useId, useState } from 'react';
import {
  CartesianGrid,
  ErrorBar,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { TrendView } from '../api.ts';
import { localise, type ReportIndex, roundMargin } from '../report/reading.ts';
import { useText } from '../text.ts';
import { readTrend, RECOMMEND } from './trend-series.ts';

/** One measure of the company over all rounds as a line with intervals, and all of them as a table. */
export function Trend({
  index,
  trend,
}: {
  readonly index: ReportIndex;
  readonly trend: TrendView;
}) {
  const { t, language } = useText();
  const id = useId();
  const asked = index.report.instrument.items.some(({ role }) => role === 'recommend');
  const measures = [
    ...index.report.instrument.dimensions.map((dimension) => ({
      id: dimension.id,
      name: localise(dimension.title, language),
    })),
    ...(asked ? [{ id: RECOMMEND, name: t('report.recommend.title') }] : []),
  ];
  const [chosen, setChosen] = useState(measures[0]?.id ?? RECOMMEND);
  return (
    <figure className="trend">
      <div className="field no-print">
        <label className="field-label" htmlFor={id}>
          {t('comparison.trend.measure')}
        </label>
        <select
          id={id}
          className="react-aria-Input"
          value={chosen}
          onChange={({ target: { value } }) => setChosen(value)}
        >
          {measures.map((measure) => (
            <option key={measure.id} value={measure.id}>
              {measure.name}
            </option>
          ))}
        </select>
      </div>
      <TrendChart trend={trend} measure={chosen} />
      <p className="soft small">{t('comparison.trend.legend')}</p>
      <TrendTable trend={trend} measures={measures} />
    </figure>
  );
}

const CHART_PX = 260;

function TrendChart({ trend, measure }: { readonly trend: TrendView; readonly measure: string }) {
  const { formatDate, formatNumber } = useText();
  const points = readTrend(trend, measure).map((point) => ({
    ...point,
    name: formatDate(point.closedOn, { month: 'short', year: 'numeric' }),
    error: point.margin ?? 0,
  }));
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={CHART_PX}>
        <LineChart
          data={points}
          margin={{ top: 24, right: 24, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="name"
            padding={{ left: 32, right: 32 }}
            tick={{ fill: 'var(--ink)', fontSize: 14 }}
            stroke="var(--line-strong)"
          />
          <YAxis
            domain={measure === RECOMMEND ? [-100, 100] : [0, 100]}
            width={40}
            tick={{ fill: 'var(--ink-soft)', fontSize: 13 }}
            stroke="var(--line-strong)"
          />
          <Line
            dataKey="value"
            stroke="var(--data)"
            strokeWidth={2}
            dot={{ r: 5, fill: 'var(--data)' }}
            isAnimationActive={false}
          >
            <ErrorBar dataKey="error" stroke="var(--ink)" width={8} strokeWidth={1.5} />
            <LabelList
              dataKey="value"
              position="right"
              offset={10}
              fill="var(--ink)"
              fontSize={14}
              formatter={(value) => formatNumber(Number(value))}
            />
          </Line>
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function TrendTable({
  trend,
  measures,
}: {
  readonly trend: TrendView;
  readonly measures: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t, formatDate, formatNumber } = useText();
  const titles = new Map(trend.rounds.map(({ round }) => [round.id, round.title]));
  return (
    <details className="details" open>
      <summary>{t('report.asTable')}</summary>
      <div
        className="table-frame"
        role="region"
        aria-label={t('comparison.trend.caption')}
        tabIndex={0}
      >
        <table className="table figure-rows" role="table">
          <caption>{t('comparison.trend.caption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('report.dimensions.name')}
              </th>
              {trend.rounds.map(({ round }) => (
                <th key={round.id} scope="col" role="columnheader" className="number">
                  {round.title}
                  <span className="trend-date">{formatDate(round.closedOn)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {measures.map(({ id, name }) => (
              <tr role="row" key={id}>
                <th scope="row" role="rowheader">
                  {name}
                </th>
                {readTrend(trend, id).map(({ round, value, margin }) => (
                  <td role="cell" key={round} className="number" data-label={titles.get(round)}>
                    <span className="unbroken">
                      {value === null ? '–' : formatNumber(value)}
                      {margin !== null && (
                        <span className="soft"> ± {formatNumber(roundMargin(margin))}</span>
                      )}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
