import { useCallback } from 'react';
import { labelValues } from '../../../surveys/disclosure/breakdowns-values.ts';
import { readNarrowing } from '../../../surveys/group-of.ts';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { isPool } from './reading.ts';

/** Names groups for a reader: units by their name, what has no name of its own in words. */
export function useGroupLabel(): (group: ReleaseGroup) => string {
  const { t } = useText();
  return useCallback(
    (group: ReleaseGroup) => {
      // The release calls a pool like its unit, which a manager may not see.
      if (isPool(group)) return t('report.pool.label', { unit: group.label });
      const narrowing = readNarrowing(group.of);
      if (narrowing === null) return group.label;
      const { values, isMerged } = narrowing;
      // "<name of the unit> · <values>", or the values alone.
      const place = group.label.slice(0, group.label.length - labelValues(values).length);
      if (isMerged) return place + t('report.breakdowns.other');
      return values[0] === '' ? place + t('report.breakdowns.notStated') : group.label;
    },
    [t],
  );
}
