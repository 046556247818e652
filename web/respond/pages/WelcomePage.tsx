import { isDraftEmpty } from '../draft.ts';
import { Facts } from '../../ui/first-page/Facts.tsx';
import { CountsIn } from '../../ui/first-page/CountsIn.tsx';
import { Page } from '../parts/Page.tsx';
import { PromiseBox } from '../../ui/first-page/PromiseBox.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';
import { ComparisonWords } from './ComparisonWords.tsx';
import { Extended } from './Extended.tsx';
import { SampleReport } from './SampleReport.tsx';

interface WelcomePageProps {
  readonly asking: Asking;
  readonly deviceLasts: boolean;
  readonly onStart: () => void;
  readonly onEraseDraft: () => void;
  /** null where everybody knows that the device is shared. */
  readonly onShared: ((shared: boolean) => void) | null;
}

/** Everything that a suspicious person wants to know first. Uses nothing that has to be waited for. */
export function WelcomePage(props: WelcomePageProps) {
  const { asking, deviceLasts, onStart, onEraseDraft, onShared } = props;
  const speech = useText();
  const { t } = speech;
  const { round, countsIn, brokenDownBy, manifestRoot } = asking.session.invitation;
  const begun = !isDraftEmpty(asking.draft);
  const smallest = countsIn[0];
  return (
    <Page
      kicker={round.organisation}
      heading={round.title}
      survey={round.title}
      actions={
        <>
          <button type="button" className="button primary wide" onClick={onStart}>
            {t(begun ? 'welcome.resume' : 'welcome.start')}
          </button>
          {begun && (
            <button type="button" className="button quiet" onClick={onEraseDraft}>
              {t('welcome.erase')}
            </button>
          )}
        </>
      }
    >
      <p className="lead">{t('welcome.asks', { organisation: round.organisation })}</p>
      <Facts speech={speech} round={round} shared={asking.shared} />
      <Extended asking={asking} />
      <PromiseBox speech={speech} groupMin={round.policy.groupMin} />
      {begun && <StatusLine shared={asking.shared} deviceLasts={deviceLasts} />}
      <CountsIn
        speech={speech}
        audience={round.audience}
        countsIn={countsIn}
        brokenDownBy={brokenDownBy}
      />
      {smallest !== undefined && (
        <SampleReport label={smallest.label} heads={smallest.heads} policy={round.policy} />
      )}
      <ComparisonWords root={manifestRoot} />
      {onShared !== null && <SharedSwitch shared={asking.shared} onShared={onShared} />}
      <How />
    </Page>
  );
}

interface SharedSwitchProps {
  readonly shared: boolean;
  readonly onShared: (shared: boolean) => void;
}

function SharedSwitch({ shared, onShared }: SharedSwitchProps) {
  const { t } = useText();
  return (
    <section className="block" aria-labelledby="shared">
      <h2 id="shared">{t('welcome.sharedTitle')}</h2>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={shared}
          aria-describedby="shared-hint"
          onChange={(event) => onShared(event.target.checked)}
        />
        <span>{t('welcome.shared')}</span>
      </label>
      <p id="shared-hint" className="hint">
        {t('welcome.sharedHint')}
      </p>
    </section>
  );
}

function How() {
  const { t } = useText();
  const steps = ['how.seal', 'how.box', 'how.none', 'how.close'] as const;
  return (
    <details className="how">
      <summary>{t('how.title')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className="hint">{t('how.limit')}</p>
    </details>
  );
}
