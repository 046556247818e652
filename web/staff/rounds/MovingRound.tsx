import { ProgressBar, Label } from 'react-aria-components';
import type { RoundView } from '../api.ts';
import { useText } from '../text.ts';

/** Keys are being made; the page asks again by itself until the round is open. */
export function PreparingRound({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const { done, total } = round.keys;
  return (
    <section className="sheet" aria-labelledby="preparing">
      <h2 id="preparing">{t('rounds.preparing.title')}</h2>
      <p>{t('rounds.preparing.body')}</p>
      <ProgressBar
        className="progress"
        value={done}
        maxValue={Math.max(total, 1)}
        valueLabel={t('rounds.preparing.of', { done, total })}
      >
        {({ percentage, valueText }) => (
          <>
            <Label>{t('rounds.preparing.progress')}</Label>
            <span className="small">{valueText}</span>
            <div className="progress-track">
              <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
    </section>
  );
}

export function ClosingRound() {
  const { t } = useText();
  return (
    <section className="sheet" aria-labelledby="closing">
      <h2 id="closing">{t('rounds.closing.title')}</h2>
      <p>{t('rounds.closing.body')}</p>
      <ProgressBar className="progress" isIndeterminate aria-label={t('rounds.closing.title')}>
        <div className="progress-track">
          <div className="progress-fill progress-waiting" />
        </div>
      </ProgressBar>
    </section>
  );
}
