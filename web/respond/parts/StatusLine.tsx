import { useSyncExternalStore } from 'react';
import { useText } from '../text.ts';
import { Icon } from '../../ui/first-page/Icon.tsx';

interface StatusLineProps {
  readonly shared: boolean;
  /** Whether drafts survive leaving the page. */
  readonly deviceLasts: boolean;
}

/** Says at any time before Submit that nothing has been sent, and where the answers are. */
export function StatusLine({ shared, deviceLasts }: StatusLineProps) {
  const { t } = useText();
  const online = useOnline();
  const kept = deviceLasts ? 'status.notSent' : 'status.notSentUnkept';
  return (
    <div className="status" role="status">
      <p>
        <Icon name="device" />
        <span>{t(shared ? 'status.notSentShared' : kept)}</span>
      </p>
      {!online && (
        <p>
          <Icon name="offline" />
          <span>{t('status.offline')}</span>
        </p>
      )}
    </div>
  );
}

export function useOnline(): boolean {
  return useSyncExternalStore(listenToConnection, () => window.navigator.onLine);
}

function listenToConnection(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
