import { useMemo } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { listMissingTexts } from '../../../surveys/questionnaire/check-draft.ts';
import type { DraftQuestion } from '../../../surveys/questionnaire/draft.ts';
import { listGatesOf, type ReadinessUse } from '../../../surveys/questionnaire/readiness-use.ts';
import { isAgreement, isYesNo } from '../../../surveys/questionnaire/scales.ts';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import { listRows, moveQuestions, type Row } from './edit-draft.ts';
import type { DraftEditor } from './use-draft.ts';
import { AriaLocale } from '../shell/AriaLocale.tsx';

const DRAG_TYPE = 'tutti-question';

/** Topics and their questions below each other; questions can be dragged, also by keyboard. */
export function Outline({
  editor,
  use,
  chosen,
  onChoose,
}: {
  readonly editor: DraftEditor;
  readonly use: ReadinessUse;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const { t } = useText();
  const { draft } = editor;
  // A list of thirty rows is made anew when the draft changes, not whenever it is saved.
  const items = useMemo(() => listRows(draft).map((row) => ({ ...row, id: row.key })), [draft]);
  const missing = useMemo(
    () => new Set(listMissingTexts(draft).map(({ kind, of }) => `${kind}:${of ?? ''}`)),
    [draft],
  );
  const { dragAndDropHooks } = useDragAndDrop({
    // Topics themselves are moved by their buttons: a question dropped on a line goes beside it.
    getItems: (keys) =>
      [...keys]
        .filter((key) => String(key).startsWith('question:'))
        .map((key) => ({ [DRAG_TYPE]: String(key) })),
    acceptedDragTypes: [DRAG_TYPE],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const moved = new Set([...keys].map(String));
      const place = { key: String(target.key), position: target.dropPosition };
      editor.change(moveQuestions(draft, moved, place));
    },
  });
  return (
    <AriaLocale>
      <GridList
        aria-label={t('questionnaires.editor.outline')}
        className="outline"
        items={items}
        dependencies={[t, use, missing]}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) onChoose(String(key));
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(row) => <OutlineRow row={row} use={use} isMissing={missing.has(row.key)} />}
      </GridList>
    </AriaLocale>
  );
}

function OutlineRow({
  row,
  use,
  isMissing,
}: {
  readonly row: Row;
  readonly use: ReadinessUse;
  readonly isMissing: boolean;
}) {
  const { t, language, formatList } = useText();
  const kindOf = useKindName();
  const { page, question } = row;
  const text = question === null ? page.title : question.text;
  const words = text[language].trim() || text.en.trim() || text.fr.trim();
  const name = words === '' ? t('questionnaires.untitled') : words;
  const gates = question === null ? [] : listGatesOf(question.id, use);
  const label = question === null ? t('questionnaires.editor.topic', { name }) : name;
  return (
    <GridListItem
      id={row.key}
      textValue={label}
      className={question === null ? 'outline-row outline-page' : 'outline-row'}
    >
      {question === null ? null : (
        <Button
          slot="drag"
          className="outline-handle"
          aria-label={t('questionnaires.editor.handle', { name })}
        >
          <span aria-hidden="true">⠿</span>
        </Button>
      )}
      <span className="outline-words">
        {name}
        <span className="outline-marks">
          {question !== null && <span className="soft">{kindOf(question)}</span>}
          {gates.length > 0 && (
            <span className="tag">
              {t('questionnaires.editor.gateMark', {
                gates: formatList(gates.map((gate) => t(`questionnaires.readiness.gates.${gate}`))),
              })}
            </span>
          )}
          {isMissing && (
            <span className="outline-missing">
              <Icon name="caution" />
              {t('questionnaires.editor.missingMark')}
            </span>
          )}
        </span>
      </span>
    </GridListItem>
  );
}

/** What sort of question it is, in a few words. */
export function useKindName(): (question: DraftQuestion) => string {
  const { t } = useText();
  return (question) => {
    if (question.kind === 'numbers') {
      const { from, to } = question;
      return t('questionnaires.editor.kind.numbers', { from, to });
    }
    if (question.kind !== 'choice') return t(`questionnaires.editor.kind.${question.kind}`);
    if (isAgreement(question.choices)) return t('questionnaires.editor.kind.agreement');
    return t(
      isYesNo(question.choices)
        ? 'questionnaires.editor.kind.yesNo'
        : 'questionnaires.editor.kind.choice',
    );
  };
}
