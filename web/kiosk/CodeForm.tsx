import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { createRetryTimer } from '../respond/retry-timer.ts';
import { askWhetherKnown, readCode } from './check-code.ts';
import type { Slip } from './check-code.ts';
import { useText } from './text.ts';

/** Half a code is no use to the person it belongs to, and none of the business of the next one. */
const FORGET_MILLISECONDS = 60_000;

type Reply = Slip | { readonly why: 'unknown' | 'asking' | 'waiting' };

interface CodeFormProps {
  /** The server knows an invitation with this secret. Rejects where the way on could not be loaded. */
  readonly onKnown: (secret: string) => Promise<void>;
  /** Whether a code that was left half typed is wiped. */
  readonly forgetful: boolean;
}

const retryTimer = createRetryTimer();

/** Where a printed code is typed: forgiving, and with words for every slip. */
export function CodeForm({ onKnown, forgetful }: CodeFormProps) {
  const { t } = useText();
  const ids = { input: useId(), hint: useId(), reply: useId() };
  const [typed, setTyped] = useState('');
  const [reply, setReply] = useState<Reply | null>(null);
  // What was sent last; another text, or the end of the page, stops its repetition.
  const current = useRef('');

  const change = useCallback((text: string): void => {
    current.current = text;
    setTyped(text);
    setReply(null);
  }, []);

  useEffect(() => {
    if (!forgetful || typed === '') return;
    const timer = setTimeout(() => change(''), FORGET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [forgetful, typed, change]);

  const send = async (): Promise<void> => {
    const read = readCode(typed);
    if ('why' in read) {
      setReply(read);
      return;
    }
    setReply({ why: 'asking' });
    for (let attempt = 0; ; attempt++) {
      const known = await letOn(read.secret, onKnown);
      if (current.current !== typed || known === true) return;
      setReply({ why: known === null ? 'waiting' : 'unknown' });
      if (known === false) return;
      await retryTimer.wait(attempt);
      if (current.current !== typed) return;
    }
  };

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reply?.why === 'asking') return;
    if (reply?.why === 'waiting') retryTimer.tryNow();
    else {
      current.current = typed;
      void send();
    }
  };
  const busy = reply?.why === 'asking';
  const faulty = reply !== null && !busy && reply.why !== 'waiting';
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <label htmlFor={ids.input}>{t('form.label')}</label>
      <input
        id={ids.input}
        className="code-input"
        type="text"
        value={typed}
        onChange={(event) => change(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={200}
        translate="no"
        aria-invalid={faulty}
        aria-describedby={`${ids.reply} ${ids.hint}`}
      />
      <p id={ids.reply} className={faulty ? 'code-fault' : 'code-reply'} role="status">
        {reply === null ? '' : describe(reply, t)}
      </p>
      <p id={ids.hint} className="hint">
        {t('form.hint')}
      </p>
      <button type="submit" className="button primary" aria-disabled={busy}>
        {t('form.go')}
      </button>
    </form>
  );
}

/** true when the person is let on, false when nobody knows the code, null when it is to be tried again. */
async function letOn(secret: string, onKnown: CodeFormProps['onKnown']): Promise<boolean | null> {
  const known = await askWhetherKnown((path, init) => window.fetch(path, init), secret);
  if (known !== true) return known;
  try {
    await onKnown(secret);
    return true;
  } catch {
    return null;
  }
}

function describe(reply: Reply, t: ReturnType<typeof useText>['t']): string {
  return reply.why === 'length' ? t('form.length', { count: reply.count }) : t(`form.${reply.why}`);
}
