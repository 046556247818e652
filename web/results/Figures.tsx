import type { GroupResults, ResultsView } from '../../api/app.ts';
import { pickText } from './reading.ts';
import { useText } from './text.ts';

interface FiguresProps {
  readonly group: GroupResults;
  readonly dimensions: ResultsView['dimensions'];
}

/** One bar per dimension, each with its value in words. */
export function Figures({ group, dimensions }: FiguresProps) {
  const { t, language, formatNumber } = useText();
  const { recommend } = group;
  return (
    <ul className="means">
      {dimensions.map(({ id, title }) => {
        const figures = group.dimensions[id] ?? null;
        return (
          <li key={id}>
            <span>{pickText(title, language)}</span>
            {figures === null ? (
              <span className="hint">{t('figures.withheld')}</span>
            ) : (
              <Mean mean={figures.mean} margin={figures.margin} />
            )}
          </li>
        );
      })}
      {recommend !== null && (
        <li>
          <span>{t('figures.recommend')}</span>
          <span className="mean">
            <strong>{formatNumber(recommend.score, { signDisplay: 'exceptZero' })}</strong>
          </span>
          <small className="scale">{t('figures.recommendScale')}</small>
        </li>
      )}
    </ul>
  );
}

function Mean({ mean, margin }: { readonly mean: number; readonly margin: number | null }) {
  const { t } = useText();
  const rounded = margin === null ? null : Math.max(1, Math.round(margin));
  return (
    <>
      <span className="mean">
        <span aria-hidden="true">
          <strong>{mean}</strong>{' '}
          {rounded !== null && <small>{t('figures.plusMinus', { margin: rounded })}</small>}
        </span>
        <span className="visually-hidden">
          {rounded === null
            ? t('figures.outOfExact', { mean })
            : t('figures.outOf', { mean, margin: rounded })}
        </span>
      </span>
      <span className="track" aria-hidden="true">
        <span style={{ inlineSize: `${mean}%` }} />
      </span>
    </>
  );
}
