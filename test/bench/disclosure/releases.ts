import type { AuditReport } from '../../../surveys/disclosure/audit.ts';
import { auditRelease } from '../../../surveys/disclosure/audit.ts';
import type { GroundTruth } from '../../../surveys/disclosure/audit-truth.ts';
import { describeItem } from '../../../surveys/disclosure/figures.ts';
import type {
  ItemFigures,
  ReleaseDocument,
  ReleaseGroup,
} from '../../../surveys/release-document.ts';
import { optionCount } from '../../../surveys/scoring-key.ts';
import { closeCompany, tellTruth } from '../../disclosure/close-company.ts';
import type { Company } from '../../disclosure/companies.ts';
import type { NaiveRule } from './naive.ts';
import { chooseNaively } from './naive.ts';

export type Mode = NaiveRule | 'ours';

/** One company's release by one mode, as the auditor and its people see it. */
export interface Outcome {
  readonly report: AuditReport;
  readonly respondents: number;
  /** Respondents whose own unit is reported. */
  readonly inOwnUnit: number;
  /** Respondents whose own unit is reported, or counts in a pool. */
  readonly inOwnUnitOrPool: number;
}

/** Release a company's round by each mode; null where too few people were invited to launch it. */
export function releaseByModes(
  company: Company,
  rules: readonly NaiveRule[],
): ReadonlyMap<Mode, Outcome> | null {
  const ours = closeCompany(company);
  if (ours === null) return null;
  const truth = tellTruth(company);
  const own = countOwn(company);
  const outcomes = new Map<Mode, Outcome>();
  for (const rule of rules) {
    const shown = chooseNaively(rule, company.tree, own, company.policy.groupMin);
    outcomes.set(rule, describeOutcome(company, truth, own, publishUnits(company, truth, shown)));
  }
  return outcomes.set('ours', describeOutcome(company, truth, own, ours.release));
}

/** Respondents per unit, its own people only. */
function countOwn({ tree, people }: Company): Int32Array {
  const own = new Int32Array(tree.units.length);
  for (const { unit, packed } of people)
    if (packed?.some(isScore) === true) own[tree.indexOf.get(unit)!]!++;
  return own;
}

function isScore(byte: number): boolean {
  return byte !== 0 && byte !== 255;
}

function describeOutcome(
  { tree }: Company,
  truth: GroundTruth,
  own: Int32Array,
  release: ReleaseDocument,
): Outcome {
  const units = new Set(release.groups.map(({ id }) => id));
  const pooled = new Set(release.groups.flatMap(({ of }) => ('units' in of ? of.units : [])));
  const sum = (isCounted: (id: string) => boolean) =>
    tree.units.reduce((people, { id }, unit) => people + (isCounted(id) ? own[unit]! : 0), 0);
  return {
    report: auditRelease({ release, truth }),
    respondents: sum(() => true),
    inOwnUnit: sum((id) => units.has(`unit:${id}`)),
    inOwnUnitOrPool: sum((id) => units.has(`unit:${id}`) || pooled.has(id)),
  };
}

/** What a tool with a naive rule shows: every item of a shown unit that enough people scored. */
function publishUnits(company: Company, truth: GroundTruth, shown: Uint8Array): ReleaseDocument {
  const { tree, policy } = company;
  const groups = tree.units.flatMap(({ id, name }, unit): ReleaseGroup[] => {
    if (shown[unit] === 0) return [];
    const { invited, respondents, items } = countUnit(company, truth, unit);
    const above = findShownAbove(company, shown, unit);
    const parent = above === null ? null : `unit:${above}`;
    const none = { dimensions: {}, recommend: null, readiness: null };
    return [
      {
        id: `unit:${id}`,
        label: name,
        parent,
        of: { unit: id },
        invited,
        respondents,
        items,
        ...none,
      },
    ];
  });
  return {
    format: 'tutti-release/1',
    round: { id: 'r1', title: 'Round', instrument: 'test@1', closedOn: '2026-11-22' },
    policy,
    groups,
    withheld: [],
    comments: [],
    company: { reliability: {}, drivers: {}, bars: null, setup: null },
  };
}

function findShownAbove({ tree }: Company, shown: Uint8Array, unit: number): string | null {
  let above = tree.parentIndex[unit]!;
  while (above >= 0 && shown[above] === 0) above = tree.parentIndex[above]!;
  return above < 0 ? null : tree.units[above]!.id;
}

function countUnit(
  { key, tree, people, policy }: Company,
  truth: GroundTruth,
  unit: number,
): Pick<ReleaseGroup, 'invited' | 'respondents' | 'items'> {
  const isBelow = new Uint8Array(tree.units.length);
  for (let index = unit; index < isBelow.length; index++)
    if (index === unit || isBelow[tree.parentIndex[index]!] === 1) isBelow[index] = 1;
  const histograms = key.items.map((item) => new Int32Array(optionCount(item)));
  let invited = 0;
  let respondents = 0;
  for (const [person, { packed }] of people.entries()) {
    if (isBelow[truth.unitOf[person]!] === 0) continue;
    invited++;
    if (packed?.some(isScore) !== true) continue;
    respondents++;
    for (const [item, byte] of packed.entries()) if (isScore(byte)) histograms[item]![byte - 1]!++;
  }
  const items: Record<string, ItemFigures | null> = {};
  for (const [index, item] of key.items.entries()) {
    const n = histograms[index]!.reduce((sum, count) => sum + count, 0);
    items[item.id] =
      n < policy.groupMin
        ? null
        : describeItem(item, histograms[index]!, n >= policy.distributionMin);
  }
  return { invited, respondents, items };
}
