import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fourWords } from '../../../surveys/ballot/words.ts';
import type { RoundView } from '../api.ts';
import { PrintedCodes } from '../codes/PrintedCodes.tsx';
import { clockQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { MailPanel } from '../mail/MailPanel.tsx';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useText } from '../text.ts';
import { CopyLink } from './DraftRound.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { FrozenFacts } from './FrozenFacts.tsx';
import { Participation } from './Participation.tsx';
import { countDays } from './round-draft.ts';
import { SetupEditor } from './SetupList.tsx';
import { readToday } from './today.ts';

export function OpenRound({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const today = useQuery(clockQuery).data?.today ?? readToday();
  const daysLeft = countDays(today, round.closesOn);
  const close = async (): Promise<void> => {
    const closing = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/close`);
    queryClient.setQueryData(roundQuery(round.id).queryKey, closing);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <>
      <div className="open-columns">
        <Participation round={round} />
        <section className="sheet" aria-labelledby="until">
          <h2 id="until">{t('rounds.open.until')}</h2>
          <p className="figure">{formatDate(round.closesOn)}</p>
          <p className="soft">{describeDays(daysLeft, t)}</p>
          {round.extendedFrom !== null && (
            <p className="soft small">
              {t('rounds.extend.done', { date: formatDate(round.extendedFrom) })}
            </p>
          )}
          <div className="actions">
            <ExtendDialog round={round} />
            <ConfirmDialog
              trigger={t('rounds.open.close')}
              triggerClass={daysLeft < 0 ? 'button button-primary' : 'button'}
              title={t('rounds.open.closeTitle', { title: round.title })}
              confirm={t('rounds.open.closeConfirm')}
              working={t('rounds.open.working')}
              onConfirm={close}
            >
              <p>{t('rounds.open.closeBody')}</p>
              {daysLeft >= 0 && (
                <p>{t('rounds.open.closeEarly', { date: formatDate(round.closesOn) })}</p>
              )}
            </ConfirmDialog>
          </div>
        </section>
      </div>
      <MailPanel round={round.id} />
      {round.manifestRoot !== null && <Words root={round.manifestRoot} />}
      <PrintedCodes round={round.id} />
      <SetupEditor round={round} />
      <FrozenFacts round={round} />
      <div className="actions">
        <CopyLink round={round} />
      </div>
    </>
  );
}

function describeDays(days: number, t: ReturnType<typeof useText>['t']): string {
  if (days < 0) return t('rounds.open.over');
  return days === 0 ? t('rounds.open.lastDay') : t('rounds.open.daysLeft', { count: days });
}

/** The four words are derived here and not sent, so that they follow from the root and nothing else. */
function Words({ root }: { readonly root: string }) {
  const { t } = useText();
  const words = useQuery({
    queryKey: ['words', root],
    staleTime: Infinity,
    retry: false,
    queryFn: () => fourWords(root),
  });
  return (
    <section className="section" aria-labelledby="words">
      <h2 id="words">{t('rounds.open.words')}</h2>
      {words.data !== undefined && <p className="words">{words.data.join(' · ')}</p>}
      <p className="soft small">{t('rounds.open.wordsWhy')}</p>
      <p className="soft tiny">
        {t('rounds.open.root')}
        {t('shell.colon')}
        <code className="mono">{root}</code>
      </p>
    </section>
  );
}
