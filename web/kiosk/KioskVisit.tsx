import { useEffect, useRef, useSyncExternalStore } from 'react';
import { App } from '../respond/App.tsx';
import { keepTab } from '../respond/entry.ts';
import { open } from '../respond/open.ts';
import type { State } from '../respond/state.ts';
import { dispatch, listen, readState } from '../respond/store.ts';
import { useIdle } from './idle.ts';
import type { Idle } from './idle.ts';
import { useText } from './text.ts';

/** One person's visit: the pages where one answers, a bar that says what becomes of it, and the end of it. */
export function KioskVisit({ onEnd }: { readonly onEnd: () => void }) {
  const state = useSyncExternalStore(listen, readState);
  // Between claim and deposit the ballot is nowhere but on this page: what is being sent is never erased.
  const sending = state.at === 'sending';
  const idle = useIdle(!sending, onEnd);
  useEffect(() => void open(), []);
  return (
    <>
      <VisitBar at={state.at} onEnd={onEnd} />
      <App />
      {idle.left !== null && <IdleDialog left={idle.left} stay={idle.stay} onEnd={onEnd} />}
    </>
  );
}

/** Nothing of the person is in the memory of the answering pages any more. */
export function forgetVisit(): void {
  keepTab(window, 'secret', null);
  keepTab(window, 'language', null);
  dispatch({ type: 'ended', end: { why: 'no-secret' } });
}

interface VisitBarProps {
  readonly at: State['at'];
  readonly onEnd: () => void;
}

function VisitBar({ at, onEnd }: VisitBarProps) {
  const { t } = useText();
  const what = at === 'sending' || at === 'done' ? at : 'answering';
  return (
    <aside className="visit-bar" aria-label={t('visit.label')}>
      <p>{t(`visit.${what}`)}</p>
      {what !== 'sending' && (
        <button type="button" className="button" onClick={onEnd}>
          {t(what === 'done' ? 'visit.next' : 'visit.stop')}
        </button>
      )}
    </aside>
  );
}

interface IdleDialogProps {
  readonly left: number;
  readonly stay: Idle['stay'];
  readonly onEnd: () => void;
}

/** Covers everything: whoever comes next does not see what the person before has entered. */
function IdleDialog({ left, stay, onEnd }: IdleDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="idle"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <h2 id="idle-title">{t('idle.title')}</h2>
      <p id="idle-text">{t('idle.text')}</p>
      <p className="idle-left" role="timer">
        {t('idle.seconds', { count: left })}
      </p>
      <div className="idle-ways">
        <button type="button" className="button primary" onClick={stay}>
          {t('idle.stay')}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t('idle.erase')}
        </button>
      </div>
    </dialog>
  );
}
