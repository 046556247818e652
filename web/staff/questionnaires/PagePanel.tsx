import type { DraftPage } from '../../../surveys/questionnaire/draft.ts';
import { DRAFT_LIMITS } from '../../../surveys/questionnaire/draft.ts';
import { QUESTION_SORTS } from '../../../surveys/questionnaire/start-draft.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useText } from '../text.ts';
import { addQuestion, changePage, removePage, stepPage } from './edit-draft.ts';
import { TextPair } from './TextPair.tsx';
import type { DraftEditor } from './use-draft.ts';
import { Button } from '../shell/Button.tsx';

interface PanelProps {
  readonly editor: DraftEditor;
  readonly page: DraftPage;
  readonly onChoose: (key: string) => void;
}

/** One topic: its words, its place, new questions. */
export function PagePanel({ editor, page, onChoose }: PanelProps) {
  const { t } = useText();
  const { draft } = editor;
  const at = draft.pages.indexOf(page);
  const { length } = page.questions;
  const remove = (): void => editor.change(removePage(draft, page.id));
  return (
    <div className="form">
      <h2>{t('questionnaires.editor.editPage')}</h2>
      <TextPair
        label={t('questionnaires.editor.pageTitle')}
        value={page.title}
        most={DRAFT_LIMITS.title}
        onChange={(title, language) =>
          editor.change(changePage(draft, page.id, { title }), `${page.id}.title.${language}`)
        }
      />
      <TextPair
        label={t('questionnaires.editor.pageDescription')}
        value={page.description}
        most={DRAFT_LIMITS.text}
        rows={2}
        onChange={(description, language) =>
          editor.change(
            changePage(draft, page.id, { description }),
            `${page.id}.description.${language}`,
          )
        }
      />
      <AddQuestion editor={editor} page={page} onChoose={onChoose} />
      <div className="actions">
        <Button
          className="button"
          isDisabled={at === 0}
          onPress={() => editor.change(stepPage(draft, page.id, -1))}
        >
          {t('questionnaires.editor.earlier')}
        </Button>
        <Button
          className="button"
          isDisabled={at === draft.pages.length - 1}
          onPress={() => editor.change(stepPage(draft, page.id, 1))}
        >
          {t('questionnaires.editor.later')}
        </Button>
        {length === 0 ? (
          <Button className="button" onPress={remove}>
            {t('questionnaires.editor.removePage')}
          </Button>
        ) : (
          <ConfirmDialog
            trigger={t('questionnaires.editor.removePage')}
            title={t('questionnaires.editor.removePageTitle')}
            confirm={t('questionnaires.editor.remove')}
            working={t('questionnaires.page.working')}
            dangerous
            onConfirm={() => {
              remove();
              return Promise.resolve();
            }}
          >
            <p>{t('questionnaires.editor.removePageBody', { count: length })}</p>
          </ConfirmDialog>
        )}
      </div>
    </div>
  );
}

function AddQuestion({ editor, page, onChoose }: PanelProps) {
  const { t } = useText();
  return (
    <div className="field" role="group" aria-labelledby="add-question">
      <p id="add-question" className="field-label">
        {t('questionnaires.editor.add')}
      </p>
      <div className="add-question">
        {QUESTION_SORTS.map((sort) => (
          <Button
            key={sort}
            className="button"
            onPress={() => {
              const added = addQuestion(editor.draft, page.id, sort);
              editor.change(added.draft);
              onChoose(added.key);
            }}
          >
            {t(`questionnaires.editor.sorts.${sort}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
