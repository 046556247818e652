import { markReleased } from '../../surveys/disclosure/released.ts';
import type { ProgrammeSetup, Reliability } from '../../surveys/release-document.ts';
import type { ItemRole, ScaledItem, ScoringKey } from '../../surveys/scoring-key.ts';
import type { PublishedGroup } from '../../surveys/scoring/published-group.ts';
import type { ReleaseScores, ScoringInput } from '../../surveys/scoring/readiness.ts';
import { scoreRelease } from '../../surveys/scoring/readiness.ts';

/** Made-up published figures for tests. */

export const COMPLETE_SETUP: ProgrammeSetup = {
  goals: true,
  guidelines: true,
  voluntariness: true,
  training: true,
  leader: true,
};

export const GOOD_RELIABILITY: Reliability = {
  n: 400,
  alpha: 0.8,
  omega: 0.8,
  withinVariance: 360,
};

function item(dimension: string, role: ItemRole | null): ScaledItem {
  const id = `${dimension}1`;
  return { id, dimension, from: 1, to: 5, best: 'high', notApplicable: [], role, text: {} };
}

/** One question per dimension; that of WV asks who would take part. */
export function makeKey(dimensions: readonly string[]): ScoringKey {
  return {
    items: dimensions.map((id) => item(id, id === 'WV' ? 'willing' : null)),
    comments: [],
    dimensions: dimensions.map((id) => ({ id, title: {}, items: [`${id}1`] })),
  };
}

interface TeamFigures {
  readonly id?: string;
  readonly parent?: string | null;
  readonly invited: number;
  readonly n: number;
  /** Published mean per dimension; null = withheld. */
  readonly means: Readonly<Record<string, number | null>>;
  /** Per cent who would take part; null below ten answers. */
  readonly willing?: number | null;
}

export function makeTeam({
  id = 'unit:T',
  parent = null,
  invited,
  n,
  means,
  willing = null,
}: TeamFigures): PublishedGroup {
  const figures = (mean: number | null) => (mean === null ? null : { n, mean, favourable: null });
  return {
    id,
    parent,
    invited,
    respondents: n,
    items: Object.fromEntries(
      Object.entries(means).map(([code, mean]) => [
        `${code}1`,
        mean === null
          ? null
          : { n, mean, favourable: code === 'WV' ? willing : null, distribution: null },
      ]),
    ),
    dimensions: Object.fromEntries(
      Object.entries(means).map(([code, mean]) => [code, figures(mean)]),
    ),
    recommend: null,
  };
}

/** Score groups; by default all dimensions are reliable and the programme is set up. */
export function scoreTeams(
  key: ScoringKey,
  groups: readonly PublishedGroup[],
  more: Partial<ScoringInput> = {},
): ReleaseScores {
  return scoreRelease({
    released: [markReleased({ groups })],
    key,
    reliability: Object.fromEntries(key.dimensions.map(({ id }) => [id, GOOD_RELIABILITY])),
    setup: COMPLETE_SETUP,
    labelled: true,
    ...more,
  });
}

/** Every number in a value, however deep. */
export function listNumbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listNumbers);
}
