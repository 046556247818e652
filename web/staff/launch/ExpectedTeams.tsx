import type { PlanView } from '../api.ts';
import { useText } from '../text.ts';

/** How many teams the report may have at three response rates: a chart with the numbers beside it. */
export function ExpectedTeams({ plan }: { readonly plan: PlanView }) {
  const { t, formatNumber } = useText();
  const most = Math.max(1, plan.planned);
  const share = (units: number) => `${(100 * units) / most}%`;
  return (
    <section className="section" aria-labelledby="plan-expected">
      <h3 id="plan-expected">{t('rounds.plan.expected')}</h3>
      <p className="soft small">{t('launch.expectedWhy', { count: plan.planned })}</p>
      <div
        className="table-frame"
        role="region"
        aria-label={t('rounds.plan.expectedCaption')}
        tabIndex={0}
      >
        <table className="table expected">
          <caption>{t('rounds.plan.expectedCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rounds.plan.rate')}</th>
              <th scope="col">{t('rounds.plan.teams')}</th>
              <th scope="col">{t('launch.range')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.expected.map(({ responsePercent, units, low, high }) => (
              <tr key={responsePercent}>
                <th scope="row">{formatNumber(responsePercent / 100, { style: 'percent' })}</th>
                <td>
                  {t('rounds.plan.teamsCount', { count: units })}
                  <div className="expected-bar" aria-hidden="true">
                    <div className="expected-fill" style={{ width: share(units) }} />
                    <div
                      className="expected-range"
                      style={{ left: `min(${share(low)}, 100% - 4px)`, width: share(high - low) }}
                    />
                  </div>
                </td>
                <td>{low === high ? formatNumber(low) : t('launch.between', { low, high })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
