import type { DecisionView } from '../api.ts';
import { useText } from '../text.ts';

/** Where a decision stands, in words, and in words too that its day has passed. */
export function DecisionState({
  state,
  overdue,
}: {
  readonly state: DecisionView['state'];
  readonly overdue: boolean;
}) {
  const { t } = useText();
  return (
    <span className="decision-state">
      <span className="tag">{t(`decisions.state.${state}`)}</span>
      {overdue && <strong className="decision-overdue">{t('decisions.overdue')}</strong>}
    </span>
  );
}
