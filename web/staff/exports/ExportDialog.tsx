import { Dialog } from '../shell/Dialog.tsx';
import { useText } from '../text.ts';
import { ExportForm, type ExportTarget } from './ExportForm.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { useExport } from './use-export.ts';

/** The report as a file: asks what, as what and in which language, then shows how far it is. */
export function ExportDialog({
  target,
  onClose,
}: {
  readonly target: ExportTarget;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const file = useExport();
  const isWorking = file.state.kind === 'working' || file.state.kind === 'asking';
  return (
    <Dialog title={t('exports.title')} isBusy={isWorking} onClose={onClose}>
      {file.state.kind === 'choosing' || file.state.kind === 'asking' ? (
        <ExportForm target={target} file={file} onClose={onClose} />
      ) : (
        <ExportProgress file={file} state={file.state} onClose={onClose} />
      )}
    </Dialog>
  );
}
