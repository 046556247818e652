import { Facts } from '../../ui/first-page/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { PromiseBox } from '../../ui/first-page/PromiseBox.tsx';
import { useText } from '../text.ts';

/**
 * What can be said to everyone before the invitation is known, laid out as the first page will be. It is
 * also written into the page at build time (`prerender.tsx`), so that there is something to read before
 * any script has come.
 */
export function OpeningPage() {
  const speech = useText();
  const { t } = speech;
  return (
    <Page
      kicker={<span className="blank" />}
      heading={t('shell.kind')}
      survey={null}
      actions={
        <p className="opening" role="status">
          {t('shell.loading')}
        </p>
      }
    >
      <p className="lead">
        <span className="blank" />
      </p>
      <Facts speech={speech} round={null} />
      <PromiseBox speech={speech} groupMin={null} />
    </Page>
  );
}
