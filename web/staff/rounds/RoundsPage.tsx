import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import type { RoundView } from '../api.ts';
import { organisationQuery, roundsQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { may } from '../shell/may.ts';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { StateTag } from './StateTag.tsx';
import './rounds.css';

export function RoundsPage() {
  const { t } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  // Managers and analysts are listed what is released.
  const reader = !may(account, 'run') && may(account, 'readReports');
  const query = useQuery(roundsQuery);
  return (
    <div className="page">
      <PageHeading title={t('rounds.title')}>
        <p className="soft">{t(reader ? 'rounds.introManager' : 'rounds.intro')}</p>
        {!reader && query.data !== undefined && query.data.length > 0 && (
          <Link to="/rounds/new" className="button button-primary">
            {t('rounds.create')}
          </Link>
        )}
      </PageHeading>
      <Loaded query={query}>
        {(rounds) => {
          if (rounds.length > 0) return <RoundList rounds={rounds} reader={reader} />;
          return reader ? <p>{t('rounds.empty.manager')}</p> : <NoRounds />;
        }}
      </Loaded>
    </div>
  );
}

function NoRounds() {
  const { t } = useText();
  const organisation = useQuery(organisationQuery);
  if (organisation.data === null) {
    return (
      <div className="sheet">
        <h2>{t('rounds.empty.title')}</h2>
        <p>{t('rounds.empty.organisation')}</p>
        <p>
          <Link to="/organisation" className="button button-primary">
            {t('rounds.empty.toImport')}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="sheet">
      <h2>{t('rounds.empty.title')}</h2>
      <p>{t('rounds.empty.body')}</p>
      <p>
        <Link to="/rounds/new" className="button button-primary">
          {t('rounds.create')}
        </Link>
      </p>
    </div>
  );
}

function RoundList({
  rounds,
  reader,
}: {
  readonly rounds: readonly RoundView[];
  readonly reader: boolean;
}) {
  const { t, formatDate, formatNumber } = useText();
  return (
    <ul className="round-list">
      {rounds.map((round) => {
        const released = round.state === 'released';
        const params = { roundId: round.id };
        return (
          <li key={round.id} className="round-row">
            <div className="round-row-title">
              <h2>
                {reader ? (
                  round.title
                ) : (
                  <Link to="/rounds/$roundId" params={params}>
                    {round.title}
                  </Link>
                )}
              </h2>
              {!reader && <StateTag state={round.state} />}
            </div>
            <p className="soft small">
              {round.closedOn === null
                ? t('rounds.list.closesOn', { date: formatDate(round.closesOn) })
                : t('rounds.list.closedOn', { date: formatDate(round.closedOn) })}
              {round.state !== 'draft' &&
                ` · ${t('rounds.list.people')}${t('shell.colon')}${formatNumber(round.invited)}`}
            </p>
            {released ? (
              <Link to="/rounds/$roundId/report/{-$unit}" params={params} className="button">
                {t('rounds.list.openReport')}
                <span className="visually-hidden">
                  {t('shell.colon')}
                  {round.title}
                </span>
              </Link>
            ) : (
              <Link to="/rounds/$roundId" params={params} className="button">
                {t(round.state === 'draft' ? 'rounds.list.continueDraft' : 'rounds.list.openRound')}
                <span className="visually-hidden">
                  {t('shell.colon')}
                  {round.title}
                </span>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
