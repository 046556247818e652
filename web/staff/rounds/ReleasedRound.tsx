import { Link } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { SharingPanel } from '../sharing/SharingPanel.tsx';
import { useText } from '../text.ts';
import { CopyLink } from './DraftRound.tsx';
import { RoundFacts } from './RoundFacts.tsx';
import { SetupList } from './SetupList.tsx';

export function ReleasedRound({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const params = { roundId: round.id };
  return (
    <>
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
          <a
            className="button button-quiet"
            href={`/api/reports/${round.id}/release.json`}
            download
          >
            {t('rounds.released.export')}
          </a>
        </div>
        {round.releaseHash !== null && (
          <div>
            <p className="small">
              {t('rounds.released.hash')}
              {t('shell.colon')}
              <code className="mono">{round.releaseHash}</code>
            </p>
            <p className="soft tiny">{t('rounds.released.hashWhy')}</p>
          </div>
        )}
      </section>
      <SharingPanel round={round} />
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
