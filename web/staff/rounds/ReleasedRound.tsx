import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { sharingQuery } from '../sharing/sharing.ts';
import { SharingPanel } from '../sharing/SharingPanel.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { CopyLink } from './DraftRound.tsx';
import { RoundFacts } from './RoundFacts.tsx';
import { SetupList } from './SetupList.tsx';

export function ReleasedRound({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const sharing = useQuery(sharingQuery(round.id));
  return (
    <>
      <Loaded query={sharing}>
        {({ hasFigures, sharedOn }) => (
          <>
            {hasFigures ? <Report round={round} /> : <NoReport round={round} />}
            {/* What was shared all the same can be taken back. */}
            {(hasFigures || sharedOn !== null) && <SharingPanel round={round} />}
          </>
        )}
      </Loaded>
      <section className="section" aria-labelledby="settings">
        <h2 id="settings">{t('rounds.facts.title')}</h2>
        <div className="round-settings">
          <RoundFacts round={round} frozen />
          <SetupList setup={round.setup} />
        </div>
        <div className="actions">
          <CopyLink round={round} />
        </div>
      </section>
    </>
  );
}

function Report({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const params = { roundId: round.id };
  return (
    <section className="sheet" aria-labelledby="released">
      <h2 id="released">{t('rounds.released.title')}</h2>
      <p>{t('rounds.released.body')}</p>
      <div className="actions">
        <Link to="/rounds/$roundId/overview" params={params} className="button button-primary">
          {t('rounds.released.report')}
        </Link>
        <Link to="/rounds/$roundId/teams" params={params} className="button">
          {t('rounds.released.teams')}
        </Link>
        <a className="button button-quiet" href={`/api/reports/${round.id}/release.json`} download>
          {t('rounds.released.export')}
        </a>
      </div>
      <ReleaseHash round={round} />
    </section>
  );
}

/** Too few answered: nothing to read, and nothing to share. */
function NoReport({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  return (
    <section className="sheet" aria-labelledby="released">
      <h2 id="released">{t('rounds.released.noneTitle')}</h2>
      <p>{t('rounds.released.none', { count: round.policy.groupMin })}</p>
      <ReleaseHash round={round} />
    </section>
  );
}

function ReleaseHash({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  if (round.releaseHash === null) return null;
  return (
    <div>
      <p className="small">
        {t('rounds.released.hash')}
        {t('shell.colon')}
        <code className="mono">{round.releaseHash}</code>
      </p>
      <p className="soft tiny">{t('rounds.released.hashWhy')}</p>
    </div>
  );
}
