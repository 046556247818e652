import type { RoundView } from '../api.ts';
import { useText } from '../text.ts';

/** Where a round is, in one word. */
export function StateTag({ state }: { readonly state: RoundView['state'] }) {
  const { t } = useText();
  return <span className={`tag tag-${state}`}>{t(`rounds.state.${state}`)}</span>;
}
