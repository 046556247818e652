import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { explainRefusal } from '../../../surveys/disclosure/breakdowns-words.ts';
import type { PlanView } from '../api.ts';
import { useText } from '../text.ts';
import { useBreakdownName } from './breakdown-name.ts';

const ROWS_SHOWN = 8;

/** What HR sees before anyone is invited: how many teams to expect, and who is heard with whom. */
export function LaunchPlan({ plan }: { readonly plan: PlanView }) {
  const { t } = useText();
  const merged = plan.cohorts.filter(
    ({ label, units }) => units.length > 1 || units.some((unit) => unit.name !== label),
  );
  return (
    <>
      <p>{t('rounds.plan.intro', { count: plan.invited })}</p>
      <div className="plan">
        <Expected plan={plan} />
        <PlanTable
          title={t('rounds.plan.merged')}
          why={t('rounds.plan.mergedWhy')}
          caption={t('rounds.plan.mergedCaption')}
          none={t('rounds.plan.noMerged')}
          columns={[t('rounds.plan.group'), t('rounds.plan.units'), t('rounds.plan.heads')]}
          rows={merged.map((cohort) => ({
            key: cohort.id,
            cells: [
              cohort.label,
              cohort.units
                .map(({ name, heads }) => t('rounds.plan.unitHeads', { name, heads }))
                .join(', '),
              cohort.heads,
            ],
          }))}
        />
        <PlanTable
          title={t('rounds.plan.unplanned')}
          why={t('rounds.plan.unplannedWhy')}
          caption={t('rounds.plan.unplannedCaption')}
          none={t('rounds.plan.noUnplanned')}
          columns={[t('rounds.plan.unit'), t('rounds.plan.why'), t('rounds.plan.reportedWith')]}
          rows={plan.unplanned.map(({ unit, name, why, reportedWith }) => ({
            key: unit,
            cells: [name, t(`rounds.plan.whyText.${why}`), reportedWith],
          }))}
        />
        {plan.breakdowns.length + plan.refusedBreakdowns.length > 0 && <Breakdowns plan={plan} />}
      </div>
    </>
  );
}

/** How attributes will be counted: small values together, and what can not be shown. */
function Breakdowns({ plan }: { readonly plan: PlanView }) {
  const { t, language } = useText();
  const nameBreakdown = useBreakdownName();
  return (
    <>
      <PlanTable
        title={t('rounds.breakdowns.planned')}
        why={t('rounds.breakdowns.plannedWhy')}
        caption={t('rounds.breakdowns.plannedCaption')}
        none={t('rounds.breakdowns.nonePlanned')}
        columns={[
          t('rounds.breakdowns.name'),
          t('rounds.plan.unit'),
          t('rounds.breakdowns.values'),
          t('rounds.plan.heads'),
        ]}
        rows={plan.breakdowns.flatMap(({ name, groups }) =>
          groups.map(({ unit, values, heads }) => ({
            key: `${name} ${unit ?? ''} ${values.join()}`,
            cells: [
              nameBreakdown(name),
              unit ?? t('rounds.breakdowns.company'),
              values.map((value) => value || t('rounds.breakdowns.notStated')).join(', '),
              heads,
            ],
          })),
        )}
      />
      <PlanTable
        title={t('rounds.breakdowns.refused')}
        why={t('rounds.breakdowns.refusedWhy')}
        caption={t('rounds.breakdowns.refusedCaption')}
        none={t('rounds.breakdowns.noneRefused')}
        columns={[t('rounds.breakdowns.name'), t('rounds.plan.unit'), t('rounds.plan.why')]}
        rows={plan.refusedBreakdowns.map(({ spec, unit, why }) => ({
          key: `${spec} ${unit ?? ''}`,
          cells: [
            nameBreakdown(spec),
            unit ?? '',
            explainRefusal(why, unit ?? spec, plan.breakdownMin)[language],
          ],
        }))}
      />
    </>
  );
}

function Expected({ plan }: { readonly plan: PlanView }) {
  const { t, formatNumber } = useText();
  const most = Math.max(1, ...plan.expected.map(({ units }) => units));
  return (
    <section className="section" aria-labelledby="plan-expected">
      <h3 id="plan-expected">{t('rounds.plan.expected')}</h3>
      <p className="soft small">{t('rounds.plan.expectedWhy')}</p>
      <div className="table-frame">
        <table className="table">
          <caption>{t('rounds.plan.expectedCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rounds.plan.rate')}</th>
              <th scope="col">{t('rounds.plan.teams')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.expected.map(({ responsePercent, units }) => (
              <tr key={responsePercent}>
                <th scope="row">{formatNumber(responsePercent / 100, { style: 'percent' })}</th>
                <td>
                  {t('rounds.plan.teamsCount', { count: units })}
                  <div className="band" aria-hidden="true">
                    <div className="band-fill" style={{ width: `${(100 * units) / most}%` }} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PlanTable({
  title,
  why,
  caption,
  none,
  columns,
  rows,
}: {
  readonly title: string;
  readonly why: string;
  readonly caption: string;
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly (string | number)[] }[];
}): ReactNode {
  const { t, formatNumber } = useText();
  const [all, setAll] = useState(false);
  return (
    <section className="section" aria-label={title}>
      <h3>
        {title} <span className="soft">({formatNumber(rows.length)})</span>
      </h3>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          <p className="soft small">{why}</p>
          <div className="table-frame">
            <table className="table">
              <caption>{caption}</caption>
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th
                      key={column}
                      scope="col"
                      className={typeof rows[0]?.cells[index] === 'number' ? 'number' : undefined}
                    >
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, all ? rows.length : ROWS_SHOWN).map(({ key, cells }) => (
                  <tr key={key}>
                    {cells.map((cell, index) =>
                      index === 0 ? (
                        <th key={index} scope="row">
                          {cell}
                        </th>
                      ) : (
                        <td key={index} className={typeof cell === 'number' ? 'number' : undefined}>
                          {typeof cell === 'number' ? formatNumber(cell) : cell}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {!all && rows.length > ROWS_SHOWN && (
            <div>
              <Button className="button" onPress={() => setAll(true)}>
                {t('rounds.plan.all', { count: rows.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
