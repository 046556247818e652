import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { EntranceFrame } from './EntranceFrame.tsx';
import { LinkEntrance } from './LinkEntrance.tsx';
import { forgetToken, readToken } from './link-token.ts';
import { findOwnPath } from './own-path.ts';
import { RequestLink } from './RequestLink.tsx';

/** With a link: the button that signs in. Without: where to ask for one. */
export function SignInPage() {
  const { t } = useText();
  const { to, ended } = useSearch({ from: '/sign-in' });
  const [token, setToken] = useState(readToken);
  const path = findOwnPath(to);
  const askAnew = (): void => {
    forgetToken();
    setToken(null);
  };
  return (
    <EntranceFrame title={t('signIn.title')} intro={t('signIn.intro')}>
      {ended === true && token === null && <Notice tone="info">{t('signIn.ended')}</Notice>}
      {token === null ? (
        <RequestLink path={path} />
      ) : (
        <LinkEntrance token={token} path={path} onAskAnew={askAnew} />
      )}
      <p className="soft small">{t('signIn.employee')}</p>
    </EntranceFrame>
  );
}
