import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntranceView, LinkRequestView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { entranceQuery } from './entrance.ts';
import { Button } from '../shell/Button.tsx';
import { FieldError, Input, Label, TextField } from '../shell/fields.tsx';

/** Where a link is asked for; what the server answers is the same for every address. */
export function RequestLink({ path }: { readonly path: string }) {
  return (
    <Loaded query={useQuery(entranceQuery)}>
      {(entrance) => <Request entrance={entrance} path={path} />}
    </Loaded>
  );
}

function Request({ entrance, path }: { readonly entrance: EntranceView; readonly path: string }) {
  const { t, language } = useText();
  const [email, setEmail] = useState('');
  const request = useMutation({
    mutationFn: () =>
      requestJson<LinkRequestView>('POST', '/api/staff/links', {
        email,
        language,
        to: path === '/' ? null : path,
      }),
  });
  if (entrance.setUp) {
    return (
      <Notice tone="info" title={t('signIn.setUp.title')}>
        <p>{t('signIn.setUp.body')}</p>
      </Notice>
    );
  }
  if (!entrance.mail && !entrance.demo) {
    return (
      <Notice tone="info" title={t('signIn.noMail.title')}>
        <p>{t('signIn.noMail.body')}</p>
      </Notice>
    );
  }
  if (request.data !== undefined) {
    return (
      <>
        {entrance.demo ? (
          <DemoMail email={email} link={request.data.link} />
        ) : (
          <Notice tone="positive" title={t('signIn.sent.title')} live>
            <p>{t('signIn.sent.body', { email })}</p>
          </Notice>
        )}
        <Button className="button" onPress={() => request.reset()}>
          {t('signIn.sent.again')}
        </Button>
      </>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate();
      }}
    >
      {request.error !== null && <ProblemNotice error={request.error} />}
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
      <Button type="submit" className="button button-primary" isPending={request.isPending}>
        {request.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
      <p className="hint">{t(entrance.demo ? 'signIn.demo.hint' : 'signIn.hint')}</p>
    </form>
  );
}

/** The demonstration has no mailbox to look into, so it shows the link, and says that it does. */
function DemoMail({ email, link }: { readonly email: string; readonly link: string | null }) {
  const { t } = useText();
  if (link === null) {
    return (
      <Notice tone="caution" title={t('signIn.demo.none')} live>
        <p>{t('signIn.demo.addresses', { email })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title={t('signIn.demo.title')} live>
      <p>{t('signIn.demo.body', { email })}</p>
      <a className="button button-primary" href={link}>
        {t('signIn.demo.open')}
      </a>
    </Notice>
  );
}
