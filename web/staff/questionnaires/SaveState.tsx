import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DraftView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import type { DraftEditor } from './use-draft.ts';
import { Button } from '../shell/Button.tsx';

/** Whether what stands on the page is on the server; and the ways out where somebody else was quicker. */
export function SaveState({
  editor,
  reload,
}: {
  readonly editor: DraftEditor;
  readonly reload: () => Promise<unknown>;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const [error, setError] = useState<Error | null>(null);
  const keepMine = async (): Promise<void> => {
    try {
      const { id } = await requestJson<DraftView>('POST', '/api/instruments/drafts', {
        content: editor.draft,
      });
      await navigate({ to: '/questionnaires/drafts/$draftId', params: { draftId: id } });
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const words = t(`questionnaires.editor.state.${editor.state}`);
  if (editor.state === 'conflict') {
    return (
      <Notice tone="negative" title={words} live>
        <p>{t('questionnaires.editor.conflictBody')}</p>
        {error !== null && <ProblemNotice error={error} />}
        <div className="actions">
          <Button className="button button-primary" onPress={() => void keepMine()}>
            {t('questionnaires.editor.keepMine')}
          </Button>
          <Button className="button" onPress={() => void reload()}>
            {t('questionnaires.editor.takeTheirs')}
          </Button>
        </div>
      </Notice>
    );
  }
  if (editor.state === 'failed') {
    return (
      <Notice tone="negative" title={words} live>
        {editor.error !== null && <ProblemNotice error={editor.error} />}
        <Button className="button" onPress={() => void editor.save()}>
          {t('questionnaires.editor.retry')}
        </Button>
      </Notice>
    );
  }
  return (
    <p className="soft small" role="status">
      {words}
    </p>
  );
}
