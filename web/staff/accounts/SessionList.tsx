import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionsView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Button } from '../shell/Button.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import './accounts.css';

type Session = SessionsView['sessions'][number];

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => requestJson<SessionsView>('GET', '/api/staff/sessions'),
});

/** Where one is signed in; every session but this one can be ended here. */
export function SessionList() {
  const { t } = useText();
  const nameDevice = useDeviceName();
  const client = useQueryClient();
  const query = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: ({ id }: Session) =>
      requestJson<SessionsView>('DELETE', `/api/staff/sessions/${encodeURIComponent(id)}`),
    onSuccess: (view) => client.setQueryData(sessionsQuery.queryKey, view),
    // It may have ended elsewhere meanwhile: what is there now is shown beside the refusal.
    onError: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <section className="section" aria-labelledby="sessions">
      <h2 id="sessions">{t('accounts.sessions.title')}</h2>
      <p>{t('accounts.sessions.intro')}</p>
      {end.error !== null && <ProblemNotice error={end.error} />}
      {end.isSuccess && (
        <Notice tone="positive" live>
          <p>{t('accounts.sessions.ended', { device: nameDevice(end.variables) })}</p>
        </Notice>
      )}
      <Loaded query={query}>
        {({ sessions }) => (
          <SessionTable sessions={sessions} isBusy={end.isPending} onEnd={end.mutate} />
        )}
      </Loaded>
    </section>
  );
}

function SessionTable({
  sessions,
  isBusy,
  onEnd,
}: {
  readonly sessions: readonly Session[];
  readonly isBusy: boolean;
  readonly onEnd: (session: Session) => void;
}) {
  const { t, formatDate } = useText();
  const nameDevice = useDeviceName();
  return (
    <div
      className="table-frame"
      role="region"
      aria-label={t('accounts.sessions.caption')}
      tabIndex={0}
    >
      <table className="table table-stacked">
        <caption>{t('accounts.sessions.count', { count: sessions.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('accounts.sessions.where')}</th>
            <th scope="col">{t('accounts.sessions.days')}</th>
            <th scope="col">{t('accounts.sessions.action')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{nameDevice(session)}</th>
              <td>
                {t('accounts.sessions.fromTo', {
                  began: formatDate(session.beganOn),
                  seen: formatDate(session.seenOn),
                })}
              </td>
              <td>
                {session.here ? (
                  t('accounts.sessions.here')
                ) : (
                  <Button
                    className="button button-quiet"
                    aria-label={t('accounts.sessions.endOf', {
                      device: nameDevice(session),
                      day: formatDate(session.beganOn),
                    })}
                    isDisabled={isBusy}
                    onPress={() => onEnd(session)}
                  >
                    {t('accounts.sessions.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Kind of browser and system, in words. */
function useDeviceName(): (session: Session) => string {
  const { t } = useText();
  return ({ browser, system }) =>
    t('accounts.sessions.device', {
      browser: t(`accounts.sessions.browser.${browser ?? 'unknown'}`),
      system: t(`accounts.sessions.system.${system ?? 'unknown'}`),
    });
}
