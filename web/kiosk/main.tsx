import { createRoot } from 'react-dom/client';
import { isKiosk, keepTab } from '../respond/entry.ts';
import { createRetryTimer } from '../respond/retry-timer.ts';
import { currentSpeech } from '../respond/text.ts';
import { CodePage, ErasedPage, KioskStart } from './StartPages.tsx';

/**
 * Two addresses: `/code`, where a printed code is typed on one's own device and leads to `/a`, and `/kiosk`,
 * where one person answers after another. A visit at a kiosk lives in the memory of one document; its end
 * takes the pages down, then loads the document anew.
 */
const container = document.getElementById('root')!;
let root = createRoot(container);

document.documentElement.lang = currentSpeech().language;
// A page that the browser had put aside would bring back what was on it.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

if (isKiosk(window)) {
  root.render(<KioskStart onKnown={visit} />);
} else {
  root.render(<CodePage onKnown={leave} />);
}

function leave(secret: string): Promise<void> {
  window.location.assign(`/a#${secret}`);
  return Promise.resolve();
}

async function visit(secret: string): Promise<void> {
  // Where a reload finds that of a personal link; at a kiosk it is memory. It never stands in an address.
  keepTab(window, 'secret', secret);
  const { KioskVisit, forgetVisit } = await import('./KioskVisit.tsx');
  const end = (): void => {
    forgetVisit();
    root.unmount();
    root = createRoot(container);
    root.render(<ErasedPage />);
    void returnToStart();
  };
  root.render(<KioskVisit onEnd={end} />);
}

/** Without a connection a new document would be the browser's error page: wait for one. */
async function returnToStart(): Promise<void> {
  const retryTimer = createRetryTimer();
  for (let attempt = 0; !(await isReachable()); attempt++) await retryTimer.wait(attempt);
  window.location.replace(window.location.pathname);
}

async function isReachable(): Promise<boolean> {
  try {
    const { ok } = await fetch(window.location.pathname, {
      cache: 'no-store',
      credentials: 'omit',
    });
    return ok;
  } catch {
    return false;
  }
}
