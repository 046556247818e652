import type { InvitationView } from '../../../api/app.ts';
import { isDraftEmpty } from '../draft.ts';
import { Icon } from '../parts/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import type { Asking } from '../state.ts';
import { useText } from '../text.ts';
import { ComparisonWords } from './ComparisonWords.tsx';
import { SampleReport } from './SampleReport.tsx';

interface WelcomePageProps {
  readonly asking: Asking;
  readonly deviceLasts: boolean;
  readonly onStart: () => void;
  readonly onEraseDraft: () => void;
  readonly onShared: (shared: boolean) => void;
}

/** Everything that a suspicious person wants to know first. Uses nothing that has to be waited for. */
export function WelcomePage(props: WelcomePageProps) {
  const { asking, deviceLasts, onStart, onEraseDraft, onShared } = props;
  const { t } = useText();
  const { round, countsIn, manifestRoot } = asking.session.invitation;
  const begun = !isDraftEmpty(asking.draft);
  const smallest = countsIn[0];
  return (
    <Page
      kicker={round.organisation}
      heading={round.title}
      survey={round.title}
      actions={
        <>
          <button type="button" className="button primary wide" onClick={onStart}>
            {t(begun ? 'welcome.resume' : 'welcome.start')}
          </button>
          {begun && (
            <button type="button" className="button quiet" onClick={onEraseDraft}>
              {t('welcome.erase')}
            </button>
          )}
        </>
      }
    >
      <p className="lead">{t('welcome.asks', { organisation: round.organisation })}</p>
      <Facts round={round} />
      <section className="promise" aria-labelledby="promise">
        <h2 id="promise">
          <Icon name="lock" />
          {t('welcome.promiseTitle')}
        </h2>
        <p>{t('welcome.promise')}</p>
        <p>{t('welcome.together', { groupMin: round.policy.groupMin })}</p>
      </section>
      {begun && <StatusLine shared={asking.shared} deviceLasts={deviceLasts} />}
      <Groups countsIn={countsIn} />
      {smallest !== undefined && (
        <SampleReport label={smallest.label} heads={smallest.heads} policy={round.policy} />
      )}
      <ComparisonWords root={manifestRoot} />
      <section className="block" aria-labelledby="shared">
        <h2 id="shared">{t('welcome.sharedTitle')}</h2>
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            checked={asking.shared}
            aria-describedby="shared-hint"
            onChange={(event) => onShared(event.target.checked)}
          />
          <span>{t('welcome.shared')}</span>
        </label>
        <p id="shared-hint" className="hint">
          {t('welcome.sharedHint')}
        </p>
      </section>
      <How />
    </Page>
  );
}

function Facts({ round }: { readonly round: InvitationView['round'] }) {
  const { t, formatDate } = useText();
  return (
    <ul className="facts" aria-label={t('facts.title')}>
      <li>
        <Icon name="clock" />
        {t('facts.time', { count: round.minutes })}
      </li>
      <li>
        <Icon name="calendar" />
        {t('facts.until', { date: formatDate(round.closesOn) })}
      </li>
      <li>
        <Icon name="hand" />
        {t('facts.atWill')}
      </li>
      <li>
        <Icon name="pause" />
        {t('facts.stop')}
      </li>
    </ul>
  );
}

function Groups({ countsIn }: Pick<InvitationView, 'countsIn'>) {
  const { t, formatList } = useText();
  return (
    <section className="block" aria-labelledby="counts">
      <h2 id="counts">{t('welcome.countsTitle')}</h2>
      <p>{t('welcome.countsLead')}</p>
      <ol className="groups">
        {countsIn.map((group, index) => (
          <li key={group.label + String(index)}>
            <span className="group-name">{group.label}</span>
            <span className="group-size">
              <Icon name="people" />
              {t('welcome.people', { count: group.heads })}
            </span>
            {index === 0 && group.units.length > 1 && (
              <span className="hint">
                {t('welcome.togetherWith', { units: formatList(group.units) })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function How() {
  const { t } = useText();
  const steps = ['how.seal', 'how.box', 'how.none', 'how.close'] as const;
  return (
    <details className="how">
      <summary>{t('how.title')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className="hint">{t('how.limit')}</p>
    </details>
  );
}
