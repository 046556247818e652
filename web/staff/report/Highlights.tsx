import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { pickHighlights } from '../../../surveys/report/highlights.ts';
import { useText } from '../text.ts';
import { listDimensions, localise, type ReportIndex, type ScoredDimension } from './reading.ts';

/** Three strengths and three things to work on. */
export function Highlights({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const { strengths, toWorkOn } = pickHighlights(listDimensions(index, group));
  if (strengths.length === 0) return <p className="soft">{t('report.highlights.none')}</p>;
  return (
    <div className="highlights">
      <HighlightList id="strengths" title={t('report.highlights.strengths')} list={strengths} />
      <HighlightList id="to-work-on" title={t('report.highlights.toWorkOn')} list={toWorkOn} />
    </div>
  );
}

function HighlightList({
  id,
  title,
  list,
}: {
  readonly id: string;
  readonly title: string;
  readonly list: readonly ScoredDimension[];
}) {
  const { formatNumber, language } = useText();
  return (
    <section aria-labelledby={id} className="highlight">
      <h2 id={id}>{title}</h2>
      <ol>
        {list.map(({ dimension, figures }) => (
          <li key={dimension.id}>
            <span>{localise(dimension.title, language)}</span>
            <span className="highlight-figure">
              {formatNumber(figures.mean)}
              {figures.margin !== null && (
                <span className="soft"> ± {formatNumber(Math.round(figures.margin))}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
