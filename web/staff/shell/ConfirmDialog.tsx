import { useState, type ReactNode } from 'react';
import { useText } from '../text.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

/** What `onConfirm` says where it wants to be pressed once more, with other words. */
export const ASK_AGAIN = 'ask-again';

/**
 * A button that asks before it acts. The dialog stays open while the server works and shows its
 * refusal, so that nothing is lost from sight.
 */
export function ConfirmDialog({
  trigger,
  triggerClass = 'button',
  title,
  confirm,
  working,
  dangerous = false,
  onConfirm,
  children,
}: {
  readonly trigger: string;
  readonly triggerClass?: string;
  readonly title: string;
  readonly confirm: string;
  readonly working: string;
  readonly dangerous?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly children: ReactNode;
}) {
  const { t } = useText();
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const done = await onConfirm();
      if (done !== ASK_AGAIN) setOpen(false);
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setBusy(false);
    }
  };
  const open = (): void => {
    setError(null);
    setOpen(true);
  };
  const close = (): void => setOpen(false);
  return (
    <>
      <Button className={triggerClass} aria-haspopup="dialog" onPress={open}>
        {trigger}
      </Button>
      {isOpen && (
        <Dialog role="alertdialog" title={title} isBusy={busy} onClose={close}>
          <div className="dialog-body">{children}</div>
          {error !== null && <ProblemNotice error={error} />}
          <div className="dialog-actions">
            <Button className="button" onPress={close} isDisabled={busy} autoFocus>
              {t('shell.cancel')}
            </Button>
            <Button
              className={`button ${dangerous ? 'button-danger' : 'button-primary'}`}
              isPending={busy}
              onPress={() => void act()}
            >
              {busy ? working : confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
