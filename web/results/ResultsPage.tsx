import { useState } from 'react';
import type { GroupResults, ResultsView } from '../../api/app.ts';
import { Decisions } from './Decisions.tsx';
import { Figures } from './Figures.tsx';
import { findCompany, pickText, rankItems } from './reading.ts';
import { useText } from './text.ts';

/** The company first, then the team that a person chooses, then what is done about it. */
export function ResultsPage({ results }: { readonly results: ResultsView }) {
  const { t, formatDate } = useText();
  const [chosen, setChosen] = useState('');
  const company = findCompany(results);
  const closed = t('closed', { date: formatDate(results.closedOn) });
  if (results.groups.length === 0) {
    return (
      <>
        <p className="lead">{t('tooFew')}</p>
        <p className="hint">{closed}</p>
        {results.decisions.length > 0 && <Decisions results={results} team={chosen} />}
      </>
    );
  }
  return (
    <>
      <p className="lead">
        {company === undefined ? t('companyWithheld') : t('lead', countAnswers(company))}
      </p>
      <p className="hint">{closed}</p>
      {company !== undefined && (
        <section className="block" aria-labelledby="company">
          <h2 id="company">{t('company')}</h2>
          <Figures group={company} dimensions={results.dimensions} />
          <p className="hint">{t('figures.scale')}</p>
          <Ranking results={results} company={company} />
        </section>
      )}
      <Team results={results} chosen={chosen} onChoose={setChosen} />
      <Decisions results={results} team={chosen} />
      <p className="hint">{t('how')}</p>
    </>
  );
}

function countAnswers({ respondents, invited }: GroupResults) {
  return { respondents, invited };
}

interface RankingProps {
  readonly results: ResultsView;
  readonly company: GroupResults;
}

function Ranking({ results, company }: RankingProps) {
  const { t, language } = useText();
  const { high, low } = rankItems(results.items, company.items);
  return (
    <div className="two">
      {[
        { title: t('items.high'), items: high },
        { title: t('items.low'), items: low },
      ].map(
        ({ title, items }) =>
          items.length > 0 && (
            <div key={title}>
              <h3>{title}</h3>
              <ol className="ranking">
                {items.map(({ id, text, mean }) => (
                  <li key={id}>
                    <span>{pickText(text, language)}</span> <strong>{mean}</strong>
                  </li>
                ))}
              </ol>
            </div>
          ),
      )}
    </div>
  );
}

interface TeamProps {
  readonly results: ResultsView;
  readonly chosen: string;
  readonly onChoose: (team: string) => void;
}

function Team({ results, chosen, onChoose }: TeamProps) {
  const { t } = useText();
  const team = results.teams.find(({ id }) => id === chosen);
  const group = results.groups.find(({ id }) => id === team?.group);
  return (
    <section className="block" aria-labelledby="team">
      <h2 id="team">{t('team.title')}</h2>
      <div className="choice">
        <label htmlFor="team-choice">{t('team.choose')}</label>
        <select
          id="team-choice"
          value={chosen}
          aria-describedby="team-private"
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="">{t('team.none')}</option>
          {results.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <p id="team-private" className="hint">
          {t('team.private')}
        </p>
      </div>
      <div aria-live="polite">
        {team !== undefined && (
          <div className="block" data-testid="team-results">
            {team.withheld !== null && (
              <p className="notice">
                {t(`team.${team.withheld}`)}{' '}
                {group !== undefined && t('team.standIn', { group: nameGroup(group, t) })}
              </p>
            )}
            {group !== undefined && (
              <>
                <h3>{nameGroup(group, t)}</h3>
                <p>{t('team.answered', countAnswers(group))}</p>
                <Figures group={group} dimensions={results.dimensions} />
              </>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** A pool of small teams has no name of its own. */
function nameGroup(group: GroupResults, t: ReturnType<typeof useText>['t']): string {
  return group.id.startsWith('pool:') ? t('team.pool', { label: group.label }) : group.label;
}
