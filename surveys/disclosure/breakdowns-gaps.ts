/**
 * Promise: bounds how many of those who claimed a ballot may not count in a figure.
 * Adversary: viewers who combine figures about few people (A1); a claimant who never sends, or skips.
 * Assumption: everyone who counts has claimed.
 * Limits: how many, never who.
 */
import type { MemberType, View } from './breakdowns-views.ts';

/** Claims per cohort and per planned breakdown group. */
export function countClaims(
  types: readonly MemberType[],
  cohortCount: number,
  groupCount: number,
): { cohorts: Int32Array; groups: Int32Array } {
  const cohorts = new Int32Array(cohortCount);
  const claims = new Int32Array(groupCount);
  for (const { cohort, groups, claimed } of types) {
    cohorts[cohort]! += claimed;
    for (const group of groups) if (group >= 0) claims[group]! += claimed;
  }
  return { cohorts, groups: claims };
}

/** Claims that were not counted; more counted than claimed is impossible and taken as none missing. */
export function subtract(claimed: Int32Array, counted: ArrayLike<number>): Int32Array {
  return claimed.map((people, index) => Math.max(0, people - counted[index]!));
}

/** Sum of planned groups' gaps per group of the views. */
export function gapsOfViews(views: readonly View[], planned: Int32Array): Int32Array {
  const groups = views.flatMap((view) => view.groups);
  const gaps = new Int32Array(groups.reduce((size, { index }) => Math.max(size, index + 1), 0));
  for (const { index, planned: parts } of groups)
    for (const part of parts) gaps[index]! += planned[part]!;
  return gaps;
}
