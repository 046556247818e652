import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { isPool } from './reading.ts';

/** Names groups for a reader: units by their name, pools in words, breakdowns as released. */
export function useGroupLabel(): (group: ReleaseGroup) => string {
  const { t } = useText();
  return (group) => {
    if (!isPool(group)) return group.label;
    // The release calls it "<name of the unit> · pool"; a manager may not see the unit itself.
    return t('report.pool.label', { unit: group.label.replace(/ · pool$/, '') });
  };
}
