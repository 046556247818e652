import { useMemo, useState } from 'react';
import { describeReadiness } from '../../../surveys/questionnaire/readiness-use.ts';
import { toKey } from '../../../surveys/questionnaire/to-instrument.ts';
import { useText } from '../text.ts';
import { addPage, listRows } from './edit-draft.ts';
import { Outline } from './Outline.tsx';
import { PagePanel } from './PagePanel.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
import type { DraftEditor } from './use-draft.ts';
import { Button } from '../shell/Button.tsx';

/** The outline on one side, what is chosen in it on the other. */
export function QuestionEditor({ editor }: { readonly editor: DraftEditor }) {
  const { t } = useText();
  const { draft } = editor;
  const [chosen, setChosen] = useState<string | null>(listRows(draft)[0]?.key ?? null);
  const row = listRows(draft).find(({ key }) => key === chosen) ?? null;
  const use = useMemo(() => describeReadiness(toKey(draft)), [draft]);
  return (
    <div className="editor-columns">
      <div className="editor-outline">
        <h2>{t('questionnaires.editor.outline')}</h2>
        <p className="hint">{t('questionnaires.editor.outlineHint')}</p>
        <Outline editor={editor} use={use} chosen={chosen} onChoose={setChosen} />
        <Button
          className="button"
          onPress={() => {
            const added = addPage(draft);
            editor.change(added.draft);
            setChosen(added.key);
          }}
        >
          {t('questionnaires.editor.addPage')}
        </Button>
      </div>
      <div className="sheet editor-panel">
        {row === null && <p className="soft">{t('questionnaires.editor.pick')}</p>}
        {row !== null && row.question === null && (
          <PagePanel key={row.key} editor={editor} page={row.page} onChoose={setChosen} />
        )}
        {row !== null && row.question !== null && (
          <QuestionPanel
            key={row.key}
            editor={editor}
            page={row.page}
            question={row.question}
            use={use}
            onChoose={setChosen}
          />
        )}
      </div>
    </div>
  );
}
