import { useState } from 'react';
import { useText } from './text.ts';
import { VolunteerForm } from './VolunteerForm.tsx';
import { VolunteerPage } from './VolunteerPage.tsx';
import { WithdrawPage } from './WithdrawPage.tsx';

const UUID = /^#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** `/volunteer`: the form; with the id of an entry behind the #: take it back. */
export function App() {
  const { t } = useText();
  const [entry, setEntry] = useState<string | null>(null);
  const named = UUID.exec(window.location.hash)?.[1];
  if (named !== undefined) return <WithdrawPage entry={named} />;
  if (entry !== null) return <DonePage entry={entry} />;
  return (
    <VolunteerPage heading={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p className="notice">{t('apart')}</p>
      <p>
        {t('later')} {t('free')}
      </p>
      <VolunteerForm onDone={setEntry} />
    </VolunteerPage>
  );
}

function DonePage({ entry }: { readonly entry: string }) {
  const { t } = useText();
  const address = `${window.location.origin}/volunteer#${entry}`;
  return (
    <VolunteerPage heading={t('done.title')}>
      <p className="lead" role="status">
        {t('done.lead')}
      </p>
      <p>{t('done.keep')}</p>
      <p>
        <a href={address}>{address}</a>
      </p>
    </VolunteerPage>
  );
}
