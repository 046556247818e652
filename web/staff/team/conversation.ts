import { pickHighlights } from '../../../surveys/report/highlights.ts';
import { codeOfDimension } from '../../../surveys/scoring/dimension-codes.ts';
import type { ReleaseGroup, WithheldWhy } from '../../../surveys/release-document.ts';
import {
  listDimensions,
  type Reading,
  type ReportIndex,
  type ReportItem,
  type ScoredDimension,
} from '../report/reading.ts';

/**
 * What a manager can talk about with the team, from the released figures of the group and nothing
 * else. Pure: the same report gives the same guide.
 */
export type Conversation =
  | {
      readonly kind: 'figures';
      readonly group: ReleaseGroup;
      readonly keep: readonly TalkingPoint[];
      readonly work: readonly TalkingPoint[];
    }
  | {
      readonly kind: 'without-figures';
      /** null where the team has figures, but none of a dimension. */
      readonly why: WithheldWhy | null;
      /** The group in which the team was heard; its figures are no description of the team. */
      readonly heardIn: ReleaseGroup | null;
    };

export interface TalkingPoint extends ScoredDimension {
  /** Which questions fit; `other` where the dimension is none of ours. */
  readonly topic: Topic;
  readonly standing: Standing;
  /** The question of the dimension with the lowest figure (to work on) or the highest (to keep). */
  readonly item: ReportItem | null;
  /** Since the last round, where it is clear; null otherwise. */
  readonly change: 'higher' | 'lower' | null;
}

/**
 * How far a figure stands out. `alone`: it is at the end of the list and its interval touches no
 * other. `level`: it can not be told from the other end of the list. `among`: what lies between.
 */
export type Standing = 'alone' | 'among' | 'level';

const TOPICS = ['WB', 'JS', 'CB', 'TV', 'PP', 'LE', 'IC', 'WV', 'DC', 'GR'] as const;
export type Topic = (typeof TOPICS)[number] | 'other';

const POINTS = 2;

export function prepareConversation(index: ReportIndex, reading: Reading): Conversation | null {
  if (reading.kind === 'unknown') return null;
  if (reading.kind === 'withheld')
    return { kind: 'without-figures', why: reading.why, heardIn: reading.instead };
  const { group } = reading;
  const { strengths, toWorkOn } = pickHighlights(listDimensions(index, group));
  if (toWorkOn.length === 0) return { kind: 'without-figures', why: null, heardIn: null };
  const scored = listDimensions(index, group).filter(
    (one): one is ScoredDimension => one.figures !== null,
  );
  const describe = (end: 'high' | 'low') => (point: ScoredDimension) =>
    describePoint(index, group, scored, point, end);
  return {
    kind: 'figures',
    group,
    keep: strengths.slice(0, POINTS).map(describe('high')),
    work: toWorkOn.slice(0, POINTS).map(describe('low')),
  };
}

function describePoint(
  index: ReportIndex,
  group: ReleaseGroup,
  scored: readonly ScoredDimension[],
  point: ScoredDimension,
  end: 'high' | 'low',
): TalkingPoint {
  const code = codeOfDimension(point.dimension.id);
  const verdict = index.report.since?.changes[group.id]?.[point.dimension.id]?.verdict ?? 'none';
  return {
    ...point,
    topic: TOPICS.find((topic) => topic === code) ?? 'other',
    standing: judgeStanding(scored, point, end),
    item: pickItem(index, group, point, end),
    change: verdict === 'none' ? null : verdict,
  };
}

/** An interval that is not known could be anything: it touches every other. */
function touches(a: ScoredDimension, b: ScoredDimension): boolean {
  if (a.figures.margin === null || b.figures.margin === null) return true;
  return Math.abs(a.figures.mean - b.figures.mean) <= a.figures.margin + b.figures.margin;
}

function judgeStanding(
  scored: readonly ScoredDimension[],
  point: ScoredDimension,
  end: 'high' | 'low',
): Standing {
  const sign = end === 'low' ? 1 : -1;
  const others = scored
    .filter(({ dimension }) => dimension.id !== point.dimension.id)
    .toSorted((a, b) => sign * (a.figures.mean - b.figures.mean));
  const [neighbour] = others;
  const farthest = others.at(-1);
  if (neighbour === undefined || farthest === undefined) return 'level';
  const isAtEnd = sign * (neighbour.figures.mean - point.figures.mean) > 0;
  if (isAtEnd && !others.some((other) => touches(point, other))) return 'alone';
  return touches(point, farthest) ? 'level' : 'among';
}

function pickItem(
  index: ReportIndex,
  group: ReleaseGroup,
  { dimension }: ScoredDimension,
  end: 'high' | 'low',
): ReportItem | null {
  const sign = end === 'low' ? 1 : -1;
  const known = dimension.items
    .flatMap((id) => {
      const item = index.items.get(id);
      const mean = group.items[id]?.mean;
      return item === undefined || mean === undefined ? [] : [{ item, mean }];
    })
    .toSorted((a, b) => sign * (a.mean - b.mean));
  return known[0]?.item ?? null;
}
