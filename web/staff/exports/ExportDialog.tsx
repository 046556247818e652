import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../text.ts';
import { ExportForm, type ExportTarget } from './ExportForm.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { useExport } from './use-export.ts';

/** The report as a file: asks what, as what and in which language, then shows how far it is. */
export function ExportDialog({ target }: { readonly target: ExportTarget }) {
  const { t } = useText();
  const file = useExport();
  const isWorking = file.state.kind === 'working' || file.state.kind === 'asking';
  return (
    <DialogTrigger onOpenChange={(isOpen) => !isOpen && file.reset()}>
      <Button className="button button-quiet">{t('exports.open')}</Button>
      <ModalOverlay
        className="overlay"
        isDismissable={!isWorking}
        isKeyboardDismissDisabled={isWorking}
      >
        <Modal className="modal">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{t('exports.title')}</Heading>
                {file.state.kind === 'choosing' || file.state.kind === 'asking' ? (
                  <ExportForm target={target} file={file} onClose={close} />
                ) : (
                  <ExportProgress file={file} state={file.state} onClose={close} />
                )}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
