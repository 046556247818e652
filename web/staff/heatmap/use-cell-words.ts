import { useMemo } from 'react';
import type { WithheldUnit } from '../../../surveys/release-document.ts';
import { roundMargin } from '../report/reading.ts';
import { useText } from '../text.ts';
import type { HeatCell, HeatView } from './cells.ts';
import type { TeamRow } from './team-rows.ts';

const SIGN = { higher: ' ▲', same: '', lower: ' ▼' } as const;

export interface CellWords {
  /** Nothing but characters: a mark beside the number says what is clear, so no colour is needed. */
  readonly write: (cell: HeatCell) => string;
  readonly describe: (cell: HeatCell) => string;
  /** Why there is no figure, and where the team is heard. */
  readonly absent: (
    row: TeamRow,
    withheld: WithheldUnit | undefined,
    hasFigures: boolean,
    instead: string | null,
  ) => string;
}

/** What stands in a cell, and what is said of it where there is more room. */
export function useCellWords(view: HeatView): CellWords {
  const speech = useText();
  return useMemo(() => makeWords(view, speech), [view, speech]);
}

function makeWords(view: HeatView, { t, formatNumber }: ReturnType<typeof useText>): CellWords {
  const signed = (value: number): string => (value > 0 ? '+' : '') + formatNumber(value);
  return {
    write: (cell) =>
      view === 'mean' ? formatNumber(cell.value) : signed(cell.value) + SIGN[cell.band],
    describe: ({ mean, margin, n, company, change, band }) => {
      if (view === 'change' && change !== null) {
        return t('heatmap.cell.change', {
          before: formatNumber(change.before),
          after: formatNumber(change.after),
          difference: signed(change.difference),
          margin: formatNumber(roundMargin(change.margin)),
          verdict: t(`report.change.is.${change.verdict}`),
        });
      }
      const own = t(margin === null ? 'heatmap.cell.mean' : 'heatmap.cell.meanMargin', {
        mean: formatNumber(mean),
        margin: formatNumber(roundMargin(margin ?? 0)),
        count: n,
      });
      if (company === null) return own;
      return `${own} · ${t(`heatmap.cell.versus.${band}`, { company: formatNumber(company) })}`;
    },
    absent: ({ group }, withheld, hasFigures, instead) => {
      if (group === null && withheld !== undefined) {
        const why = t(`report.below.whyShort.${withheld.why}`);
        return instead === null
          ? t('heatmap.cell.withheld', { why })
          : t('heatmap.cell.withheldInstead', { why, group: instead });
      }
      if (view === 'change' && hasFigures) return t('heatmap.cell.notComparable');
      return t('report.dimensions.withheldWhy');
    },
  };
}
