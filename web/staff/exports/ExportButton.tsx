import { lazy, Suspense, useState } from 'react';
import { Button } from '../shell/Button.tsx';
import { loadTexts, useText } from '../text.ts';
import type { ExportTarget } from './ExportForm.tsx';

/** Comes with its texts when it is asked for. */
const ExportDialog = lazy(async () => {
  const [module] = await Promise.all([import('./ExportDialog.tsx'), loadTexts(['exports'])]);
  return { default: module.ExportDialog };
});

/** Offers a report as a file. */
export function ExportButton({ target }: { readonly target: ExportTarget }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="button button-quiet" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('report.exportFile')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog target={target} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
