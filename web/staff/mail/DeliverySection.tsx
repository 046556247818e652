import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Label, ProgressBar } from 'react-aria-components';
import type { MailView } from '../api.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { mailQuery, retryRefused } from './mail-queries.ts';

/** On an open round: how far the invitations are. It is the same whoever has answered. */
export function DeliverySection({
  round,
  mail: { server, delivery },
}: {
  readonly round: string;
  readonly mail: MailView;
}) {
  const { t } = useText();
  if (delivery === null) return null;
  return (
    <section className="section" aria-labelledby="delivery">
      <h2 id="delivery">{t('mail.delivery.title')}</h2>
      {server === null ? (
        <Notice tone="info" title={t('mail.delivery.noServerTitle')}>
          <p>{t('mail.delivery.noServer')}</p>
          <Link to="/rounds/$roundId/outbox" params={{ roundId: round }} className="button">
            {t('mail.delivery.outbox')}
          </Link>
        </Notice>
      ) : (
        <Progress round={round} delivery={delivery} problem={server.problem} />
      )}
    </section>
  );
}

function Progress({
  round,
  delivery,
  problem,
}: {
  readonly round: string;
  readonly delivery: NonNullable<MailView['delivery']>;
  readonly problem: string | null;
}) {
  const { t, formatNumber } = useText();
  const { waiting, sent, failed } = delivery;
  const total = waiting + sent + failed;
  if (total === 0) return <p>{t('mail.delivery.nobody')}</p>;
  const words = t('mail.delivery.progress', { sent, total });
  return (
    <>
      <ProgressBar className="progress" value={sent} maxValue={total} valueLabel={words}>
        {({ percentage }) => (
          <>
            <Label>{words}</Label>
            <div className="progress-track">
              <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <dl className="mail-totals">
        {(['sent', 'waiting', 'failed'] as const).map((state) => (
          <div key={state}>
            <dt>{t(`mail.delivery.${state}`)}</dt>
            <dd>{formatNumber(delivery[state])}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('mail.delivery.same')}</p>
      {problem !== null && waiting > 0 && (
        <Notice tone="caution" title={t('mail.delivery.problemTitle')} live>
          <p>{t('mail.delivery.problem', { code: problem })}</p>
        </Notice>
      )}
      {failed > 0 && <Refused round={round} delivery={delivery} />}
    </>
  );
}

function Refused({
  round,
  delivery: { failed, refused },
}: {
  readonly round: string;
  readonly delivery: NonNullable<MailView['delivery']>;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryRefused(round),
    onSuccess: (view) => {
      client.setQueryData(mailQuery(round).queryKey, view);
    },
  });
  return (
    <>
      <h3>{t('mail.delivery.refusedTitle', { count: failed })}</h3>
      <p>{t('mail.delivery.refusedWhat')}</p>
      <div
        className="table-frame"
        role="region"
        aria-label={t('mail.delivery.refusedCaption')}
        tabIndex={0}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('mail.delivery.person')}</th>
              <th scope="col">{t('mail.delivery.address')}</th>
              <th scope="col">{t('mail.delivery.unit')}</th>
              <th scope="col">{t('mail.delivery.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ employee, address, unit, reason }) => (
              <tr key={employee}>
                <th scope="row">{employee}</th>
                <td>{address}</td>
                <td>{unit}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {failed > refused.length && (
        <p className="soft small">{t('mail.delivery.shown', { count: refused.length })}</p>
      )}
      {retry.error !== null && <ProblemNotice error={retry.error} />}
      <div className="actions">
        <Button className="button" isPending={retry.isPending} onPress={() => retry.mutate()}>
          {t('mail.delivery.retry')}
        </Button>
      </div>
    </>
  );
}
