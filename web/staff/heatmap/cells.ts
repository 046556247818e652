import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { Changes, DimensionChange } from '../../../surveys/scoring/change.ts';
import type { CompareTeams, TeamNode } from './team-rows.ts';

/** What the cells of the heatmap show: the means, how far they are from the company's, or what changed. */
export type HeatView = 'mean' | 'difference' | 'change';

export interface HeatSource {
  readonly view: HeatView;
  /** The company's group; null where it is withheld. */
  readonly company: ReleaseGroup | null;
  readonly changes: Changes;
}

/** A band is what is clear beyond chance; within a band there is no order but the alphabet. */
export type HeatBand = 'higher' | 'same' | 'lower';

export interface HeatCell {
  /** The number in the cell: a mean, or points of difference. */
  readonly value: number;
  readonly mean: number;
  readonly margin: number | null;
  readonly n: number;
  readonly company: number | null;
  readonly change: DimensionChange | null;
  readonly band: HeatBand;
  /** A shade from 0 to 5 for a mean; a band for a difference. */
  readonly tone: number | HeatBand;
}

/** null: not shown for this group, or not to be compared. */
export function readCell(
  group: ReleaseGroup | null,
  dimension: string,
  { view, company, changes }: HeatSource,
): HeatCell | null {
  const figures = group?.dimensions[dimension] ?? null;
  if (group === null || figures === null) return null;
  const whole = company?.dimensions[dimension]?.mean ?? null;
  const change = changes[group.id]?.[dimension] ?? null;
  const { mean, margin, n } = figures;
  const cell = { mean, margin, n, company: whole, change };
  const versus = compareWithCompany(mean, margin, whole);
  if (view === 'mean') return { ...cell, value: mean, band: versus, tone: shadeOf(mean) };
  if (view === 'difference') {
    return whole === null ? null : { ...cell, value: mean - whole, band: versus, tone: versus };
  }
  if (change === null) return null;
  const band = change.verdict === 'none' ? 'same' : change.verdict;
  return { ...cell, value: change.difference, band, tone: band };
}

/** A mean is above or below the company where the company lies outside its margin. */
function compareWithCompany(mean: number, margin: number | null, company: number | null): HeatBand {
  if (company === null || margin === null || Math.abs(mean - company) <= margin) return 'same';
  return mean > company ? 'higher' : 'lower';
}

const SHADE_STEP = 10;
const SHADES = 6;

/** One of six shades; the lowest below 40, the highest from 80. */
export function shadeOf(mean: number): number {
  const step = Math.floor((mean - 30) / SHADE_STEP);
  return Math.min(Math.max(step, 0), SHADES - 1);
}

const BANDS: readonly (HeatBand | null)[] = ['higher', 'same', 'lower', null];

/**
 * Teams under the same parent by name, or by band of one dimension and then by name: bands, never
 * positions, because the differences within a band are mostly chance. Pools come last.
 */
export function compareTeams(
  language: string,
  dimension: string | null,
  source: HeatSource,
): CompareTeams {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const bandOf = ({ group }: TeamNode): number =>
    dimension === null ? 0 : BANDS.indexOf(readCell(group, dimension, source)?.band ?? null);
  const poolLast = ({ key }: TeamNode): number => (key.startsWith('pool:') ? 1 : 0);
  return (a, b) => poolLast(a) - poolLast(b) || bandOf(a) - bandOf(b) || compare(a.name, b.name);
}
