import { Page } from '../parts/Page.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';

interface WaitingPageProps {
  readonly asking: Asking;
  readonly deviceLasts: boolean;
  readonly onRetry: () => void;
}

/** Whoever presses Start before the questions are there waits here. */
export function WaitingPage({ asking, deviceLasts, onRetry }: WaitingPageProps) {
  const { t } = useText();
  const { round } = asking.session.invitation;
  const failed = asking.questions === 'failed';
  return (
    <Page
      kicker={round.organisation}
      heading={t(failed ? 'questions.failed' : 'questions.loading')}
      survey={round.title}
      actions={
        failed && (
          <button type="button" className="button primary wide" onClick={onRetry}>
            {t('questions.retry')}
          </button>
        )
      }
    >
      {!failed && <div className="skeleton" aria-hidden="true" />}
      <StatusLine shared={asking.shared} deviceLasts={deviceLasts} />
    </Page>
  );
}
