import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoundView } from '../api.ts';
import { organisationQuery, roundsQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { may } from '../shell/may.ts';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { FilterFields } from './FilterFields.tsx';
import { filterRounds, type RoundFilter } from './filter-rounds.ts';
import { StateTag } from './StateTag.tsx';
import './rounds.css';

/** A list that can be seen at once needs no search. */
const ROUNDS_WITHOUT_SEARCH = 6;

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
  const [filter, setFilter] = useState<RoundFilter>({ search: '', state: 'all' });
  const found = filterRounds(rounds, filter);
  return (
    <>
      {rounds.length > ROUNDS_WITHOUT_SEARCH && (
        <FilterFields filter={filter} reader={reader} found={found.length} onChange={setFilter} />
      )}
      <ul className="round-list">
        {found.map((round) => (
          <RoundRow key={round.id} round={round} reader={reader} />
        ))}
      </ul>
    </>
  );
}

function RoundRow({ round, reader }: { readonly round: RoundView; readonly reader: boolean }) {
  const { t } = useText();
  const released = round.state === 'released';
  const params = { roundId: round.id };
  return (
    <li className="round-row">
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
      <RoundDays round={round} />
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
}

function RoundDays({ round }: { readonly round: RoundView }) {
  const { t, formatDate, formatNumber } = useText();
  const { state, opensOn, closesOn, closedOn, launchedOn } = round;
  const parts = [
    ...(state === 'scheduled' && opensOn !== null
      ? [t('rounds.list.opensOn', { date: formatDate(opensOn) })]
      : []),
    closedOn === null
      ? t('rounds.list.closesOn', { date: formatDate(closesOn) })
      : t('rounds.list.closedOn', { date: formatDate(closedOn) }),
    ...(launchedOn === null
      ? []
      : [`${t('rounds.list.people')}${t('shell.colon')}${formatNumber(round.invited)}`]),
  ];
  return <p className="soft small">{parts.join(' · ')}</p>;
}
