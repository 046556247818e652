import { useRouteContext } from '@tanstack/react-router';
import { requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useLeave } from '../shell/use-leave.ts';
import { useText } from '../text.ts';
import { SessionList } from './SessionList.tsx';

/** Whom one is signed in as, what that allows, and the way out on every device. */
export function OwnAccountPage() {
  const { t } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  const leave = useLeave();
  const signOutEverywhere = async (): Promise<void> => {
    await requestJson('POST', '/api/staff/sign-out-everywhere');
    await leave();
  };
  const facts = [
    [t('accounts.name'), account.name],
    [t('accounts.email'), account.email],
    [t('accounts.role'), t(`shell.role.${account.role}`)],
    [t('accounts.unit'), account.unitName],
  ] as const;
  return (
    <div className="page page-narrow">
      <PageHeading title={t('accounts.own.title')} />
      <dl className="account-facts">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt className="soft small">{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p>{t(`accounts.may.${account.role}`)}</p>
      <SessionList />
      <section className="section" aria-labelledby="everywhere">
        <h2 id="everywhere">{t('accounts.own.everywhere')}</h2>
        <p>{t('accounts.own.why')}</p>
        <div className="actions">
          <ConfirmDialog
            trigger={t('accounts.own.everywhere')}
            title={t('accounts.own.confirmTitle')}
            confirm={t('accounts.own.confirm')}
            working={t('accounts.working')}
            onConfirm={signOutEverywhere}
          >
            <p>{t('accounts.own.confirmBody')}</p>
          </ConfirmDialog>
        </div>
      </section>
    </div>
  );
}
