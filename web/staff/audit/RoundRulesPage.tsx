import { useQuery } from '@tanstack/react-query';
import { roundsQuery } from '../http/queries.ts';
import { RoundFacts } from '../rounds/RoundFacts.tsx';
import { StateTag } from '../rounds/StateTag.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import '../rounds/rounds.css';

/** For auditors: under which rules each round runs or ran. No results. */
export function RoundRulesPage() {
  const { t } = useText();
  const query = useQuery(roundsQuery);
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.roundRules')}>
        <p className="soft">{t('audit.rounds.intro')}</p>
      </PageHeading>
      <Loaded query={query}>
        {(rounds) =>
          rounds.length === 0 ? (
            <p>{t('audit.rounds.none')}</p>
          ) : (
            rounds.map((round) => (
              <section key={round.id} className="sheet" aria-labelledby={`round-${round.id}`}>
                <div className="heading-row">
                  <h2 id={`round-${round.id}`}>{round.title}</h2>
                  <StateTag state={round.state} />
                </div>
                <RoundFacts round={round} />
                {round.manifestRoot === null ? (
                  <p className="soft small">{t('audit.rounds.noManifest')}</p>
                ) : (
                  <>
                    <p className="small">
                      {t('audit.rounds.root')}
                      {t('shell.colon')}
                      <span className="mono">{round.manifestRoot}</span>
                    </p>
                    {round.releaseHash !== null && (
                      <p className="small">
                        {t('audit.rounds.release')}
                        {t('shell.colon')}
                        <span className="mono">{round.releaseHash}</span>
                      </p>
                    )}
                    <div className="actions">
                      <a className="button" href={`/check#${round.id}`}>
                        {t('audit.rounds.check')}
                        <span className="visually-hidden">
                          {t('shell.colon')}
                          {round.title}
                        </span>
                      </a>
                      <a
                        className="button"
                        href={`/api/rounds/${round.id}/manifest`}
                        download={`manifest-${round.id.slice(0, 8)}.json`}
                      >
                        {t('audit.rounds.manifest')}
                        <span className="visually-hidden">
                          {t('shell.colon')}
                          {round.title}
                        </span>
                      </a>
                    </div>
                  </>
                )}
              </section>
            ))
          )
        }
      </Loaded>
    </div>
  );
}
