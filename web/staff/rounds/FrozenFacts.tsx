import type { RoundView } from '../api.ts';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import { RoundFacts } from './RoundFacts.tsx';

/** The settings of a launched round: what nobody can change any more, and why that is good. */
export function FrozenFacts({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  return (
    <section className="section frozen" aria-labelledby="settings">
      <h2 id="settings">{t('rounds.facts.title')}</h2>
      <p className="frozen-tag">
        <Icon name="lock" />
        <strong>{t('rounds.frozen.title')}</strong>
      </p>
      <p className="soft small">{t('rounds.frozen.why')}</p>
      <RoundFacts round={round} frozen />
    </section>
  );
}
