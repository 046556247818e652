import type { ReactNode } from 'react';
import type { ReportItem } from './reading.ts';
import { useText } from '../text.ts';

/**
 * A figure and its interval on an axis from 0 to 100, with a vertical mark for what it is held against.
 * A drawing of the numbers in the cells beside it; shapes, not colours, tell its parts apart.
 */
export function IntervalPlot({
  mean,
  margin,
  range = null,
  mark,
}: {
  readonly mean: number;
  readonly margin: number | null;
  /** Where the interval does not lie evenly round the figure. */
  readonly range?: readonly [number, number] | null | undefined;
  readonly mark: number | null;
}) {
  const [low, high] = range ?? [
    Math.max(0, mean - (margin ?? 0)),
    Math.min(100, mean + (margin ?? 0)),
  ];
  return (
    <div className="interval" aria-hidden="true">
      {(margin ?? range) !== null && (
        <span
          className="interval-range"
          style={{ insetInlineStart: `${low}%`, width: `${high - low}%` }}
        />
      )}
      {mark !== null && (
        <span className="interval-company" style={{ insetInlineStart: `${mark}%` }} />
      )}
      <span className="interval-mean" style={{ insetInlineStart: `${mean}%` }} />
    </div>
  );
}

/** The ends and the middle of the axis above a column of plots. */
export function IntervalAxis() {
  return (
    <span className="interval-axis" aria-hidden="true">
      <span>0</span>
      <span>50</span>
      <span>100</span>
    </span>
  );
}

const LABEL_SHARE = 0.09;

/** People per option as parts of one bar, in the order of the scale; the counts stand in it. */
export function DistributionBar({
  item,
  distribution,
}: {
  readonly item: ReportItem;
  readonly distribution: readonly number[];
}) {
  const { t, formatNumber } = useText();
  const total = distribution.reduce((sum, count) => sum + count, 0);
  const last = distribution.length - 1;
  const options = distribution.map((count, index) => {
    const place = last === 0 ? 0.5 : index / last;
    return { option: item.from + index, count, score: item.best === 'high' ? place : 1 - place };
  });
  const spoken = options.map(({ option, count }) =>
    t('report.items.option', { option, people: count }),
  );
  return (
    <div className="distribution">
      <span className="visually-hidden">
        {t('report.items.distributionLabel', { list: spoken.join(', ') })}
      </span>
      <div className="distribution-bar" aria-hidden="true">
        {options.map(({ option, count, score }) =>
          count === 0 ? null : (
            <span
              key={option}
              className="distribution-part"
              data-tone={Math.round(score * 4)}
              style={{ flexGrow: count }}
              title={t('report.items.option', { option, people: count })}
            >
              {count / total >= LABEL_SHARE ? formatNumber(count) : ''}
            </span>
          ),
        )}
      </div>
      <div className="distribution-scale" aria-hidden="true">
        <span>{item.from}</span>
        <span>{item.to}</span>
      </div>
    </div>
  );
}

/** What stands in the place of a figure that may not be shown: never a zero. */
export function Withheld({ why }: { readonly why?: string }): ReactNode {
  const { t } = useText();
  return (
    <span className="withheld-cell">
      <span aria-hidden="true">– </span>
      {why ?? t('report.dimensions.withheld')}
    </span>
  );
}
