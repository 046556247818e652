import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoundView } from '../api.ts';
import { clockQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useText } from '../text.ts';
import { DayField } from './DateFields.tsx';
import { addDays } from './round-draft.ts';
import { readToday } from './today.ts';

const USUAL_DAYS = 7;

/** Move the last day of an open round later. */
export function ExtendDialog({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const today = useQuery(clockQuery).data?.today ?? readToday();
  const earliest = [addDays(round.closesOn, 1), today].sort()[1]!;
  const [day, setDay] = useState(addDays(round.closesOn, USUAL_DAYS));
  const [tried, setTried] = useState(false);
  const isLater = day >= earliest;
  const extend = async (): Promise<void> => {
    setTried(true);
    if (!isLater) throw new ApiProblem('invalid-fields', 422);
    const extended = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/extend`, {
      closesOn: day,
    });
    queryClient.setQueryData(roundQuery(round.id).queryKey, extended);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
  };
  return (
    <ConfirmDialog
      trigger={t('rounds.extend.trigger')}
      title={t('rounds.extend.title', { title: round.title })}
      confirm={t('rounds.extend.confirm')}
      working={t('rounds.form.saving')}
      onConfirm={extend}
    >
      <DayField
        label={t('rounds.extend.day')}
        hint={t('rounds.extend.hint', { date: formatDate(round.closesOn) })}
        value={day}
        min={earliest}
        fault={
          tried && !isLater ? t('rounds.extend.later', { date: formatDate(round.closesOn) }) : null
        }
        onChange={setDay}
      />
      <p>{t('rounds.extend.told')}</p>
      <p className="soft small">{t('rounds.extend.signed')}</p>
    </ConfirmDialog>
  );
}
