import type { InvitationView } from '../../../api/app.ts';
import { useText } from '../text.ts';
import { Icon } from './Icon.tsx';

interface FactsProps {
  /** null while the round is not known. */
  readonly round: InvitationView['round'] | null;
  /** On a shared device nobody can stop and go on later. */
  readonly shared?: boolean;
}

/** How long it takes, until when, and what a person may do. */
export function Facts({ round, shared = false }: FactsProps) {
  const { t, formatDate } = useText();
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
