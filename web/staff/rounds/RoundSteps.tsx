import type { RoundView } from '../api.ts';
import { useText } from '../text.ts';

const STEPS = ['draft', 'preparing', 'open', 'closing', 'released'] as const;
const STEPS_WITH_DAY = ['draft', 'scheduled', 'preparing', 'open', 'closing', 'released'] as const;

/** The way of a round and where it is on it; announced when it moves on by itself. */
export function RoundSteps({ state }: { readonly state: RoundView['state'] }) {
  const { t } = useText();
  const steps: readonly RoundView['state'][] = state === 'scheduled' ? STEPS_WITH_DAY : STEPS;
  const at = steps.indexOf(state);
  return (
    <>
      <ol className="round-steps" aria-label={t('rounds.steps.label')}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'step step-done' : index === at ? 'step step-now' : 'step'}
            {...(index === at ? { 'aria-current': 'step' as const } : {})}
          >
            {t(`rounds.state.${step}`)}
            {index < at && <span className="visually-hidden"> ({t('rounds.steps.done')})</span>}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {t(`rounds.state.${state}`)}
      </p>
    </>
  );
}
