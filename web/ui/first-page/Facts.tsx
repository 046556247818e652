import type { InvitationView } from '../../../api/app.ts';
import { Icon } from './Icon.tsx';
import type { FirstPageSpeech } from './text.ts';

interface FactsProps {
  readonly speech: FirstPageSpeech;
  /** null while the round is not known. */
  readonly round: Pick<InvitationView['round'], 'minutes' | 'closesOn'> | null;
  /** On a shared device nobody can stop and go on later. */
  readonly shared?: boolean;
}

/** How long it takes, until when, and what a person may do. */
export function Facts({ speech, round, shared = false }: FactsProps) {
  const { t, formatDate } = speech;
  return (
    <ul className="facts" aria-label={t('facts.title')}>
      <li>
        <Icon name="clock" />
        {round === null ? <Blank /> : t('facts.time', { count: round.minutes })}
      </li>
      <li>
        <Icon name="calendar" />
        {round === null ? <Blank /> : t('facts.until', { date: formatDate(round.closesOn) })}
      </li>
      <li>
        <Icon name="hand" />
        {t('facts.atWill')}
      </li>
      {!shared && (
        <li>
          <Icon name="pause" />
          {t('facts.stop')}
        </li>
      )}
    </ul>
  );
}

function Blank() {
  return <span className="blank" />;
}
