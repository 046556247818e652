import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DRAFT_LIMITS } from '../../../surveys/questionnaire/draft.ts';
import { toKey, toPage } from '../../../surveys/questionnaire/to-instrument.ts';
import type { DraftView } from '../api.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { LazyPhoneSurvey, PhonePreview } from './PhonePreview.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { draftQuery, ignoredKey } from './queries.ts';
import { SaveState } from './SaveState.tsx';
import { ScoringView } from './ScoringView.tsx';
import { TextPair } from './TextPair.tsx';
import { useDraft, type DraftEditor } from './use-draft.ts';
import './questionnaires.css';
import './editor.css';
import { Button } from '../shell/Button.tsx';

/** The editor of one draft. */
export function DraftPage() {
  const { t } = useText();
  const { draftId } = useParams({ from: '/signed-in/hr/questionnaires/drafts/$draftId' });
  const query = useQuery(draftQuery(draftId));
  // Another visit of the editor: it begins with what the server has.
  const [visit, setVisit] = useState(0);
  const reload = async (): Promise<void> => {
    await query.refetch();
    setVisit(visit + 1);
  };
  return (
    <div className="page page-wide">
      <Loaded query={query} title={t('questionnaires.editor.new')}>
        {(view) => <Editor key={`${view.id} ${visit}`} view={view} reload={reload} />}
      </Loaded>
    </div>
  );
}

function Editor({
  view,
  reload,
}: {
  readonly view: DraftView;
  readonly reload: () => Promise<unknown>;
}) {
  const { t, language } = useText();
  const editor = useDraft(view);
  const { draft } = editor;
  const { view: shown = 'questions' } = useSearch({
    from: '/signed-in/hr/questionnaires/drafts/$draftId',
  });
  const title = draft.title[language].trim() || draft.title.en.trim();
  return (
    <>
      <PageHeading
        title={title === '' ? t('questionnaires.untitled') : title}
        above={
          <p className="crumb">
            <Link to="/questionnaires">{t('questionnaires.page.back')}</Link>
          </p>
        }
      >
        <p className="soft">
          {view.nextOf === null
            ? t('questionnaires.editor.new')
            : t('questionnaires.editor.next', { id: view.nextOf })}
        </p>
        <Toolbar editor={editor} title={title} />
      </PageHeading>
      <SaveState editor={editor} reload={reload} />
      <Ignored draft={view.id} />
      <TextPair
        label={t('questionnaires.editor.name')}
        value={draft.title}
        most={DRAFT_LIMITS.title}
        onChange={(text, which) => editor.change({ ...draft, title: text }, `title.${which}`)}
      />
      <nav className="tabs" aria-label={t('questionnaires.editor.views')}>
        {(['questions', 'scoring'] as const).map((one) => (
          <Link
            key={one}
            to="/questionnaires/drafts/$draftId"
            params={{ draftId: view.id }}
            search={one === 'questions' ? {} : { view: one }}
            activeProps={{}}
            className={one === shown ? 'tab active' : 'tab'}
            aria-current={one === shown ? 'page' : undefined}
            replace
          >
            {t(
              one === 'questions'
                ? 'questionnaires.editor.viewQuestions'
                : 'questionnaires.editor.viewScoring',
            )}
          </Link>
        ))}
      </nav>
      {shown === 'questions' ? <QuestionEditor editor={editor} /> : <ScoringView editor={editor} />}
      <PublishPanel view={view} editor={editor} title={title} />
    </>
  );
}

function Toolbar({ editor, title }: { readonly editor: DraftEditor; readonly title: string }) {
  const { t } = useText();
  const missing = t('questionnaires.phone.missing');
  const name = title === '' ? t('questionnaires.untitled') : title;
  return (
    <div className="actions">
      <Button className="button" isDisabled={!editor.canUndo} onPress={() => editor.undo()}>
        {t('questionnaires.editor.undo')}
      </Button>
      <Button className="button" isDisabled={!editor.canRedo} onPress={() => editor.redo()}>
        {t('questionnaires.editor.redo')}
      </Button>
      <PhonePreview title={name}>
        {() => (
          <LazyPhoneSurvey
            pages={editor.draft.pages
              .filter(({ questions }) => questions.length > 0)
              .map((page) => toPage(page, missing))}
            items={toKey(editor.draft).items}
          />
        )}
      </PhonePreview>
    </div>
  );
}

function Ignored({ draft }: { readonly draft: string }) {
  const { t } = useText();
  const ignored = useQueryClient().getQueryData<readonly string[]>(ignoredKey(draft));
  if (ignored === undefined) return null;
  return (
    <Notice tone="info">
      {ignored.length > 0 && (
        <details className="details">
          <summary>{t('questionnaires.importing.ignored', { count: ignored.length })}</summary>
          <ul className="plain-list mono">
            {ignored.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </details>
      )}
      <p>{t('questionnaires.importing.check')}</p>
    </Notice>
  );
}
