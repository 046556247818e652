import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { roundMargin, type ReportIndex } from './reading.ts';

/** The recommendation score; absent where the questionnaire does not ask for it. */
export function Recommend({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t, formatNumber } = useText();
  const asked = index.report.instrument.items.some((item) => item.role === 'recommend');
  if (!asked) return null;
  const { recommend } = group;
  const company = index.company === group ? null : (index.company?.recommend ?? null);
  const sign = { signDisplay: 'exceptZero' } as const;
  return (
    <section className="section" aria-labelledby="recommend">
      <h2 id="recommend">{t('report.recommend.title')}</h2>
      {recommend === null ? (
        <p>{t('report.recommend.withheld')}</p>
      ) : (
        <>
          <p className="recommend">
            <span className="figure">{formatNumber(recommend.score, sign)}</span>
            <span className="soft">
              {recommend.margin !== null &&
                `${t('report.recommend.margin', { margin: roundMargin(recommend.margin) })} · `}
              {t('report.recommend.answers', { count: recommend.n })}
              {company !== null &&
                ` · ${t('report.recommend.company', { score: formatNumber(company.score, sign) })}`}
            </span>
          </p>
          <p className="soft small">{t('report.recommend.explain')}</p>
        </>
      )}
    </section>
  );
}
