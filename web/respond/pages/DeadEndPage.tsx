import { Page } from '../parts/Page.tsx';
import type { DeadEnd, End } from '../state.ts';
import { useText } from '../text.ts';
import type { Key } from '../text.ts';

interface DeadEndPageProps {
  readonly deadEnd: DeadEnd;
  readonly onTryNow: () => void;
}

/** Where the survey does not go on: what happened, in words, and what to do now. */
export function DeadEndPage({ deadEnd, onTryNow }: DeadEndPageProps) {
  const { t, formatDate } = useText();
  const { end, about, draftKept } = deadEnd;
  const { title, text, way } = ENDS[end.why];
  const date = about === null ? '' : formatDate(about.closesOn);
  return (
    <Page
      key={end.why}
      kicker={about?.organisation ?? t('shell.kind')}
      heading={t(title)}
      survey={about?.title ?? null}
      actions={way !== null && <WayOn way={way} round={about?.round ?? ''} onTryNow={onTryNow} />}
    >
      <p className="lead">{t(text, { date })}</p>
      {end.why === 'keys' && (
        <p className="notice">
          {t('deadEnd.manifestReason', { why: t(`manifestFault.${end.fault}`) })}
        </p>
      )}
      {end.why === 'refused' && (
        <p className="notice">{t('deadEnd.refusedReason', { why: t(`problem.${end.code}`) })}</p>
      )}
      {draftKept && <p className="hint">{t('deadEnd.draftKept')}</p>}
    </Page>
  );
}

/**
 * `way`: `wait` is tried again by itself, the button only shortens it; `code` leads to the page where a printed
 * code is typed, `results` to what HR has shared; null where the words say what to do.
 */
const ENDS = {
  'no-secret': { title: 'deadEnd.noSecretTitle', text: 'deadEnd.noSecret', way: 'code' },
  sent: { title: 'deadEnd.sentTitle', text: 'deadEnd.sent', way: null },
  unknown: { title: 'deadEnd.unknownTitle', text: 'deadEnd.unknown', way: 'reload' },
  used: { title: 'deadEnd.usedTitle', text: 'deadEnd.used', way: null },
  preparing: { title: 'deadEnd.preparingTitle', text: 'deadEnd.preparing', way: 'reload' },
  closed: { title: 'deadEnd.closedTitle', text: 'deadEnd.closed', way: null },
  'closed-late': { title: 'deadEnd.closedTitle', text: 'deadEnd.closedUndated', way: null },
  released: { title: 'deadEnd.releasedTitle', text: 'deadEnd.released', way: 'results' },
  offline: { title: 'deadEnd.offlineTitle', text: 'deadEnd.offline', way: 'wait' },
  server: { title: 'deadEnd.serverTitle', text: 'deadEnd.server', way: 'wait' },
  browser: { title: 'deadEnd.browserTitle', text: 'deadEnd.browser', way: null },
  insecure: { title: 'deadEnd.insecureTitle', text: 'deadEnd.insecure', way: null },
  keys: { title: 'deadEnd.manifestTitle', text: 'deadEnd.manifest', way: 'reload' },
  refused: { title: 'deadEnd.refusedTitle', text: 'deadEnd.refused', way: null },
} as const satisfies Record<End['why'], { title: Key; text: Key; way: Way | null }>;

type Way = 'wait' | 'reload' | 'code' | 'results';

interface WayOnProps {
  readonly way: Way;
  /** Id of the round; empty where it is not known. */
  readonly round: string;
  readonly onTryNow: () => void;
}

function WayOn({ way, round, onTryNow }: WayOnProps) {
  const { t } = useText();
  if (way === 'code') {
    return (
      <a className="button" href="/code">
        {t('deadEnd.typeCode')}
      </a>
    );
  }
  if (way === 'results') {
    return (
      <a className="button primary" href={`/results#${round}`}>
        {t('deadEnd.results')}
      </a>
    );
  }
  return way === 'wait' ? (
    <button type="button" className="button primary" onClick={onTryNow}>
      {t('deadEnd.retry')}
    </button>
  ) : (
    <button type="button" className="button" onClick={() => window.location.reload()}>
      {t('deadEnd.reload')}
    </button>
  );
}
