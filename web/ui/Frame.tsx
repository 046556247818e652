import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { LANGUAGES, LANGUAGE_NAMES } from './i18n.ts';
import type { Language } from './i18n.ts';

interface FrameProps {
  /** Small line above the heading; null for none. */
  readonly kicker: string | null;
  readonly heading: string;
  readonly language: Language;
  /** What the switch of languages is called. */
  readonly languageLabel: string;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}

/** The frame of a public page that is read from top to bottom. */
export function Frame(props: FrameProps) {
  const { kicker, heading, language, languageLabel, onLanguage, children } = props;
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <div className="shell">
      <header className="bar">
        <p className="kicker">{kicker}</p>
        <div className="languages" role="group" aria-label={languageLabel}>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => onLanguage(one)}
            >
              {LANGUAGE_NAMES[one]}
            </button>
          ))}
        </div>
      </header>
      <main className="page">
        <h1>{heading}</h1>
        {children}
      </main>
    </div>
  );
}
