import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { pickHighlights } from '../../../surveys/report/highlights.ts';
import { useText } from '../text.ts';
import {
  compareMeans,
  listDimensions,
  localise,
  type ReportIndex,
  type ScoredDimension,
  roundMargin,
} from './reading.ts';

/** Three strengths and three things to work on. */
export function Highlights({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const company = index.company === group ? null : index.company;
  const { strengths, toWorkOn } = pickHighlights(listDimensions(index, group));
  if (strengths.length === 0) return <p className="soft">{t('report.highlights.none')}</p>;
  return (
    <div className="highlights">
      <HighlightList
        id="strengths"
        title={t('report.highlights.strengths')}
        list={strengths}
        company={company}
      />
      <HighlightList
        id="to-work-on"
        title={t('report.highlights.toWorkOn')}
        list={toWorkOn}
        company={company}
      />
    </div>
  );
}

function HighlightList({
  id,
  title,
  list,
  company,
}: {
  readonly id: string;
  readonly title: string;
  readonly list: readonly ScoredDimension[];
  /** null where there is nothing to compare with. */
  readonly company: ReleaseGroup | null;
}) {
  const { formatNumber, language } = useText();
  return (
    <section aria-labelledby={id} className="highlight">
      <h2 id={id}>{title}</h2>
      <ol>
        {list.map(({ dimension, figures }) => (
          <li key={dimension.id}>
            <span>
              {localise(dimension.title, language)}
              <Versus company={company} dimension={dimension.id} figures={figures} />
            </span>
            <span className="highlight-figure">
              {formatNumber(figures.mean)}
              {figures.margin !== null && (
                <span className="soft"> ± {formatNumber(roundMargin(figures.margin))}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How the figure lies to the company's: high for this team may be low for the company. */
function Versus({
  company,
  dimension,
  figures: { mean, margin },
}: {
  readonly company: ReleaseGroup | null;
  readonly dimension: string;
  readonly figures: ScoredDimension['figures'];
}) {
  const { t } = useText();
  const other = company?.dimensions[dimension]?.mean ?? null;
  if (other === null) return null;
  return (
    <span className="versus">
      {t('report.dimensions.company')} {other}
      {' · '}
      {t(`report.dimensions.${compareMeans(mean, margin, other)}`, {
        points: Math.abs(mean - other),
      })}
    </span>
  );
}
