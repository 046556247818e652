import { useText } from '../text.ts';
import type { MapBand } from './map-rows.ts';

/** Bands in words: the labels, and what stands in their place. */
export function useBandName(): (band: MapBand) => string {
  const { t } = useText();
  return (band) => {
    if (band === 'no-label') return t('map.noLabel');
    if (band === 'withheld') return t('map.withheld');
    return t(`report.readiness.label.${band}`);
  };
}
