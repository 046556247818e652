import type { ItemRole, ScaledItem, ScoringKey } from '../scoring-key.ts';
import { isFavourable } from '../scoring-key.ts';
import type { Bars } from './bars.ts';
import type { HiddenShare } from './hidden-share.ts';
import { buildHiddenShare } from './hidden-share.ts';
import type { PublishedGroup } from './published-group.ts';
import type { ShareCount, SharePrior } from './shares.ts';
import {
  boundShare,
  describeSilent,
  fitShares,
  lowerSilentShare,
  meanShare,
  shareProbability,
} from './shares.ts';

/** What is learned of one item whose share matters (willing, training need). */
export interface ShareModel {
  readonly item: ScaledItem;
  /** The item as its share is counted: agreeing counts, also where agreeing is not "best". */
  readonly counted: ScaledItem;
  readonly prior: SharePrior;
  readonly hidden: HiddenShare;
}

export interface ShareEstimate {
  /** Expected share of all members, 0-1. */
  readonly share: number;
  /** P(share of all members >= bar) with the silent as those who answered. */
  readonly plain: number;
  /** The same with the silent less favourable. */
  readonly cautious: number;
  /** Whatever the silent would say, the share lies between these, 0-1. */
  readonly bounds: { readonly lower: number; readonly upper: number };
}

/** A possible favourable count and its probability. */
interface CountChance extends ShareCount {
  readonly chance: number;
}

/** @returns null where the key has no item with this role */
export function fitShareModel(
  role: ItemRole,
  key: ScoringKey,
  disjoint: readonly PublishedGroup[],
  groups: readonly PublishedGroup[],
): ShareModel | null {
  const item = key.items.find((candidate) => candidate.role === role);
  if (item === undefined) return null;
  const counted: ScaledItem = role === 'training_need' ? { ...item, best: 'high' } : item;
  const hidden = buildHiddenShare(counted, typicalDistribution(item.id, disjoint, groups));
  const model = { item, counted, hidden };
  return { ...model, prior: fitShares(listTeamCounts(disjoint, model)) };
}

/**
 * Counts to learn (a, b) from: of the teams that publish them. Expected counts differ less between
 * teams than true ones do, so they serve only where fewer than two teams publish theirs.
 */
function listTeamCounts(
  disjoint: readonly PublishedGroup[],
  model: Pick<ShareModel, 'item' | 'counted' | 'hidden'>,
): ShareCount[] {
  const allowed = disjoint.map((team) => listCounts(team, model)).filter((list) => list !== null);
  const published = allowed.filter((list) => list.length === 1);
  return (published.length >= 2 ? published : allowed).map((list) => ({
    count: list.reduce((sum, { chance, count }) => sum + chance * count, 0),
    n: list[0]!.n,
  }));
}

/** People per option over the teams that publish it; of the first group that does where no team does. */
function typicalDistribution(
  item: string,
  disjoint: readonly PublishedGroup[],
  groups: readonly PublishedGroup[],
): number[] | null {
  const published = (from: readonly PublishedGroup[]) =>
    from.map((group) => group.items[item]?.distribution ?? null).filter((d) => d !== null);
  const teams = published(disjoint);
  const used = teams.length > 0 ? teams : published(groups).slice(0, 1);
  const first = used[0];
  if (first === undefined) return null;
  return first.map((_, option) => used.reduce((sum, people) => sum + (people[option] ?? 0), 0));
}

/**
 * The favourable counts that a group's published figures allow: one where a distribution or a
 * share is published, else those that fit the mean. null where nothing can be told.
 */
function listCounts(
  group: PublishedGroup,
  model: Pick<ShareModel, 'item' | 'counted' | 'hidden'>,
): CountChance[] | null {
  const figures = group.items[model.item.id] ?? null;
  if (figures === null || figures.n < 1) return null;
  const { n, distribution, favourable } = figures;
  if (distribution !== null) {
    let count = 0;
    for (const [option, people] of distribution.entries())
      if (isFavourable(model.counted, option)) count += people;
    return [{ count, n, chance: 1 }];
  }
  const isTurned = model.item.best !== model.counted.best;
  if (favourable !== null && !isTurned)
    return [{ count: Math.round((favourable * n) / 100), n, chance: 1 }];
  const chances = model.hidden(n, isTurned ? 100 - figures.mean : figures.mean);
  if (chances === null) return null;
  return Array.from(chances, (chance, count) => ({ count, n, chance })).filter(
    ({ chance }) => chance > 0,
  );
}

/**
 * A group's share against a bar (0-1). Plain: averaged over the counts that its figures allow.
 * Cautious: a hidden count is read low, at what the group reaches with the probability that Ready
 * asks for (how mean and count go together can not be checked in a group that publishes one of
 * them), and the silent are taken as less favourable.
 * @returns null where the item is withheld or nothing can be told of the share
 */
export function estimateShare(
  group: PublishedGroup,
  model: ShareModel,
  bar: number,
  bars: Pick<Bars, 'silentGap' | 'readyProbability'>,
): ShareEstimate | null {
  const counts = listCounts(group, model);
  if (counts === null) return null;
  let share = 0;
  let plain = 0;
  for (const { count, n, chance } of counts) {
    const team = { count, n, invited: Math.max(group.invited, n) };
    const silent = describeSilent(team, model.prior);
    share += (chance * (count + (team.invited - n) * meanShare(silent))) / team.invited;
    plain += chance * shareProbability(team, silent, bar);
  }
  const { count, n } = readLow(counts, bars.readyProbability);
  const team = { count, n, invited: Math.max(group.invited, n) };
  const lowered = lowerSilentShare(describeSilent(team, model.prior), bars.silentGap);
  return {
    share,
    plain,
    cautious: Math.min(shareProbability(team, lowered, bar), plain),
    bounds: boundCounts(counts, group.invited),
  };
}

/** The logical bounds, over all counts that the figures allow. */
function boundCounts(counts: readonly CountChance[], invited: number): ShareEstimate['bounds'] {
  const all = counts.map(({ count, n }) => boundShare({ count, n, invited }));
  return {
    lower: Math.min(...all.map(({ lower }) => lower)),
    upper: Math.max(...all.map(({ upper }) => upper)),
  };
}

/** The largest count that is reached with at least this probability. */
function readLow(counts: readonly CountChance[], probability: number): ShareCount {
  let reached = 0;
  for (const candidate of counts.toReversed()) {
    reached += candidate.chance;
    if (reached >= probability - 1e-9) return candidate;
  }
  return counts[0]!;
}
