import { useMutation, useQuery } from '@tanstack/react-query';
import type { AccountView } from '../api.ts';
import { accountQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { linkQuery, useEnter } from './entrance.ts';
import { Button } from '../shell/Button.tsx';

/**
 * A link has been opened. It is used up by the button and not by the opening: mail programs look at links
 * before people do, and some run the page as well.
 */
export function LinkEntrance({
  token,
  path,
  onAskAnew,
}: {
  readonly token: string;
  readonly path: string;
  readonly onAskAnew: () => void;
}) {
  const { t } = useText();
  const enter = useEnter();
  const query = useQuery(linkQuery(token));
  const signIn = useMutation({
    mutationFn: () => requestJson<AccountView>('POST', '/api/staff/sign-in', { token }),
    onSuccess: (account) => enter(account, path),
  });
  const problem = signIn.error ?? query.error;
  if (problem instanceof ApiProblem && problem.code === 'link-unusable') {
    return <DeadLink path={path} onAskAnew={onAskAnew} />;
  }
  return (
    <Loaded query={query}>
      {({ email, name }) => (
        <div className="form">
          <p>
            {t('signIn.link.who')}
            <br />
            <strong>{name}</strong>
            <br />
            <span className="soft">{email}</span>
          </p>
          {signIn.error !== null && <ProblemNotice error={signIn.error} />}
          <Button
            className="button button-primary"
            isPending={signIn.isPending}
            onPress={() => signIn.mutate()}
          >
            {signIn.isPending
              ? t('signIn.link.working')
              : t('signIn.link.enter', { name: name ?? '' })}
          </Button>
          <p className="hint">{t('signIn.link.once')}</p>
        </div>
      )}
    </Loaded>
  );
}

/** Used, too old or mistyped; whoever is signed in already goes on from here. */
function DeadLink({ path, onAskAnew }: { readonly path: string; readonly onAskAnew: () => void }) {
  const { t } = useText();
  const account = useQuery(accountQuery).data ?? null;
  return (
    <>
      <Notice tone="caution" title={t('signIn.dead.title')} live>
        <p>{t('signIn.dead.body')}</p>
      </Notice>
      {account !== null && (
        <p>
          {t('signIn.dead.signedIn', { name: account.name })}{' '}
          <a href={`/staff${path}`}>{t('signIn.dead.goOn')}</a>
        </p>
      )}
      <Button className="button button-primary" onPress={onAskAnew}>
        {t('signIn.dead.askAnew')}
      </Button>
    </>
  );
}
