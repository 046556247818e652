import { explainRefusal } from '../../../surveys/disclosure/breakdowns-words.ts';
import type { PlanView, RoundView } from '../api.ts';
import { useBreakdownName } from '../rounds/breakdown-name.ts';
import { useText } from '../text.ts';
import { ExpectedTeams } from './ExpectedTeams.tsx';
import { PlanTable } from './PlanTable.tsx';
import { ToldPreview } from './ToldPreview.tsx';
import './launch.css';

/** What HR sees, and may show to a works council, before anyone is invited. */
export function LaunchPlan({
  round,
  plan,
}: {
  readonly round: RoundView;
  readonly plan: PlanView;
}) {
  return (
    <div className="plan">
      <PlanFigures plan={plan} />
      <ExpectedTeams plan={plan} />
      <ToldPreview round={round} plan={plan} />
      <Merged plan={plan} />
      <Unplanned plan={plan} />
      {plan.breakdowns.length + plan.refusedBreakdowns.length > 0 && <Breakdowns plan={plan} />}
    </div>
  );
}

/** The round in four numbers. */
function PlanFigures({ plan }: { readonly plan: PlanView }) {
  const { t, formatNumber } = useText();
  const { invited, company, units, planned, keys, keySeconds } = plan;
  const minutes = Math.ceil(keySeconds / 60);
  const figures = [
    [
      formatNumber(invited),
      invited === company
        ? t('launch.figures.everybody')
        : t('launch.figures.part', { count: units, company }),
    ],
    [formatNumber(planned), t('launch.figures.planned', { count: planned })],
    [
      formatNumber(keys),
      keySeconds < 60
        ? t('launch.figures.keysSeconds', { count: keySeconds })
        : t('launch.figures.keysMinutes', { count: minutes }),
    ],
  ] as const;
  return (
    <ul className="plan-figures">
      {figures.map(([figure, words]) => (
        <li key={words}>
          <span className="figure">{figure}</span> <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

function Merged({ plan }: { readonly plan: PlanView }) {
  const { t } = useText();
  const why = new Map(plan.unplanned.map((unit) => [unit.unit, unit.why]));
  const merged = plan.cohorts.filter(
    ({ label, units }) => units.length > 1 || units.some((unit) => unit.name !== label),
  );
  return (
    <PlanTable
      title={t('rounds.plan.merged')}
      why={t('rounds.plan.mergedWhy')}
      caption={t('rounds.plan.mergedCaption')}
      none={t('rounds.plan.noMerged')}
      columns={[
        t('rounds.plan.group'),
        t('rounds.plan.units'),
        t('rounds.plan.why'),
        t('rounds.plan.heads'),
      ]}
      rows={merged.map((cohort) => {
        const reasons = new Set(cohort.units.flatMap(({ id }) => why.get(id) ?? []));
        return {
          key: cohort.id,
          cells: [
            cohort.label,
            cohort.units
              .map(({ name, heads }) => t('rounds.plan.unitHeads', { name, heads }))
              .join(', '),
            [...reasons].map((reason) => t(`rounds.plan.whyText.${reason}`)).join(' ') ||
              t('launch.remainder'),
            cohort.heads,
          ],
        };
      })}
    />
  );
}

function Unplanned({ plan }: { readonly plan: PlanView }) {
  const { t } = useText();
  return (
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
