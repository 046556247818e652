import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listMissingTexts, listProblems } from '../../../surveys/questionnaire/check-draft.ts';
import type { MissingText } from '../../../surveys/questionnaire/check-draft.ts';
import type { Draft } from '../../../surveys/questionnaire/draft.ts';
import { listQuestions } from '../../../surveys/questionnaire/draft.ts';
import type { DraftView, InstrumentView } from '../api.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import type { DraftEditor } from './use-draft.ts';

/** What is still missing, and the way into rounds once nothing is. */
export function PublishPanel({
  view,
  editor,
  title,
}: {
  readonly view: DraftView;
  readonly editor: DraftEditor;
  readonly title: string;
}) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { draft } = editor;
  const missing = listMissingTexts(draft);
  const problems = listProblems(draft);
  const complete = missing.length === 0 && problems.length === 0;
  const leave = async (ref: string | null): Promise<void> => {
    await (ref === null
      ? navigate({ to: '/questionnaires' })
      : navigate({ to: '/questionnaires/$ref', params: { ref } }));
    await queryClient.invalidateQueries({ queryKey: ['instruments'] });
  };
  const address = `/api/instruments/drafts/${view.id}`;
  const publish = async (): Promise<void> => {
    const revision = await editor.save();
    // The page says why it could not be saved.
    if (revision === null) throw editor.error ?? new ApiProblem('draft-changed', 409);
    const { ref } = await requestJson<InstrumentView>('POST', `${address}/publish`, { revision });
    await leave(ref);
  };
  const discard = async (): Promise<void> => {
    await requestJson('DELETE', address);
    await leave(null);
  };
  return (
    <section className="section" aria-labelledby="publish">
      <h2 id="publish" className="visually-hidden">
        {t('questionnaires.editor.publishConfirm')}
      </h2>
      {!complete && (
        <Notice tone="caution" title={t('questionnaires.editor.notYet')}>
          <p>{t('questionnaires.editor.notYetWhy')}</p>
          {missing.length > 0 && <Missing draft={draft} missing={missing} />}
          {problems.length > 0 && (
            <ul className="plain-list">
              {problems.map(({ why, of, path }) => (
                <li key={path + why}>
                  {t(`questionnaires.editor.problems.${why}`, {
                    name: nameOf(draft, of, t('questionnaires.untitled')),
                  })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div className="actions">
        {complete && (
          <ConfirmDialog
            trigger={t('questionnaires.editor.publish')}
            triggerClass="button button-primary"
            title={t('questionnaires.editor.publishTitle', { title })}
            confirm={t('questionnaires.editor.publishConfirm')}
            working={t('questionnaires.editor.publishing')}
            onConfirm={publish}
          >
            <p>{t('questionnaires.editor.publishBody')}</p>
          </ConfirmDialog>
        )}
        <ConfirmDialog
          trigger={t('questionnaires.editor.discard')}
          title={t('questionnaires.editor.discardTitle')}
          confirm={t('questionnaires.editor.discardConfirm')}
          working={t('questionnaires.page.working')}
          dangerous
          onConfirm={discard}
        >
          <p>{t('questionnaires.editor.discardBody')}</p>
        </ConfirmDialog>
      </div>
    </section>
  );
}

/** The words of a question or the title of a page, in whichever language there is. */
function nameOf(draft: Draft, id: string | null, untitled: string): string {
  const text =
    listQuestions(draft).find((question) => question.id === id)?.text ??
    draft.pages.find((page) => page.id === id)?.title ??
    draft.dimensions.find((dimension) => dimension.id === id)?.title;
  return text?.en.trim() || text?.fr.trim() || untitled;
}

function Missing({
  draft,
  missing,
}: {
  readonly draft: Draft;
  readonly missing: readonly MissingText[];
}) {
  const { t, formatList } = useText();
  const languagesOf = new Map<
    string,
    { readonly of: string | null; languages: Set<'en' | 'fr'> }
  >();
  for (const { kind, of, language } of missing) {
    const key = `${kind} ${of ?? ''}`;
    const entry = languagesOf.get(key) ?? { of, languages: new Set<'en' | 'fr'>() };
    entry.languages.add(language);
    languagesOf.set(key, entry);
  }
  return (
    <details className="details" open>
      <summary>{t('questionnaires.editor.missing', { count: missing.length })}</summary>
      <p className="small">{t('questionnaires.editor.missingWhy')}</p>
      <ul className="plain-list small">
        {[...languagesOf].map(([key, { of, languages }]) => (
          <li key={key}>
            {of === null
              ? t('questionnaires.editor.missingTitle')
              : nameOf(draft, of, t('questionnaires.untitled'))}
            {t('shell.colon')}
            {formatList([...languages].map((one) => t(`questionnaires.editor.missingIn.${one}`)))}
          </li>
        ))}
      </ul>
    </details>
  );
}
