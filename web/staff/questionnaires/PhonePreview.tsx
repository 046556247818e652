import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import type { PhoneSurveyProps } from './PhoneSurvey.tsx';
import { useText } from '../text.ts';
import './phone.css';

// SurveyJS is large and only those who look at a questionnaire need it.
const Survey = lazy(async () => ({ default: (await import('./PhoneSurvey.tsx')).PhoneSurvey }));

/** A button that shows a questionnaire as an employee sees it on a phone. */
export function PhonePreview({
  title,
  children,
}: {
  readonly title: string;
  /** Made when the dialog opens. */
  readonly children: () => ReactNode;
}) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button className="button button-quiet" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('shell.phonePreview.open')}
        <span className="visually-hidden">
          {t('shell.colon')}
          {title}
        </span>
      </Button>
      {isOpen && (
        <Dialog
          className="modal-phone"
          title={t('shell.phonePreview.title', { title })}
          beside={
            <Button className="button" onPress={close}>
              {t('shell.close')}
            </Button>
          }
          onClose={close}
        >
          {children()}
        </Dialog>
      )}
    </>
  );
}

export function LazyPhoneSurvey(props: PhoneSurveyProps) {
  const { t } = useText();
  return (
    <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
      <Survey {...props} />
    </Suspense>
  );
}
