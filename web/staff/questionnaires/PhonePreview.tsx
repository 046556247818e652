import { lazy, Suspense, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
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
  return (
    <DialogTrigger>
      <Button className="button button-quiet">
        {t('shell.phonePreview.open')}
        <span className="visually-hidden">
          {t('shell.colon')}
          {title}
        </span>
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal modal-phone">
          <Dialog className="dialog">
            <div className="heading-row">
              <Heading slot="title">{t('shell.phonePreview.title', { title })}</Heading>
              <Button slot="close" className="button">
                {t('shell.close')}
              </Button>
            </div>
            {children()}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
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
