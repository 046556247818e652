import { Icon } from '../ui/first-page/Icon.tsx';
import { Page } from '../respond/parts/Page.tsx';
import { useOnline } from '../respond/parts/StatusLine.tsx';
import { CodeForm } from './CodeForm.tsx';
import { useText } from './text.ts';

interface StartProps {
  readonly onKnown: (secret: string) => Promise<void>;
}

/** The first page of a kiosk, for whoever comes next. */
export function KioskStart({ onKnown }: StartProps) {
  const { t } = useText();
  return (
    <Page kicker={t('kiosk.kicker')} heading={t('kiosk.title')} survey={null}>
      <p className="lead">{t('kiosk.lead')}</p>
      <Offline />
      <CodeForm onKnown={onKnown} forgetful />
      <p>{t('kiosk.phone')}</p>
      <section className="promise" aria-labelledby="forgets">
        <h2 id="forgets">
          <Icon name="lock" />
          {t('kiosk.forgetsTitle')}
        </h2>
        <p>{t('kiosk.forgets')}</p>
        <p>{t('kiosk.look')}</p>
      </section>
    </Page>
  );
}

/** Where a printed code is typed on a device of one's own. */
export function CodePage({ onKnown }: StartProps) {
  const { t } = useText();
  return (
    <Page kicker={null} heading={t('page.title')} survey={null}>
      <p className="lead">{t('page.lead')}</p>
      <Offline />
      <CodeForm onKnown={onKnown} forgetful={false} />
      <p>{t('page.phone')}</p>
      <p className="hint">{t('page.mail')}</p>
    </Page>
  );
}

/** After a visit, until the first page can be loaded anew. */
export function ErasedPage() {
  const { t } = useText();
  const online = useOnline();
  return (
    <Page kicker={t('kiosk.kicker')} heading={t('erased.title')} survey={null}>
      <p className="lead" role="status">
        {t(online ? 'erased.text' : 'erased.offline')}
      </p>
    </Page>
  );
}

function Offline() {
  const { t } = useText();
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="notice">
          <Icon name="offline" /> {t('kiosk.offline')}
        </p>
      )}
    </div>
  );
}
