import { useId, useState, type ReactNode } from 'react';
import { Icon } from '../shell/Icon.tsx';
import { Button } from '../shell/Button.tsx';

/** A part of a form that most people leave as it is: folded, with what it says at present. */
export function Fold({
  title,
  present,
  forcedOpen = false,
  children,
}: {
  readonly title: string;
  /** The present choice in a few words. */
  readonly present: string;
  /** Something in it needs attention. */
  readonly forcedOpen?: boolean;
  readonly children: ReactNode;
}) {
  const [wished, setWished] = useState(false);
  const id = useId();
  const open = wished || forcedOpen;
  return (
    <section className="fold" data-open={open}>
      <h2>
        <Button
          className="fold-button"
          aria-expanded={open}
          aria-controls={id}
          onPress={() => setWished(!open)}
        >
          <Icon name="chevron" />
          <span className="fold-title">{title}</span>
          <span className="fold-present">{present}</span>
        </Button>
      </h2>
      <div id={id} className="fold-body" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
