import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RoundView } from '../api.ts';
import { roundQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { ClosingRound, PreparingRound } from './MovingRound.tsx';
import { DraftRound } from './DraftRound.tsx';
import { OpenRound } from './OpenRound.tsx';
import { ReleasedRound } from './ReleasedRound.tsx';
import { ScheduledRound } from './ScheduledRound.tsx';
import { RoundSteps } from './RoundSteps.tsx';
import './rounds.css';

/** One round, whatever state it is in. */
export function RoundPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/hr/rounds/$roundId' });
  const query = useQuery(roundQuery(roundId));
  return (
    <div className="page">
      <Loaded query={query} title={t('rounds.title')}>
        {(round) => (
          <>
            <PageHeading
              key={round.id}
              title={round.title}
              above={
                <Link to="/rounds" className="crumb">
                  {t('rounds.back')}
                </Link>
              }
            >
              <RoundSteps state={round.state} />
            </PageHeading>
            <RoundInState round={round} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function RoundInState({ round }: { readonly round: RoundView }) {
  useFocusAfter(round.state);
  switch (round.state) {
    case 'scheduled':
      return <ScheduledRound round={round} />;
    case 'draft':
      return <DraftRound round={round} />;
    case 'preparing':
      return <PreparingRound round={round} />;
    case 'open':
      return <OpenRound round={round} />;
    case 'closing':
      return <ClosingRound />;
    case 'released':
      return <ReleasedRound round={round} />;
  }
}

/** What was pressed to launch or close is gone with the state it belonged to: go on at the title. */
function useFocusAfter(state: RoundView['state']): void {
  const last = useRef(state);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (state !== last.current && isLost) document.querySelector('h1')?.focus();
    last.current = state;
  }, [state]);
}
