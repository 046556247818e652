import { useQuery } from '@tanstack/react-query';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { DECISION_STATES, isOverdue } from '../../../surveys/decision-state.ts';
import type { DecisionsView, ListedDecision } from '../api.ts';
import { localise } from '../report/reading.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';
import { decisionsQuery } from './decisions.ts';
import { DecisionState } from './DecisionState.tsx';
import './decisions.css';
import { Input, Label, SearchField } from '../shell/fields.tsx';

/** Everything that was decided, over all rounds: for human resources all of it, for managers their part. */
export function DecisionsPage() {
  const { t } = useText();
  const query = useQuery(decisionsQuery);
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.decisions')}>
        <p className="soft">{t('decisions.listIntro')}</p>
      </PageHeading>
      <Loaded query={query}>
        {(view) =>
          view.decisions.length === 0 ? <p>{t('decisions.listNone')}</p> : <All view={view} />
        }
      </Loaded>
    </div>
  );
}

/** Which states are shown; `overdue` cuts across them. */
type Wanted = 'all' | 'overdue' | ListedDecision['state'];
const WANTED: readonly Wanted[] = ['all', 'overdue', ...DECISION_STATES];

function All({ view: { decisions, today } }: { readonly view: DecisionsView }) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<Wanted>('all');
  const stateId = useId();
  const folded = foldForSearch(search.trim());
  const found = decisions.filter(
    (decision) =>
      foldForSearch(decision.unitName).includes(folded) &&
      (wanted === 'all' ||
        (wanted === 'overdue' ? isOverdue(decision, today) : decision.state === wanted)),
  );
  return (
    <>
      <div className="decision-filters">
        <SearchField value={search} onChange={setSearch}>
          <Label>{t('decisions.filterUnit')}</Label>
          <Input />
        </SearchField>
        <div className="field">
          <label className="field-label" htmlFor={stateId}>
            {t('decisions.stateLabel')}
          </label>
          <select
            id={stateId}
            className="react-aria-Input"
            value={wanted}
            onChange={({ target }) =>
              setWanted(WANTED.find((known) => known === target.value) ?? 'all')
            }
          >
            {WANTED.map((state) => (
              <option key={state} value={state}>
                {state === 'all'
                  ? t('decisions.filterAll')
                  : state === 'overdue'
                    ? t('decisions.overdue')
                    : t(`decisions.state.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <a className="button" href="/api/decisions/decisions.csv" download>
          {t('decisions.csv')}
        </a>
      </div>
      <p className="soft small" role="status">
        {t('decisions.found', { found: found.length, total: decisions.length })}
      </p>
      {found.length > 0 && <DecisionTable decisions={found} today={today} />}
    </>
  );
}

function DecisionTable({
  decisions,
  today,
}: {
  readonly decisions: readonly ListedDecision[];
  readonly today: string;
}) {
  const { t, formatDate, language } = useText();
  return (
    <div className="table-frame" role="region" aria-label={t('decisions.listCaption')} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{t('decisions.listCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('decisions.unit')}</th>
            <th scope="col">{t('decisions.title')}</th>
            <th scope="col">{t('decisions.stateLabel')}</th>
            <th scope="col">{t('decisions.owner')}</th>
            <th scope="col">{t('decisions.dueOn')}</th>
            <th scope="col">{t('decisions.round')}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={decision.id}>
              <th scope="row" className="typed">
                {decision.unitName}
              </th>
              <td>
                <div className="decision-words">
                  <strong>{decision.heard}</strong>
                  <span>{decision.done}</span>
                  {decision.topicText !== null && (
                    <span className="soft tiny">{localise(decision.topicText, language)}</span>
                  )}
                </div>
              </td>
              <td>
                <DecisionState state={decision.state} overdue={isOverdue(decision, today)} />
              </td>
              <td className="typed">{decision.owner}</td>
              <td>{decision.dueOn === null ? '–' : formatDate(decision.dueOn)}</td>
              <td className="typed">
                <RoundLink decision={decision} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the entry can be changed. */
function RoundLink({ decision: { round, unit } }: { readonly decision: ListedDecision }) {
  const { account } = useRouteContext({ from: '/signed-in' });
  if (account.role === 'manager') {
    return (
      <Link to="/team/{-$roundId}/{-$unit}" params={{ roundId: round.id, unit }} hash="decisions">
        {round.title}
      </Link>
    );
  }
  return (
    <Link to="/rounds/$roundId" params={{ roundId: round.id }} hash="decisions">
      {round.title}
    </Link>
  );
}
