import { Icon } from '../../ui/first-page/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import type { Sending } from '../state.ts';
import type { Step } from '../submit.ts';
import { useText } from '../text.ts';

const STEPS: readonly Step[] = ['check', 'claim', 'ballot', 'comments'];

interface SendingPageProps {
  readonly sending: Sending;
  readonly onTryNow: () => void;
}

export function SendingPage({ sending, onTryNow }: SendingPageProps) {
  const { t } = useText();
  const { about, progress, lasts, comments } = sending;
  const hasComments = comments ?? progress.step === 'comments';
  const steps = STEPS.filter((step) => step !== 'comments' || hasComments);
  const current = steps.indexOf(progress.step);
  return (
    <Page
      kicker={about?.organisation ?? t('shell.kind')}
      heading={t('sending.title')}
      survey={about?.title ?? null}
    >
      <ol className="steps-done">
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'current' : 'pending';
          return (
            <li
              key={step}
              className={state}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span className="bead">{state === 'done' && <Icon name="check" />}</span>
              <span>
                {t(`sending.${step}`)}
                <span className="visually-hidden"> ({t(`sending.${state}`)})</span>
              </span>
            </li>
          );
        })}
      </ol>
      <div role="status">
        {progress.waiting !== null && (
          <div className="notice">
            <p>
              <Icon name="offline" />
              <strong>
                {t(progress.waiting === 'offline' ? 'sending.offlineTitle' : 'sending.busyTitle')}
              </strong>
            </p>
            <p>
              {progress.waiting === 'busy'
                ? t('sending.busy')
                : t(lasts ? 'sending.offline' : 'sending.offlineShared')}
            </p>
          </div>
        )}
      </div>
      {progress.waiting !== null && (
        <button type="button" className="button" onClick={onTryNow}>
          {t('sending.now')}
        </button>
      )}
    </Page>
  );
}
