import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { planQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { LaunchPlan } from './LaunchPlan.tsx';
import { RoundFacts, useQuestionnaireTitle } from './RoundFacts.tsx';
import { SetupList } from './SetupList.tsx';

/** A draft: its settings, who would be heard with whom, and the launch. */
export function DraftRound({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const plan = useQuery(planQuery(round.id));
  const questionnaire = useQuestionnaireTitle(round);
  const launch = async (): Promise<void> => {
    const launched = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/launch`);
    queryClient.setQueryData(roundQuery(round.id).queryKey, launched);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  const remove = async (): Promise<void> => {
    await requestJson('DELETE', `/api/rounds/${round.id}`);
    await navigate({ to: '/rounds' });
    queryClient.removeQueries({ queryKey: roundQuery(round.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <>
      <Notice tone="info">
        <p>{t('rounds.draft.notInvited')}</p>
      </Notice>
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
      <section className="section" aria-labelledby="plan">
        <h2 id="plan">{t('rounds.plan.title')}</h2>
        <Loaded query={plan}>
          {(preview) => (
            <>
              <LaunchPlan plan={preview} />
              <div className="actions">
                <ConfirmDialog
                  trigger={t('rounds.draft.launch')}
                  triggerClass="button button-primary"
                  title={t('rounds.draft.launchTitle', { title: round.title })}
                  confirm={t('rounds.draft.launchConfirm')}
                  working={t('rounds.draft.working')}
                  onConfirm={launch}
                >
                  <p>{t('rounds.draft.launchBody', { count: preview.invited })}</p>
                  <ul>
                    <li>{t('rounds.draft.freezeTeams')}</li>
                    <li>
                      {t('rounds.draft.freezeThresholds', {
                        group: round.policy.groupMin,
                        comment: round.policy.commentMin,
                      })}
                    </li>
                    <li>
                      {t('rounds.draft.freezeBreakdowns', { count: preview.breakdowns.length })}
                    </li>
                    <li>{t('rounds.draft.freezeQuestionnaire', { title: questionnaire })}</li>
                    <li>{t('rounds.draft.freezeClosing', { date: formatDate(round.closesOn) })}</li>
                  </ul>
                  <p>{t('rounds.draft.stays')}</p>
                </ConfirmDialog>
              </div>
            </>
          )}
        </Loaded>
      </section>
    </>
  );
}
