import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { instrumentsQuery, planQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { bodyOfDraft, draftOfRound } from './round-draft.ts';
import { RoundForm } from './RoundForm.tsx';
import './rounds.css';

export function EditRoundPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/hr/rounds/$roundId/edit' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const instruments = useQuery(instrumentsQuery);
  const round = useQuery(roundQuery(roundId));
  const openRound = async (saved: RoundView): Promise<void> => {
    queryClient.setQueryData(roundQuery(roundId).queryKey, saved);
    queryClient.removeQueries({ queryKey: planQuery(roundId).queryKey });
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
    await navigate({ to: '/rounds/$roundId', params: { roundId } });
  };
  return (
    <div className="page page-narrow">
      <PageHeading
        title={t('rounds.form.editTitle')}
        above={
          <Link to="/rounds/$roundId" params={{ roundId }} className="crumb">
            {round.data?.title ?? t('rounds.back')}
          </Link>
        }
      />
      <Loaded query={round}>
        {(loaded) =>
          loaded.state === 'draft' ? (
            <Loaded query={instruments}>
              {(list) => (
                <RoundForm
                  name={roundId}
                  initial={draftOfRound(loaded)}
                  instruments={list}
                  submitLabel={t('rounds.form.save')}
                  onSave={(draft) =>
                    requestJson<RoundView>('PATCH', `/api/rounds/${roundId}`, bodyOfDraft(draft))
                  }
                  onSaved={openRound}
                />
              )}
            </Loaded>
          ) : (
            <ProblemNotice error={new ApiProblem('settings-frozen', 409)} />
          )
        }
      </Loaded>
    </div>
  );
}
