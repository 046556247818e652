import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../text.ts';

let firstPage = true;

/**
 * The title of a page and of its window. After a navigation it takes the focus, so that a screen
 * reader and the keyboard begin there; on the first page they begin at the top as usual.
 */
export function PageHeading({
  title,
  windowTitle = title,
  above,
  children,
}: {
  readonly title: string;
  readonly windowTitle?: string;
  /** Shown before the title: where this page is. */
  readonly above?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('shell.titleSuffix', { page: windowTitle });
  }, [t, windowTitle]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <header className="page-heading">
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
