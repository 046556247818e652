import type { ResultsView } from '../../api/app.ts';
import { listPath } from './reading.ts';
import { useText } from './text.ts';

type Decided = ResultsView['decisions'][number];

interface DecisionsProps {
  readonly results: ResultsView;
  /** The team that was chosen on the page; empty where none is yet. */
  readonly team: string;
}

/** "You said, we did", in the words of those who wrote it: for the company, then for the chosen team. */
export function Decisions({ results: { decisions, teams }, team }: DecisionsProps) {
  const { t } = useText();
  const root = teams[0]?.id;
  const company = decisions.filter(({ unit }) => unit === root);
  const elsewhere = decisions.length > company.length;
  return (
    <section className="block" aria-labelledby="decisions">
      <h2 id="decisions">{t('actions.title')}</h2>
      {decisions.length === 0 && <p>{t('actions.none')}</p>}
      {company.length > 0 && (
        <>
          <h3>{t('actions.company')}</h3>
          <DecidedList decisions={company} />
        </>
      )}
      {elsewhere && team === '' && <p className="hint">{t('actions.chooseTeam')}</p>}
      <div aria-live="polite">
        {elsewhere && team !== '' && team !== root && (
          <TeamDecisions decisions={decisions} teams={teams} team={team} />
        )}
      </div>
    </section>
  );
}

function TeamDecisions({
  decisions,
  teams,
  team,
}: Pick<ResultsView, 'decisions' | 'teams'> & { readonly team: string }) {
  const { t } = useText();
  const path = listPath(teams, team);
  const own = path
    .map((unit) => ({ unit, list: decisions.filter((decision) => decision.unit === unit.id) }))
    .filter(({ list }) => list.length > 0);
  if (own.length === 0) return <p>{t('actions.noneForTeam')}</p>;
  return own.map(({ unit, list }) => (
    <div key={unit.id} className="block">
      <h3>{t('actions.team', { team: unit.name })}</h3>
      <DecidedList decisions={list} />
    </div>
  ));
}

function DecidedList({ decisions }: { readonly decisions: readonly Decided[] }) {
  const { t, formatDate } = useText();
  return (
    <ul className="action-list">
      {decisions.map(({ heard, done, owner, dueOn, state }, index) => (
        <li key={index}>
          <dl>
            <div>
              <dt>{t('actions.heard')}</dt>
              <dd className="heard">{heard}</dd>
            </div>
            <div>
              <dt>{t('actions.done')}</dt>
              <dd className="done-about">{done}</dd>
            </div>
            <div>
              <dt>{t('actions.state')}</dt>
              <dd>{t(`actions.is.${state}`)}</dd>
            </div>
            <div>
              <dt>{t('actions.owner')}</dt>
              <dd>{owner}</dd>
            </div>
            {dueOn !== null && (
              <div>
                <dt>{t('actions.due')}</dt>
                <dd>{formatDate(dueOn)}</dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
