import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoundView } from '../api.ts';
import { clockQuery, roundQuery, roundsQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { ASK_AGAIN, ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { DayField } from './DateFields.tsx';
import { addDays, countDays } from './round-draft.ts';
import { readToday } from './today.ts';

const USUAL_DAYS = 7;
/** Who keeps a round open for longer than this may have mistyped the year, and nobody could mend it. */
const LONG_DAYS = 90;

/** Move the last day of an open round later. */
export function ExtendDialog({ round }: { readonly round: RoundView }) {
  const { t, formatDate } = useText();
  const queryClient = useQueryClient();
  const today = useQuery(clockQuery).data?.today ?? readToday();
  const earliest = [addDays(round.closesOn, 1), today].sort()[1]!;
  const [day, setDay] = useState(addDays(round.closesOn, USUAL_DAYS));
  const [tried, setTried] = useState(false);
  const [askedAgain, setAskedAgain] = useState<string | null>(null);
  const isLater = day >= earliest;
  const days = isLater ? countDays(today, day) : 0;
  const isLong = days > LONG_DAYS;
  const isAskedAgain = isLong && askedAgain === day;
  const extend = async (): Promise<unknown> => {
    setTried(true);
    if (!isLater) throw new ApiProblem('invalid-fields', 422);
    if (isLong && !isAskedAgain) {
      setAskedAgain(day);
      return ASK_AGAIN;
    }
    const extended = await requestJson<RoundView>('POST', `/api/rounds/${round.id}/extend`, {
      closesOn: day,
    });
    queryClient.setQueryData(roundQuery(round.id).queryKey, extended);
    void queryClient.invalidateQueries({ queryKey: roundsQuery.queryKey, exact: true });
    return extended;
  };
  return (
    <ConfirmDialog
      trigger={t('rounds.extend.trigger')}
      title={t('rounds.extend.title', { title: round.title })}
      confirm={
        isAskedAgain ? t('rounds.extend.confirmLong', { count: days }) : t('rounds.extend.confirm')
      }
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
      {isAskedAgain && (
        <Notice tone="caution" live>
          <p>{t('rounds.extend.long', { count: days, date: formatDate(day) })}</p>
        </Notice>
      )}
    </ConfirmDialog>
  );
}
