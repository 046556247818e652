/**
 * What the engine has to know of a questionnaire in order to count and to score it.
 * A catalogue instrument carries one; `analyse` reads one from items.csv.
 */

/** Language code → text. English is always present for catalogue instruments. */
export type Localised = Readonly<Record<string, string>>;

/** `willing` and `training_need` feed readiness, `recommend` the recommendation score (0-10). */
export type ItemRole = 'willing' | 'training_need' | 'recommend';

export interface ScaledItem {
  readonly id: string;
  /** null where the item belongs to no dimension. */
  readonly dimension: string | null;
  /** Scale from `from` to `to`, whole numbers, `from < to`, at most 101 options. */
  readonly from: number;
  readonly to: number;
  /** `low` where 1 is best, and for reversed items. */
  readonly best: 'high' | 'low';
  /** Codes that mean "no score" ("no opinion", "do not know"); outside `from`..`to`. */
  readonly notApplicable: readonly number[];
  readonly role: ItemRole | null;
  readonly text: Localised;
}

export interface CommentItem {
  readonly id: string;
  readonly text: Localised;
}

export interface Dimension {
  readonly id: string;
  readonly title: Localised;
  /** The items of the mean, in order. `training_need` and `recommend` items are never in a mean. */
  readonly items: readonly string[];
}

export interface ScoringKey {
  /** Closed items in questionnaire order: the order of packed answers. */
  readonly items: readonly ScaledItem[];
  readonly comments: readonly CommentItem[];
  readonly dimensions: readonly Dimension[];
}

export function optionCount(item: ScaledItem): number {
  return item.to - item.from + 1;
}

/** Score 0-100 (100 = best) of option `option` (0 = `from`). */
export function optionScore(item: ScaledItem, option: number): number {
  const share = (100 * option) / (item.to - item.from);
  return item.best === 'high' ? share : 100 - share;
}

/** Favourable: top two of five, or a score of at least 75 on any other scale. */
export function isFavourable(item: ScaledItem, option: number): boolean {
  return optionScore(item, option) >= 75;
}
