import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { LANGUAGES, LANGUAGE_NAMES } from '../ui/i18n.ts';
import { setLanguage, useText } from './text.ts';

interface FrameProps {
  /** Small line above the heading; null for none. */
  readonly kicker: string | null;
  readonly heading: string;
  readonly children: ReactNode;
}

export function Frame({ kicker, heading, children }: FrameProps) {
  const { t, language } = useText();
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  useEffect(() => headingRef.current?.focus({ preventScroll: true }), []);
  return (
    <div className="shell">
      <header className="bar">
        <p className="kicker">{kicker}</p>
        <div className="languages" role="group" aria-label={t('language')}>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
            >
              {LANGUAGE_NAMES[one]}
            </button>
          ))}
        </div>
      </header>
      <main className="page">
        <h1 ref={headingRef} tabIndex={-1}>
          {heading}
        </h1>
        {children}
      </main>
    </div>
  );
}
