import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { DeliverySection } from './DeliverySection.tsx';
import { mailQuery } from './mail-queries.ts';
import { ReminderSection } from './ReminderSection.tsx';
import { TextSection } from './TextSection.tsx';
import './mail.css';

/** How the people of a round are invited and reminded. */
export function MailPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/hr/rounds/$roundId/mail' });
  const query = useQuery(mailQuery(roundId));
  return (
    <div className="page">
      <Loaded query={query} title={t('mail.title')}>
        {(mail) => (
          <>
            <PageHeading
              title={t('mail.title')}
              above={
                <Link to="/rounds/$roundId" params={{ roundId }} className="crumb">
                  {mail.round.title}
                </Link>
              }
            />
            <DeliverySection round={roundId} mail={mail} />
            <ReminderSection key={`reminders ${roundId}`} round={roundId} mail={mail} />
            <TextSection key={`texts ${roundId}`} round={roundId} mail={mail} />
          </>
        )}
      </Loaded>
    </div>
  );
}
