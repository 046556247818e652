import { createContext } from 'react';
import type { ReactNode } from 'react';

/** Whether a page can be seen, or is only drawn ahead. */
export const InSightContext = createContext(true);

interface OutOfSightProps {
  readonly inSight: boolean;
  readonly children: ReactNode;
}

/**
 * Something that is ready before it is wanted: laid out at its true width, so that showing it costs one
 * frame. Until then nobody meets it: `visibility: hidden` keeps it from the eye, the keyboard and a
 * screen reader. React's own `Activity` would leave layout and effects to the moment of showing.
 */
export function OutOfSight({ inSight, children }: OutOfSightProps) {
  return (
    <div className={inSight ? undefined : 'out-of-sight'}>
      <InSightContext value={inSight}>{children}</InSightContext>
    </div>
  );
}
