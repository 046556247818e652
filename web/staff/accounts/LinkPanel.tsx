import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedLinkView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { addressOf, type Account } from './accounts.ts';
import { Button } from '../shell/Button.tsx';

/** A link that signs somebody in: sent by e-mail, or shown to be handed over. */
export function LinkPanel({
  account,
  mail,
  onClose,
}: {
  readonly account: Account;
  /** Whether links can be sent. */
  readonly mail: boolean;
  readonly onClose: (said?: string) => void;
}) {
  const { t, language } = useText();
  const { name, email } = account;
  const make = useMutation({
    mutationFn: (send: boolean) =>
      requestJson<HandedLinkView>('POST', `${addressOf(email)}/link`, { send, language }),
    onSuccess: ({ link }) => {
      if (link === null) onClose(t('accounts.link.sent', { email }));
    },
  });
  const link = make.data?.link ?? null;
  return (
    <section className="sheet" aria-labelledby="link-panel">
      <h2 id="link-panel">{t('accounts.linkFor', { name })}</h2>
      {make.error !== null && <ProblemNotice error={make.error} />}
      {link === null ? (
        <>
          <p>{t(mail ? 'accounts.link.choice' : 'accounts.link.noMail')}</p>
          <div className="actions">
            {mail && (
              <Button
                className="button button-primary"
                autoFocus
                isPending={make.isPending}
                onPress={() => make.mutate(true)}
              >
                {t('accounts.link.send', { email })}
              </Button>
            )}
            <Button
              className={mail ? 'button' : 'button button-primary'}
              autoFocus={!mail}
              isPending={make.isPending}
              onPress={() => make.mutate(false)}
            >
              {t('accounts.link.show')}
            </Button>
            <Button className="button" onPress={() => onClose()}>
              {t('shell.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <HandedLink link={link} name={name} onClose={() => onClose()} />
      )}
    </section>
  );
}

function HandedLink({
  link,
  name,
  onClose,
}: {
  readonly link: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  return (
    <Notice tone="caution" title={t('accounts.link.handOver', { name })} live>
      <p>{t('accounts.link.care')}</p>
      <p className="mono handed-link">{link}</p>
      <div className="actions">
        <Button
          className="button button-primary"
          onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          {t(copied ? 'accounts.link.copied' : 'accounts.link.copy')}
        </Button>
        <Button className="button" onPress={onClose}>
          {t('shell.close')}
        </Button>
      </div>
    </Notice>
  );
}
