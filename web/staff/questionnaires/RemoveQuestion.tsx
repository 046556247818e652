import type { Draft, DraftQuestion } from '../../../surveys/questionnaire/draft.ts';
import type { ReadinessUse } from '../../../surveys/questionnaire/readiness-use.ts';
import {
  describeReadiness,
  listGatesOf,
  listLostGates,
} from '../../../surveys/questionnaire/readiness-use.ts';
import { toKey } from '../../../surveys/questionnaire/to-instrument.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useText } from '../text.ts';
import { removeQuestion } from './edit-draft.ts';
import { Button } from '../shell/Button.tsx';

/** Removes at once, as it can be undone; but says first which readiness figure goes with the question. */
export function RemoveQuestion({
  draft,
  question,
  use,
  onRemove,
}: {
  readonly draft: Draft;
  readonly question: DraftQuestion;
  readonly use: ReadinessUse;
  readonly onRemove: () => void;
}) {
  const { t, formatList } = useText();
  const after = describeReadiness(toKey(removeQuestion(draft, question.id)));
  const gates = listGatesOf(question.id, use);
  const lost = listLostGates(use, after);
  if (gates.length === 0 && lost.length === 0) {
    return (
      <Button className="button button-danger" onPress={onRemove}>
        {t('questionnaires.editor.removeQuestion')}
      </Button>
    );
  }
  const nameGates = (some: readonly (typeof gates)[number][]) =>
    formatList(some.map((gate) => t(`questionnaires.readiness.gates.${gate}`)));
  const kept = gates.filter((gate) => !lost.includes(gate));
  const remaining = Math.min(
    ...kept.map((gate) => after.gates.find((one) => one.gate === gate)?.items.length ?? 0),
  );
  return (
    <ConfirmDialog
      trigger={t('questionnaires.editor.removeQuestion')}
      triggerClass="button button-danger"
      title={t('questionnaires.editor.removeGateTitle')}
      confirm={t('questionnaires.editor.remove')}
      working={t('questionnaires.page.working')}
      dangerous
      onConfirm={() => {
        onRemove();
        return Promise.resolve();
      }}
    >
      {lost.length > 0 && (
        <p>{t('questionnaires.editor.removeGateLost', { gates: nameGates(lost) })}</p>
      )}
      {kept.length > 0 && (
        <p>
          {t('questionnaires.editor.removeGateKept', {
            gates: nameGates(kept),
            count: remaining,
          })}
        </p>
      )}
      {use.labels && !after.labels && <p>{t('questionnaires.editor.removeGateNoLabel')}</p>}
    </ConfirmDialog>
  );
}
