import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

/**
 * A modal dialog, there for as long as it is rendered: the platform keeps the focus in it, makes the
 * page behind it inert, and puts the focus back where it was. Escape and a click beside it close it
 * unless `isBusy`.
 */
export function Dialog({
  title,
  role = 'dialog',
  className = '',
  isBusy = false,
  beside,
  onClose,
  children,
}: {
  readonly title: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly className?: string;
  readonly isBusy?: boolean;
  /** Stands beside the title. */
  readonly beside?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    current.showModal();
    current.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => current.close();
  }, []);
  const close = (): void => {
    if (!isBusy) onClose();
  };
  return (
    <dialog
      ref={dialog}
      role={role}
      className={`modal ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // A file field within tells of its own cancelling.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
      onClose={() => {
        // Escape pressed twice is not asked about: the browser closes a dialog all the same.
        if (dialog.current === null || dialog.current.open) return;
        if (isBusy) dialog.current.showModal();
        else onClose();
      }}
      onClick={(event) => {
        // The dialog itself is hit beside its content only: on the ground behind it.
        if (event.target === dialog.current) close();
      }}
    >
      <div className="dialog">
        <div className="heading-row">
          <h2 id={id}>{title}</h2>
          {beside}
        </div>
        {children}
      </div>
    </dialog>
  );
}
