import { useId } from 'react';
import type { DraftPage, DraftQuestion } from '../../../surveys/questionnaire/draft.ts';
import { DRAFT_LIMITS, isClosed } from '../../../surveys/questionnaire/draft.ts';
import type { ReadinessUse } from '../../../surveys/questionnaire/readiness-use.ts';
import { useText } from '../text.ts';
import { AnswerFields } from './AnswerFields.tsx';
import {
  keyOfPage,
  moveQuestions,
  removeQuestion,
  replaceQuestion,
  stepQuestion,
} from './edit-draft.ts';
import { useKindName } from './Outline.tsx';
import { RemoveQuestion } from './RemoveQuestion.tsx';
import { BestField, DimensionField, RoleField } from './ScoringFields.tsx';
import { TextPair } from './TextPair.tsx';
import type { DraftEditor } from './use-draft.ts';
import { Button } from '../shell/Button.tsx';

interface PanelProps {
  readonly editor: DraftEditor;
  readonly page: DraftPage;
  readonly question: DraftQuestion;
  readonly use: ReadinessUse;
  readonly onChoose: (key: string) => void;
}

/** One question: its words side by side in both languages, its answers, its scoring, its place. */
export function QuestionPanel({ editor, page, question, use, onChoose }: PanelProps) {
  const { t } = useText();
  const kindOf = useKindName();
  const { draft } = editor;
  const change = (next: DraftQuestion, part: string): void =>
    editor.change(replaceQuestion(draft, next), `${question.id}.${part}`);
  const isNote = question.kind === 'note';
  return (
    <div className="form">
      <div>
        <h2>{t('questionnaires.editor.editQuestion')}</h2>
        <p className="soft small">
          {kindOf(question)} · <span className="mono">{question.id}</span>
        </p>
      </div>
      <TextPair
        label={t(isNote ? 'questionnaires.editor.noteText' : 'questionnaires.editor.text')}
        value={question.text}
        most={isNote ? DRAFT_LIMITS.note : DRAFT_LIMITS.text}
        rows={isNote ? 5 : 2}
        paragraphs={isNote}
        onChange={(text, language) => change({ ...question, text }, `text.${language}`)}
      />
      {question.kind !== 'note' && <HintFields question={question} onChange={change} />}
      {isClosed(question) && (
        <>
          <AnswerFields question={question} onChange={change} />
          <div className="scoring-fields">
            <DimensionField editor={editor} question={question} />
            <BestField editor={editor} question={question} />
            <RoleField editor={editor} question={question} />
          </div>
        </>
      )}
      <Place editor={editor} page={page} question={question} />
      <div className="actions">
        <RemoveQuestion
          draft={draft}
          question={question}
          use={use}
          onRemove={() => {
            editor.change(removeQuestion(draft, question.id));
            onChoose(keyOfPage(page.id));
          }}
        />
      </div>
    </div>
  );
}

function HintFields({
  question,
  onChange,
}: {
  readonly question: Exclude<DraftQuestion, { kind: 'note' }>;
  readonly onChange: (next: DraftQuestion, part: string) => void;
}) {
  const { t } = useText();
  if (question.hint === null) {
    return (
      <div>
        <Button
          className="button button-quiet"
          onPress={() => onChange({ ...question, hint: { en: '', fr: '' } }, 'hint')}
        >
          {t('questionnaires.editor.addHint')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <TextPair
        label={t('questionnaires.editor.hint')}
        value={question.hint}
        most={DRAFT_LIMITS.text}
        onChange={(hint, language) => onChange({ ...question, hint }, `hint.${language}`)}
      />
      <Button
        className="button button-quiet"
        onPress={() => onChange({ ...question, hint: null }, 'hint')}
      >
        {t('questionnaires.editor.removeHint')}
      </Button>
    </div>
  );
}

/** What dragging does, one step at a time. */
function Place({ editor, page, question }: Pick<PanelProps, 'editor' | 'page' | 'question'>) {
  const { t, language } = useText();
  const id = useId();
  const { draft } = editor;
  const first = draft.pages[0]?.questions[0]?.id === question.id;
  const last = draft.pages.at(-1)?.id === page.id && page.questions.at(-1)?.id === question.id;
  return (
    <div className="actions">
      <Button
        className="button"
        isDisabled={first}
        onPress={() => editor.change(stepQuestion(draft, question.id, -1))}
      >
        {t('questionnaires.editor.earlier')}
      </Button>
      <Button
        className="button"
        isDisabled={last}
        onPress={() => editor.change(stepQuestion(draft, question.id, 1))}
      >
        {t('questionnaires.editor.later')}
      </Button>
      {draft.pages.length > 1 && (
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t('questionnaires.editor.toPage')}
          </label>
          <select
            id={id}
            className="react-aria-Input"
            value=""
            onChange={(event) => {
              const target = { key: keyOfPage(event.target.value), position: 'after' } as const;
              editor.change(moveQuestions(draft, new Set([`question:${question.id}`]), target));
            }}
          >
            <option value="">{t('questionnaires.editor.toPageNone')}</option>
            {draft.pages
              .filter((other) => other.id !== page.id)
              .map((other) => (
                <option key={other.id} value={other.id}>
                  {other.title[language] || other.title.en || other.id}
                </option>
              ))}
          </select>
        </div>
      )}
    </div>
  );
}
