import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { PlanView, RoundView } from '../api.ts';
import { clockQuery, planQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { LaunchPlan } from '../launch/LaunchPlan.tsx';
import { MailPanel } from '../mail/MailPanel.tsx';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { RoundFacts, useQuestionnaireTitle } from './RoundFacts.tsx';
import { SetupList } from './SetupList.tsx';
import { readToday } from './today.ts';

/** A draft: its settings, who would be heard with whom, and the launch. */
export function DraftRound({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const plan = useQuery(planQuery(round.id));
  const today = useQuery(clockQuery).data?.today ?? readToday();
  const isOver = round.closesOn < today;
  return (
    <>
      {round.heldBack !== null && (
        <Notice tone="caution">
          <p>{t('rounds.draft.heldBack')}</p>
          <p>{t(`rounds.draft.heldBackWhy.${round.heldBack}`)}</p>
        </Notice>
      )}
      {isOver ? (
        <Notice tone="caution">
          <p>{t('rounds.draft.over', { date: formatDate(round.closesOn) })}</p>
        </Notice>
      ) : (
        <Notice tone="info">
          <p>{t('rounds.draft.notInvited')}</p>
        </Notice>
      )}
      <DraftSettings round={round} />
      <MailPanel round={round.id} />
      <section className="section" aria-labelledby="plan">
        <h2 id="plan">{t('rounds.plan.title')}</h2>
        <Loaded query={plan}>
          {(preview) => (
            <>
              <p className="soft">{t('launch.intro')}</p>
              <LaunchPlan round={round} plan={preview} />
              {!isOver && (
                <div className="actions">
                  <LaunchDialog round={round} preview={preview} today={today} />
                </div>
              )}
            </>
          )}
        </Loaded>
      </section>
    </>
  );
}

function DraftSettings({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    await requestJson('DELETE', `/api/rounds/${round.id}`);
    await navigate({ to: '/rounds' });
    queryClient.removeQueries({ queryKey: roundQuery(round.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <section className="section" aria-labelledby="settings">
      <h2 id="settings">{t('rounds.facts.title')}</h2>
      <div className="round-settings">
        <RoundFacts round={round} />
        <SetupList setup={round.setup} />
      </div>
      <div className="actions">
        <Link to="/rounds/$roundId/edit" params={{ roundId: round.id }} className="button">
          {t('rounds.draft.edit')}
        </Link>
        <CopyLink round={round} />
        <ConfirmDialog
          trigger={t('rounds.draft.remove')}
          triggerClass="button button-danger"
          title={t('rounds.draft.removeTitle')}
          confirm={t('rounds.draft.removeConfirm')}
          working={t('rounds.form.saving')}
          dangerous
          onConfirm={remove}
        >
          <p>{t('rounds.draft.removeBody')}</p>
        </ConfirmDialog>
      </div>
    </section>
  );
}

/** To a new round with the settings of this one; nothing is saved before HR says so. */
export function CopyLink({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  return (
    <Link to="/rounds/new" search={{ from: round.id }} className="button button-quiet">
      {t('rounds.copy')}
    </Link>
  );
}

function LaunchDialog({
  round,
  preview,
  today,
}: {
  readonly round: RoundView;
  readonly preview: PlanView;
  readonly today: string;
}) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const questionnaire = useQuestionnaireTitle(round);
  const opensOn =
    round.opensOn !== null && round.opensOn > today ? formatDate(round.opensOn) : null;
  const launch = async (): Promise<void> => {
    const launched = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/launch`);
    queryClient.setQueryData(roundQuery(round.id).queryKey, launched);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <ConfirmDialog
      trigger={
        opensOn === null ? t('rounds.draft.launch') : t('rounds.draft.schedule', { date: opensOn })
      }
      triggerClass="button button-primary"
      title={t(opensOn === null ? 'rounds.draft.launchTitle' : 'rounds.draft.scheduleTitle', {
        title: round.title,
      })}
      confirm={t(opensOn === null ? 'rounds.draft.launchConfirm' : 'rounds.draft.scheduleConfirm')}
      working={t('rounds.draft.working')}
      onConfirm={launch}
    >
      {opensOn === null ? (
        <p>{t('rounds.draft.launchBody', { count: preview.invited })}</p>
      ) : (
        <p>{t('rounds.draft.scheduleBody', { date: opensOn })}</p>
      )}
      <ul>
        <li>{t('rounds.draft.freezeTeams')}</li>
        <li>
          {t('rounds.draft.freezeThresholds', {
            group: round.policy.groupMin,
            comment: round.policy.commentMin,
          })}
        </li>
        <li>{t('rounds.draft.freezeBreakdowns', { count: preview.breakdowns.length })}</li>
        <li>{t('rounds.draft.freezeQuestionnaire', { title: questionnaire })}</li>
      </ul>
      <p>{t('rounds.draft.stays', { date: formatDate(round.closesOn) })}</p>
    </ConfirmDialog>
  );
}
