import { responsePercent, type ReportIndex, roundMargin } from '../report/reading.ts';
import { useText } from '../text.ts';
import { countTeams } from './overview-figures.ts';

const REASONS = ['too-few-invited', 'too-few-answers', 'protects-others'] as const;

/** Who answered, what they would recommend, and how much of the organisation can be shown. */
export function KeyFigures({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber, formatList } = useText();
  const { company } = index;
  const counts = countTeams(index);
  const percent = company === null ? null : responsePercent(company);
  const recommend = company?.recommend ?? null;
  const reasons = REASONS.filter((why) => counts.withheld[why] > 0).map((why) =>
    t(`overview.why.${why}`, { count: counts.withheld[why] }),
  );
  return (
    <>
      <dl className="totals">
        {company !== null && (
          <div>
            <dt>{t('overview.answered')}</dt>
            <dd>
              {percent !== null && formatNumber(percent / 100, { style: 'percent' })}
              <span className="soft totals-more">
                {t('report.response.sentence', {
                  respondents: company.respondents,
                  invited: company.invited,
                })}
              </span>
            </dd>
          </div>
        )}
        {recommend !== null && (
          <div>
            <dt>{t('report.recommend.title')}</dt>
            <dd>
              {formatNumber(recommend.score, { signDisplay: 'exceptZero' })}
              <span className="soft totals-more">
                {recommend.margin !== null && `± ${formatNumber(roundMargin(recommend.margin))} · `}
                {t('report.recommend.answers', { count: recommend.n })}
              </span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('overview.teamsShown')}</dt>
          <dd>
            {formatNumber(counts.shown)}
            <span className="soft totals-more">{t('overview.pools', { count: counts.pools })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('overview.teamsWithheld')}</dt>
          <dd>{formatNumber(counts.withheldInAll)}</dd>
        </div>
      </dl>
      <p className="soft">
        {counts.withheldInAll === 0
          ? t('overview.allShown')
          : t('overview.someWithheld', {
              count: counts.withheldInAll,
              reasons: formatList(reasons),
            })}
      </p>
    </>
  );
}
