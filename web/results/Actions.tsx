import type { ResultsView } from '../../api/app.ts';
import { useText } from './text.ts';

/** "You said, we did", in the words of those who wrote it. */
export function Actions({ results }: { readonly results: ResultsView }) {
  const { t, formatDate } = useText();
  const { actions, teams } = results;
  const root = teams[0]?.id;
  return (
    <section className="block" aria-labelledby="actions">
      <h2 id="actions">{t('actions.title')}</h2>
      {actions.length === 0 && <p>{t('actions.none')}</p>}
      <ul className="action-list">
        {actions.map(({ unit, heard, done, owner, dueOn }, index) => (
          <li key={index}>
            <dl>
              {unit !== root && (
                <div>
                  <dt>{t('actions.about')}</dt>
                  <dd>{teams.find(({ id }) => id === unit)?.name ?? unit}</dd>
                </div>
              )}
              <div>
                <dt>{t('actions.heard')}</dt>
                <dd className="heard">{heard}</dd>
              </div>
              <div>
                <dt>{t('actions.done')}</dt>
                <dd className="done-about">{done}</dd>
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
    </section>
  );
}
