import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { instrumentsQuery, organisationQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { bodyOfDraft, copyRound, startDraft, type RoundDraft } from './round-draft.ts';
import { RoundForm } from './RoundForm.tsx';
import { readToday } from './today.ts';
import './rounds.css';

/** `?from=` a round whose settings are to be taken over. */
export function NewRoundPage() {
  const { t } = useText();
  const { from } = useSearch({ from: '/signed-in/hr/rounds/new' });
  const copied = useQuery({ ...roundQuery(from ?? ''), enabled: from !== undefined });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const instruments = useQuery(instrumentsQuery);
  const organisation = useQuery(organisationQuery);
  const openRound = async (round: RoundView): Promise<void> => {
    queryClient.setQueryData(roundQuery(round.id).queryKey, round);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
    await navigate({ to: '/rounds/$roundId', params: { roundId: round.id } });
  };
  return (
    <div className="page page-narrow">
      <PageHeading
        title={t('rounds.form.newTitle')}
        above={
          <Link to="/rounds" className="crumb">
            {t('rounds.back')}
          </Link>
        }
      />
      {organisation.data === null && (
        <Notice tone="caution">
          <p>{t('rounds.empty.organisation')}</p>
          <Link to="/organisation">{t('rounds.empty.toImport')}</Link>
        </Notice>
      )}
      <Loaded query={instruments}>
        {(list) =>
          from === undefined ? (
            <RoundForm
              name="new"
              initial={startDraft(list, readToday())}
              instruments={list}
              submitLabel={t('rounds.form.create')}
              onSave={create}
              onSaved={openRound}
            />
          ) : (
            <Loaded query={copied}>
              {(round) => (
                <RoundForm
                  key={round.id}
                  name={`from-${round.id}`}
                  initial={copyRound(
                    round,
                    t('rounds.copyOf', { title: round.title }),
                    readToday(),
                  )}
                  instruments={list}
                  submitLabel={t('rounds.form.create')}
                  onSave={create}
                  onSaved={openRound}
                />
              )}
            </Loaded>
          )
        }
      </Loaded>
    </div>
  );
}

function create(draft: RoundDraft): Promise<RoundView> {
  return requestJson<RoundView>('POST', '/api/rounds', bodyOfDraft(draft));
}
