import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Frame } from './Frame.tsx';
import type { Obstacle } from './load-round.ts';
import { Limits } from './Limits.tsx';
import { RoundPage } from './RoundPage.tsx';
import { openRound, useCheck } from './store.ts';
import { useText } from './text.ts';

export function App() {
  const state = useCheck();
  const { t } = useText();
  switch (state.at) {
    case 'start':
      return <StartPage fault={state.fault} />;
    case 'loading':
      return (
        <Frame kicker={null} heading={t('title')}>
          <p className="lead" role="status">
            {t('loading')}
          </p>
        </Frame>
      );
    case 'obstacle':
      return <ObstaclePage why={state.why} id={state.id} />;
    case 'round':
      return <RoundPage round={state.round} />;
  }
}

function StartPage({ fault }: { readonly fault: boolean }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const open = (event: SyntheticEvent): void => {
    event.preventDefault();
    void openRound(text === '' ? '?' : text);
  };
  return (
    <Frame kicker={null} heading={t('title')}>
      <p className="lead">{t('start.lead')}</p>
      <form className="field" onSubmit={open}>
        <label htmlFor="round">{t('start.label')}</label>
        <div className="line">
          <input
            id="round"
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="round-hint round-fault"
            aria-invalid={fault}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button primary">
            {t('start.check')}
          </button>
        </div>
        <p id="round-hint" className="hint">
          {t('start.hint')}
        </p>
        <p id="round-fault" className="fault" role="status">
          {fault ? t('start.fault') : ''}
        </p>
      </form>
      <Limits />
    </Frame>
  );
}

/** `again`: trying once more may help. */
const OBSTACLES = {
  unknown: { title: 'obstacle.unknownTitle', text: 'obstacle.unknown', again: false },
  preparing: { title: 'obstacle.preparingTitle', text: 'obstacle.preparing', again: true },
  offline: { title: 'obstacle.offlineTitle', text: 'obstacle.offline', again: true },
  server: { title: 'obstacle.serverTitle', text: 'obstacle.server', again: true },
  malformed: { title: 'obstacle.malformedTitle', text: 'obstacle.malformed', again: false },
} as const;

function ObstaclePage({ why, id }: { readonly why: Obstacle; readonly id: string }) {
  const { t } = useText();
  const { title, text, again } = OBSTACLES[why];
  return (
    <Frame kicker={t('title')} heading={t(title)}>
      <p className="lead">{t(text)}</p>
      <p className="hint">
        {t('obstacle.round')} <code>{id}</code>
      </p>
      {again && (
        <p>
          <button type="button" className="button primary" onClick={() => void openRound(id)}>
            {t('obstacle.again')}
          </button>
        </p>
      )}
    </Frame>
  );
}
