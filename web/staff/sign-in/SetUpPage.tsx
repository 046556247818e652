import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { entranceQuery, linkQuery, useEnter } from './entrance.ts';
import { EntranceFrame } from './EntranceFrame.tsx';
import { readToken } from './link-token.ts';
import { Button } from '../shell/Button.tsx';
import { FieldError, Input, Label, TextField } from '../shell/fields.tsx';

/** The very first visit: whoever has the link that the start printed becomes administrator. */
export function SetUpPage() {
  const { t } = useText();
  const [token] = useState(readToken);
  const query = useQuery(entranceQuery);
  return (
    <EntranceFrame title={t('signIn.first.title')} intro={t('signIn.first.intro')}>
      <Loaded query={query}>
        {({ setUp }) => {
          if (!setUp) return <Done />;
          return token === null ? <NoLink /> : <WithLink token={token} />;
        }}
      </Loaded>
    </EntranceFrame>
  );
}

function Done() {
  const { t } = useText();
  return (
    <Notice tone="info" title={t('signIn.first.doneTitle')}>
      <p>{t('signIn.first.done')}</p>
      <Link to="/sign-in" className="button button-primary">
        {t('signIn.title')}
      </Link>
    </Notice>
  );
}

function NoLink() {
  const { t } = useText();
  return (
    <Notice tone="caution" title={t('signIn.first.noLinkTitle')}>
      <p>{t('signIn.first.noLink')}</p>
    </Notice>
  );
}

function WithLink({ token }: { readonly token: string }) {
  const query = useQuery(linkQuery(token));
  if (query.error !== null) return <NoLink />;
  return <Loaded query={query}>{() => <FirstAccount token={token} />}</Loaded>;
}

function FirstAccount({ token }: { readonly token: string }) {
  const { t } = useText();
  const enter = useEnter();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const setUp = useMutation({
    mutationFn: () => requestJson<AccountView>('POST', '/api/staff/set-up', { token, name, email }),
    onSuccess: (account) => enter(account, '/organisation'),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setUp.mutate();
      }}
    >
      {setUp.error !== null && <ProblemNotice error={setUp.error} />}
      <TextField name="name" autoComplete="name" isRequired value={name} onChange={setName}>
        <Label>{t('signIn.first.name')}</Label>
        <Input />
        <FieldError />
      </TextField>
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        isRequired
        value={email}
        onChange={setEmail}
      >
        <Label>{t('signIn.email')}</Label>
        <Input />
        <FieldError />
      </TextField>
      <p className="hint">{t('signIn.first.hint')}</p>
      <Button type="submit" className="button button-primary" isPending={setUp.isPending}>
        {setUp.isPending ? t('signIn.first.working') : t('signIn.first.submit')}
      </Button>
    </form>
  );
}
