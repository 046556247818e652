import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../text.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

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
  const act = async (close: () => void): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <DialogTrigger onOpenChange={() => setError(null)}>
      <Button className={triggerClass}>{trigger}</Button>
      <ModalOverlay className="overlay" isDismissable={!busy} isKeyboardDismissDisabled={busy}>
        <Modal className="modal">
          <Dialog className="dialog" role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <div className="dialog-body">{children}</div>
                {error !== null && <ProblemNotice error={error} />}
                <div className="dialog-actions">
                  <Button className="button" onPress={close} isDisabled={busy} autoFocus>
                    {t('shell.cancel')}
                  </Button>
                  <Button
                    className={`button ${dangerous ? 'button-danger' : 'button-primary'}`}
                    isPending={busy}
                    onPress={() => void act(close)}
                  >
                    {busy ? working : confirm}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
