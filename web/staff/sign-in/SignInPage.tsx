import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import type { AccountView } from '../api.ts';
import { accountQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';

export function SignInPage() {
  const { t } = useText();
  const { to, ended } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => requestJson<AccountView>('POST', '/api/staff/sign-in', { email, password }),
    onSuccess: async (account) => {
      queryClient.clear();
      queryClient.setQueryData(accountQuery.queryKey, account);
      // Only an address of this application: a link from elsewhere must not lead away.
      const target = to?.startsWith('/') === true && !to.startsWith('//') ? to : '/';
      await router.navigate({ to: target, replace: true });
    },
    onError: () => setPassword(''),
  });
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <p className="brand-name">{t('shell.product')}</p>
        <LanguageSwitch />
      </header>
      <main className="sign-in-sheet">
        <PageHeading title={t('signIn.title')}>
          <p className="soft">{t('signIn.intro')}</p>
        </PageHeading>
        {ended === true && signIn.error === null && (
          <Notice tone="info">{t('signIn.ended')}</Notice>
        )}
        {signIn.error !== null && <ProblemNotice error={signIn.error} />}
        <Form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            isRequired
            value={email}
            onChange={setEmail}
          >
            <Label>{t('signIn.email')}</Label>
            <Input />
            <FieldError>{t('signIn.required')}</FieldError>
          </TextField>
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
            value={password}
            onChange={setPassword}
          >
            <Label>{t('signIn.password')}</Label>
            <Input />
            <FieldError>{t('signIn.required')}</FieldError>
          </TextField>
          <Button type="submit" className="button button-primary" isPending={signIn.isPending}>
            {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
          </Button>
        </Form>
        <p className="soft small">{t('signIn.employee')}</p>
      </main>
    </div>
  );
}
