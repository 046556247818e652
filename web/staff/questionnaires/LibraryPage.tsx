import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import type { DraftEntry, DraftView, LibraryView, VersionView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { may } from '../shell/may.ts';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';
import { libraryQuery } from './queries.ts';
import { useFacts } from './use-facts.ts';
import './questionnaires.css';
import { Button } from '../shell/Button.tsx';
import { Input, Label, SearchField } from '../shell/fields.tsx';

/** All questionnaires: those in progress, one's own, those that ship. */
export function LibraryPage() {
  const { t } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  const query = useQuery(libraryQuery);
  const mayEdit = may(account, 'run');
  const start = useStart();
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.questionnaires')}>
        <p className="soft">{t('questionnaires.intro')}</p>
        {mayEdit && (
          <div className="actions">
            <Button
              className="button button-primary"
              isPending={start.isPending}
              onPress={() => start.mutate({})}
            >
              {t('questionnaires.create')}
            </Button>
            <Link to="/questionnaires/import" className="button">
              {t('questionnaires.import')}
            </Link>
          </div>
        )}
        {start.error !== null && <ProblemNotice error={start.error} />}
      </PageHeading>
      <Loaded query={query}>{(library) => <Library library={library} mayEdit={mayEdit} />}</Loaded>
    </div>
  );
}

/** Begins a draft and opens it. */
function useStart() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (wish: { copyOf?: string }) =>
      requestJson<DraftView>('POST', '/api/instruments/drafts', wish),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: libraryQuery.queryKey });
      await navigate({ to: '/questionnaires/drafts/$draftId', params: { draftId: id } });
    },
  });
}

function Library({
  library,
  mayEdit,
}: {
  readonly library: LibraryView;
  readonly mayEdit: boolean;
}) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const wanted = foldForSearch(search.trim());
  const fits = ({ title }: { readonly title: Readonly<Record<string, string>> }): boolean =>
    Object.values(title).some((text) => foldForSearch(text).includes(wanted));
  const drafts = library.drafts.filter(fits);
  const own = library.own.filter(({ versions }) => versions.some(fits));
  const shipped = library.shipped.filter(fits);
  const count = drafts.length + own.length + shipped.length;
  return (
    <>
      <SearchField value={search} onChange={setSearch}>
        <Label>{t('questionnaires.search')}</Label>
        <Input />
      </SearchField>
      <p className="soft small" role="status">
        {wanted !== '' &&
          (count === 0
            ? t('questionnaires.library.nothingFound')
            : t('questionnaires.found', { count }))}
      </p>
      {mayEdit && drafts.length > 0 && (
        <section className="section" aria-labelledby="drafts">
          <h2 id="drafts">{t('questionnaires.library.drafts')}</h2>
          <ul className="library">
            {drafts.map((draft) => (
              <DraftLine key={draft.id} draft={draft} />
            ))}
          </ul>
        </section>
      )}
      {(own.length > 0 || wanted === '') && (
        <section className="section" aria-labelledby="own">
          <h2 id="own">{t('questionnaires.library.own')}</h2>
          {own.length === 0 ? (
            <div className="sheet">
              <h3>{t('questionnaires.library.noneTitle')}</h3>
              <p>{t('questionnaires.library.noneBody')}</p>
            </div>
          ) : (
            <ul className="library">
              {own.map(({ id, versions }) => (
                <PublishedLine
                  key={id}
                  newest={versions[0]!}
                  versions={versions.length}
                  mayEdit={mayEdit}
                />
              ))}
            </ul>
          )}
        </section>
      )}
      {shipped.length > 0 && (
        <section className="section" aria-labelledby="shipped">
          <h2 id="shipped">{t('questionnaires.library.shipped')}</h2>
          <ul className="library">
            {shipped.map((one) => (
              <PublishedLine key={one.ref} newest={one} versions={1} mayEdit={mayEdit} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function DraftLine({ draft }: { readonly draft: DraftEntry }) {
  const { t, language } = useText();
  const title = draft.title[language] || draft.title['en'] || t('questionnaires.untitled');
  const facts = [
    t('questionnaires.library.questions', { count: draft.items }),
    ...(draft.comments > 0 ? [t('questionnaires.library.open', { count: draft.comments })] : []),
    draft.missingTexts === 0
      ? t('questionnaires.library.allTexts')
      : t('questionnaires.library.missing', { count: draft.missingTexts }),
  ];
  return (
    <li className="library-line">
      <div>
        <h3>{title}</h3>
        <p className="soft small">
          {draft.nextOf === null
            ? t('questionnaires.library.new')
            : t('questionnaires.library.nextVersion', { id: draft.nextOf })}
          {' · '}
          {facts.join(' · ')}
        </p>
      </div>
      <Link
        to="/questionnaires/drafts/$draftId"
        params={{ draftId: draft.id }}
        className="button"
        aria-label={`${t('questionnaires.library.edit')}${t('shell.colon')}${title}`}
      >
        {t('questionnaires.library.edit')}
      </Link>
    </li>
  );
}

function PublishedLine({
  newest,
  versions,
  mayEdit,
}: {
  readonly newest: VersionView;
  readonly versions: number;
  readonly mayEdit: boolean;
}) {
  const { t, language } = useText();
  const start = useStart();
  const title = newest.title[language] ?? newest.id;
  const facts = useFacts(newest);
  return (
    <li className="library-line">
      <div>
        <h3>
          <Link to="/questionnaires/$ref" params={{ ref: newest.ref }}>
            {title}
          </Link>
        </h3>
        <p className="soft small">{facts.join(' · ')}</p>
        {versions > 1 && (
          <p className="soft small">
            {t('questionnaires.library.version', { number: newest.version })}
            {' · '}
            {t('questionnaires.library.versions', { count: versions })}
          </p>
        )}
        {start.error !== null && <ProblemNotice error={start.error} />}
      </div>
      {mayEdit && (
        <Button
          className="button"
          aria-label={`${t('questionnaires.library.copy')}${t('shell.colon')}${title}`}
          isPending={start.isPending}
          onPress={() => start.mutate({ copyOf: newest.ref })}
        >
          {t(start.isPending ? 'questionnaires.library.copying' : 'questionnaires.library.copy')}
        </Button>
      )}
    </li>
  );
}
