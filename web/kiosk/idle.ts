import { useEffect, useRef, useState } from 'react';

/** With the warning two minutes in all. */
const QUIET_SECONDS = 90;
const WARNING_SECONDS = 30;

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'input'] as const;

export interface Idle {
  /** Seconds until `onEnd`; null as long as nobody need be warned. */
  readonly left: number | null;
  readonly stay: () => void;
}

/**
 * Whether somebody is still there. Once the warning is shown only `stay` goes on: the next person's touch must
 * not bring back what the one before has entered.
 */
export function useIdle(watching: boolean, onEnd: () => void): Idle {
  const [left, setLeft] = useState<number | null>(null);
  const touchedAt = useRef(0);
  const warned = left !== null;

  useEffect(() => {
    if (!watching) return;
    touchedAt.current = performance.now();
    const look = (): void => {
      const seconds = (performance.now() - touchedAt.current) / 1000;
      if (seconds >= QUIET_SECONDS + WARNING_SECONDS) onEnd();
      else if (seconds >= QUIET_SECONDS) {
        setLeft(Math.ceil(QUIET_SECONDS + WARNING_SECONDS - seconds));
      }
    };
    const timer = setInterval(look, 1000);
    return () => {
      clearInterval(timer);
      setLeft(null);
    };
  }, [watching, onEnd]);

  useEffect(() => {
    if (!watching || warned) return;
    const touch = (): void => {
      touchedAt.current = performance.now();
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch);
    };
  }, [watching, warned]);

  return {
    left,
    stay: () => {
      touchedAt.current = performance.now();
      setLeft(null);
    },
  };
}
