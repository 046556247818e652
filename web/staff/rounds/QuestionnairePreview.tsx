import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { instrumentQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';

// SurveyJS is large and only HR who look at a questionnaire need it.
const SurveyPreview = lazy(async () => ({
  default: (await import('./SurveyPreview.tsx')).SurveyPreview,
}));

/** The questionnaire as an employee sees it on a phone. */
export function QuestionnairePreview({
  instrument,
  title,
}: {
  readonly instrument: string;
  readonly title: string;
}) {
  const { t } = useText();
  return (
    <DialogTrigger>
      <Button className="button button-quiet">
        {t('rounds.form.preview')}
        <span className="visually-hidden">
          {t('shell.colon')}
          {title}
        </span>
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal modal-phone">
          <Dialog className="dialog">
            <div className="heading-row">
              <Heading slot="title">{t('rounds.form.previewOf', { title })}</Heading>
              <Button slot="close" className="button">
                {t('shell.close')}
              </Button>
            </div>
            <div className="phone">
              <PreviewContent instrument={instrument} />
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function PreviewContent({ instrument }: { readonly instrument: string }) {
  const { t } = useText();
  const query = useQuery(instrumentQuery(instrument));
  return (
    <Loaded query={query}>
      {({ survey, items }) => (
        <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
          <SurveyPreview survey={survey} items={items} />
        </Suspense>
      )}
    </Loaded>
  );
}
