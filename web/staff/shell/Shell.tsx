import { Link, Outlet, useRouteContext } from '@tanstack/react-router';
import { requestJson } from '../http/request.ts';
import { useText } from '../text.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { may } from './may.ts';
import { useLeave } from './use-leave.ts';
import { Button } from './Button.tsx';

/** Header and frame of every page behind the sign-in. */
export function Shell() {
  const { t } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  const leave = useLeave();
  const signOut = async (): Promise<void> => {
    try {
      await requestJson('POST', '/api/staff/sign-out');
    } finally {
      await leave();
    }
  };
  const who =
    account.unitName === null
      ? t(`shell.role.${account.role}`)
      : `${t(`shell.role.${account.role}`)}, ${account.unitName}`;
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {account.demo && <aside className="demo-line">{t('shell.demo')}</aside>}
      <header className="top">
        <div className="top-row">
          <Link to="/" className="brand">
            <span className="brand-name">{t('shell.product')}</span>
            <span className="brand-organisation">{account.organisation}</span>
          </Link>
          <nav className="top-nav" aria-label={t('shell.nav.label')}>
            {account.role === 'manager' && (
              <Link to="/team/{-$roundId}/{-$unit}">{t('shell.nav.team')}</Link>
            )}
            {may(account, 'readReports') && <Link to="/rounds">{t('shell.nav.rounds')}</Link>}
            {may(account, 'decide') && <Link to="/decisions">{t('shell.nav.decisions')}</Link>}
            {may(account, 'run') && (
              <>
                <Link to="/questionnaires">{t('shell.nav.questionnaires')}</Link>
                <Link to="/organisation">{t('shell.nav.organisation')}</Link>
                <Link to="/volunteers">{t('shell.nav.volunteers')}</Link>
              </>
            )}
            {may(account, 'accounts') && <Link to="/accounts">{t('shell.nav.accounts')}</Link>}
            {may(account, 'audit') && (
              <Link to="/audit" activeOptions={{ exact: true }}>
                {t('shell.nav.audit')}
              </Link>
            )}
            {may(account, 'inspectRounds') && (
              <Link to="/audit/rounds">{t('shell.nav.roundRules')}</Link>
            )}
          </nav>
          <div className="top-end">
            <LanguageSwitch />
            <Link to="/account" className="who">
              <span className="who-name">{account.name}</span>
              <span className="who-role">{who}</span>
            </Link>
            <Button className="button button-quiet" onPress={() => void signOut()}>
              {t('shell.signOut')}
            </Button>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
