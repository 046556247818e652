import { useQuery } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountsView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { AccountForm } from './AccountForm.tsx';
import {
  accountsQuery,
  addressOf,
  useAccountsChange,
  useUnitName,
  type Account,
} from './accounts.ts';
import { ImportManagers } from './ImportManagers.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import './accounts.css';
import { Button } from '../shell/Button.tsx';

/** What is open above the list. */
type Open =
  | { readonly what: 'none' }
  | { readonly what: 'add' }
  | { readonly what: 'import' }
  | { readonly what: 'change'; readonly account: Account }
  | { readonly what: 'link'; readonly account: Account };

/** Who may sign in, and with which role. */
export function AccountsPage() {
  const { t } = useText();
  const query = useQuery(accountsQuery);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const [done, setDone] = useState<string | null>(null);
  const show = (next: Open): void => {
    setDone(null);
    setOpen(next);
  };
  const close = (said: string | null = null): void => {
    setOpen({ what: 'none' });
    setDone(said);
  };
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.accounts')}>
        <p className="soft">{t('accounts.intro')}</p>
        <div className="actions">
          <Button className="button button-primary" onPress={() => show({ what: 'add' })}>
            {t('accounts.add')}
          </Button>
          <Button className="button" onPress={() => show({ what: 'import' })}>
            {t('accounts.import.open')}
          </Button>
        </div>
      </PageHeading>
      {done !== null && (
        <Notice tone="positive" live>
          <p>{done}</p>
        </Notice>
      )}
      {open.what === 'add' && <AccountForm known={null} onClose={close} />}
      {open.what === 'change' && (
        <AccountForm key={open.account.email} known={open.account} onClose={close} />
      )}
      {open.what === 'import' && <ImportManagers onClose={close} />}
      <Loaded query={query}>
        {(view) => (
          <>
            {open.what === 'link' && (
              <LinkPanel
                key={open.account.email}
                account={open.account}
                mail={view.mail}
                onClose={close}
              />
            )}
            <AccountTable view={view} onOpen={show} onDone={close} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function AccountTable({
  view,
  onOpen,
  onDone,
}: {
  readonly view: AccountsView;
  readonly onOpen: (open: Open) => void;
  readonly onDone: (said: string) => void;
}) {
  const { t } = useText();
  const nameUnit = useUnitName();
  return (
    <div className="table-frame" role="region" aria-label={t('accounts.caption')} tabIndex={0}>
      <table className="table table-stacked">
        <caption>{t('accounts.count', { count: view.accounts.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('accounts.name')}</th>
            <th scope="col">{t('accounts.role')}</th>
            <th scope="col">{t('accounts.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {view.accounts.map((account) => (
            <tr key={account.email}>
              <th scope="row" className="typed">
                {account.name}
                <br />
                <span className="soft account-email">{account.email}</span>
              </th>
              <td className="typed">
                {t(`shell.role.${account.role}`)}
                {account.unit !== null && (
                  <>
                    <br />
                    <span className="soft">{nameUnit(account.unit)}</span>
                  </>
                )}
              </td>
              <td>
                <AccountActions account={account} onOpen={onOpen} onDone={onDone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AccountActions({
  account,
  onOpen,
  onDone,
}: {
  readonly account: Account;
  readonly onOpen: (open: Open) => void;
  readonly onDone: (said: string) => void;
}) {
  const { t } = useText();
  const own = useRouteContext({ from: '/signed-in' }).account;
  const { email, name } = account;
  const takeOver = useAccountsChange();
  const remove = async (): Promise<void> => {
    await takeOver(await requestJson<AccountsView>('DELETE', addressOf(email)));
    onDone(t('accounts.removed', { name }));
  };
  const signOut = async (): Promise<void> => {
    await requestJson('DELETE', `${addressOf(email)}/sessions`);
    onDone(t('accounts.signedOut', { name }));
  };
  return (
    <div className="actions">
      <Button
        className="button button-quiet"
        aria-label={t('accounts.linkFor', { name })}
        onPress={() => onOpen({ what: 'link', account })}
      >
        {t('accounts.link.open')}
      </Button>
      <Button
        className="button button-quiet"
        aria-label={t('accounts.changeOf', { name })}
        onPress={() => onOpen({ what: 'change', account })}
      >
        {t('accounts.change')}
      </Button>
      {/* One's own are ended on the page of one's own account, which leads out. */}
      {email !== own.email && (
        <ConfirmDialog
          trigger={t('accounts.signOut')}
          triggerClass="button button-quiet"
          title={t('accounts.signOutTitle', { name })}
          confirm={t('accounts.signOutConfirm')}
          working={t('accounts.working')}
          onConfirm={signOut}
        >
          <p>{t('accounts.signOutBody')}</p>
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={t('accounts.remove')}
        triggerClass="button button-quiet"
        title={t('accounts.removeTitle', { name })}
        confirm={t('accounts.removeConfirm')}
        working={t('accounts.working')}
        dangerous
        onConfirm={remove}
      >
        <p>{t('accounts.removeBody')}</p>
      </ConfirmDialog>
    </div>
  );
}
