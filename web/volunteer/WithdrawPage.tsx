import { useState } from 'react';
import { requestPublicJson } from '../ui/public-json.ts';
import { useText } from './text.ts';
import { VolunteerPage } from './VolunteerPage.tsx';

type State = 'asking' | 'working' | 'done' | 'gone' | 'offline' | 'server';

/** Erase an entry, for whoever has its address. */
export function WithdrawPage({ entry }: { readonly entry: string }) {
  const { t } = useText();
  const [state, setState] = useState<State>('asking');
  const erase = async (): Promise<void> => {
    setState('working');
    const { status } = await requestPublicJson('DELETE', `/api/volunteers/${entry}`);
    setState(readState(status));
  };
  if (state === 'done' || state === 'gone') {
    return (
      <VolunteerPage heading={t(`withdraw.${state}Title`)}>
        <p className="lead" role="status">
          {t(`withdraw.${state}`)}
        </p>
      </VolunteerPage>
    );
  }
  return (
    <VolunteerPage heading={t('withdraw.title')}>
      <p className="lead">{t('withdraw.lead')}</p>
      <p role="alert">
        {(state === 'offline' || state === 'server') && (
          <span className="fault">{t(`fault.${state}`)}</span>
        )}
      </p>
      <p>
        <button type="button" className="button primary" onClick={() => void erase()}>
          {t(state === 'working' ? 'sending' : 'withdraw.button')}
        </button>
      </p>
    </VolunteerPage>
  );
}

function readState(status: number): State {
  if (status === 204) return 'done';
  if (status === 404) return 'gone';
  return status === 0 ? 'offline' : 'server';
}
