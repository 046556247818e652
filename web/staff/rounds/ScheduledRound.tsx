import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RoundView } from '../api.ts';
import { clockQuery, planQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { LaunchPlan } from '../launch/LaunchPlan.tsx';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { countDays } from './round-draft.ts';
import { RoundFacts } from './RoundFacts.tsx';
import { SetupEditor } from './SetupList.tsx';
import { readToday } from './today.ts';

/** Waiting for its day: nothing has been sent, and it can be called back. */
export function ScheduledRound({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const plan = useQuery(planQuery(round.id));
  const clock = useQuery(clockQuery).data;
  const opensOn = round.opensOn ?? '';
  const days = Math.max(0, countDays(clock?.today ?? readToday(), opensOn));
  const callBack = async (): Promise<void> => {
    const draft = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/call-back`);
    queryClient.setQueryData(roundQuery(round.id).queryKey, draft);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <>
      <section className="sheet" aria-labelledby="scheduled">
        <h2 id="scheduled">{t('rounds.scheduled.title')}</h2>
        <p className="figure">{formatDate(opensOn)}</p>
        <p className="soft">{t('rounds.scheduled.days', { count: days })}</p>
        <p>{t('rounds.scheduled.body', { zone: clock?.timeZone ?? '' })}</p>
        <div className="actions">
          <ConfirmDialog
            trigger={t('rounds.scheduled.callBack')}
            title={t('rounds.scheduled.callBackTitle', { title: round.title })}
            confirm={t('rounds.scheduled.callBackConfirm')}
            working={t('rounds.form.saving')}
            onConfirm={callBack}
          >
            <p>{t('rounds.scheduled.callBackBody')}</p>
          </ConfirmDialog>
        </div>
      </section>
      <SetupEditor round={round} />
      <section className="section" aria-labelledby="settings">
        <h2 id="settings">{t('rounds.facts.title')}</h2>
        <RoundFacts round={round} />
      </section>
      <section className="section" aria-labelledby="plan">
        <h2 id="plan">{t('rounds.scheduled.plan')}</h2>
        <p className="soft">{t('rounds.scheduled.planWhy')}</p>
        <Loaded query={plan}>{(preview) => <LaunchPlan round={round} plan={preview} />}</Loaded>
      </section>
    </>
  );
}
