import { use, useEffect, useRef } from 'react';
import type { JSX, ReactNode } from 'react';
import { useText } from '../text.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { InSightContext } from './OutOfSight.tsx';

interface PageProps {
  /** Small line above the heading: whose survey this is. */
  readonly kicker: ReactNode;
  readonly heading: string;
  /** Title of the survey, for the window; null where it is not known. */
  readonly survey: string | null;
  readonly children: ReactNode;
  /** Stays in view at the lower edge. */
  readonly actions?: JSX.Element | false;
  /** Between kicker and heading. */
  readonly progress?: ReactNode;
}

// The first page of a visit leaves the focus where the browser has it.
let pagesShown = 0;

/**
 * The frame of every page. A new `key` is a new page: it begins at the top, with the focus on its heading,
 * and so does one that was drawn out of sight and comes into sight.
 */
export function Page({ kicker, heading, survey, children, actions, progress }: PageProps) {
  const { t } = useText();
  const headingRef = useRef<HTMLHeadingElement>(null);
  const inSight = use(InSightContext);

  useEffect(() => {
    if (!inSight) return;
    document.title =
      survey === null || survey === heading
        ? heading
        : t('shell.pageTitle', { page: heading, survey });
  }, [inSight, t, heading, survey]);

  useEffect(() => {
    if (!inSight) return;
    pagesShown += 1;
    if (pagesShown === 1) return;
    window.scrollTo(0, 0);
    headingRef.current?.focus({ preventScroll: true });
  }, [inSight]);

  return (
    <div className="shell">
      <header className="bar">
        <p className="kicker">{kicker}</p>
        <LanguageSwitch />
      </header>
      <main className="page">
        {progress}
        <h1 ref={headingRef} tabIndex={-1}>
          {heading}
        </h1>
        {children}
        {actions && <div className="actions">{actions}</div>}
      </main>
    </div>
  );
}
