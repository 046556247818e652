import { useState } from 'react';
import { Page } from '../parts/Page.tsx';
import type { Done } from '../state.ts';
import { useText } from '../text.ts';

interface DonePageProps {
  readonly done: Done;
  /** Whether somebody else comes next: then nothing may stay in the clipboard. */
  readonly kiosk: boolean;
}

export function DonePage({ done, kiosk }: DonePageProps) {
  const { t, formatDate } = useText();
  const [copied, setCopied] = useState(false);
  const { about, receipt, commentsRefused } = done;
  const copy = (): void => {
    window.navigator.clipboard.writeText(receipt).then(
      () => setCopied(true),
      // Not allowed here: the receipt can be marked and copied by hand.
      () => setCopied(false),
    );
  };
  return (
    <Page kicker={about.organisation} heading={t('done.title')} survey={about.title}>
      <p className="lead">{t('done.lead')}</p>
      {commentsRefused > 0 && (
        <p className="notice">{t('done.commentsRefused', { count: commentsRefused })}</p>
      )}
      <section className="receipt" aria-labelledby="receipt">
        <h2 id="receipt">{t('done.receiptTitle')}</h2>
        <p className="receipt-code">
          <code data-testid="receipt" translate="no">
            {receipt}
          </code>
          {!kiosk && (
            <button type="button" className="button quiet" onClick={copy}>
              {t(copied ? 'done.copied' : 'done.copy')}
            </button>
          )}
        </p>
        <p className="visually-hidden" role="status">
          {copied ? t('done.copied') : ''}
        </p>
        <p className="hint">
          {t('done.receipt')}{' '}
          {!kiosk && <Aside to={`/check#${about.round}`}>{t('done.check')}</Aside>}
        </p>
      </section>
      <section className="block" aria-labelledby="next">
        <h2 id="next">{t('done.nextTitle')}</h2>
        <dl className="timeline">
          <dt>{t('done.untilClose', { date: formatDate(about.closesOn) })}</dt>
          <dd>{t('done.untilCloseText')}</dd>
          <dt>{t('done.close')}</dt>
          <dd>{t('done.closeText')}</dd>
          <dt>{t('done.share')}</dt>
          <dd>
            {t('done.shareText')}{' '}
            {!kiosk && <Aside to={`/results#${about.round}`}>{t('done.results')}</Aside>}
          </dd>
        </dl>
      </section>
      {!kiosk && (
        <p>
          {t('done.volunteer')} <Aside to="/volunteer">{t('done.volunteerLink')}</Aside>
        </p>
      )}
      {!kiosk && (
        <p className="hint">
          {t('done.newTab')} {t('done.leave')}
        </p>
      )}
    </Page>
  );
}

/** In a tab of its own: this page shows the receipt once, and the way back would not bring it again. */
function Aside({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
