import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NamedText, VersionChanges } from '../../../surveys/questionnaire/compare-versions.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { historyQuery } from './queries.ts';

/** The versions of a questionnaire, newest first, each with what it changed. */
export function VersionHistory({ id }: { readonly id: string }) {
  const { t, language } = useText();
  const query = useQuery(historyQuery(id));
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">{t('questionnaires.page.history')}</h2>
      <p className="small">{t('questionnaires.page.historyWhy')}</p>
      <Loaded query={query}>
        {({ versions }) => (
          <ol className="library" reversed>
            {versions.map((version) => (
              <li key={version.ref} className="sheet">
                <h3>
                  <Link to="/questionnaires/$ref" params={{ ref: version.ref }}>
                    {t('questionnaires.library.version', { number: version.version })}
                    {t('shell.colon')}
                    {version.title[language]}
                  </Link>
                </h3>
                <p className="soft small">
                  {[
                    ...(version.changes === null ? [t('questionnaires.page.first')] : []),
                    ...(version.used ? [t('questionnaires.library.used')] : []),
                    ...(version.archived ? [t('questionnaires.library.archived')] : []),
                  ].join(' · ')}
                </p>
                {version.changes !== null && <Changes changes={version.changes} />}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

function Changes({ changes }: { readonly changes: VersionChanges }) {
  const { t, language } = useText();
  const { added, removed, reworded, rescored, reordered } = changes;
  const none = [added, removed, reworded, rescored].every(({ length }) => length === 0);
  return (
    <>
      <ChangeList title={t('questionnaires.page.added')} questions={added} />
      <ChangeList title={t('questionnaires.page.removed')} questions={removed} />
      <ChangeList
        title={t('questionnaires.page.reworded')}
        questions={reworded}
        before={reworded.map(({ before }) => before[language])}
      />
      <ChangeList title={t('questionnaires.page.rescored')} questions={rescored} />
      {reordered && <p className="small">{t('questionnaires.page.reordered')}</p>}
      {none && !reordered && <p className="small">{t('questionnaires.page.noChange')}</p>}
    </>
  );
}

function ChangeList({
  title,
  questions,
  before,
}: {
  readonly title: string;
  readonly questions: readonly NamedText[];
  readonly before?: readonly string[];
}) {
  const { t, language } = useText();
  if (questions.length === 0) return null;
  return (
    <div>
      <p className="field-label">{title}</p>
      <ul className="plain-list small">
        {questions.map(({ id, text }, at) => (
          <li key={id}>
            {text[language]} <span className="soft tiny">{id}</span>
            {before !== undefined && before[at] !== text[language] && (
              <span className="soft">
                {' '}
                ({t('questionnaires.page.before', { text: before[at] ?? '' })})
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
