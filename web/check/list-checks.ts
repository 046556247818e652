import type { ManifestRule } from '../../surveys/ballot/inspect-manifest.ts';
import type { CheckedRound } from './load-round.ts';

/** One line of the table; `id` names its words. */
export interface PageCheck {
  readonly id: ManifestRule | 'extensions' | 'receipts-root' | 'receipts-count';
  /** null: this browser can not tell. */
  readonly held: boolean | null;
  /** Id of the key, or name of the breakdown, at fault. */
  readonly at: string | null;
}

export function listChecks({ inspection, manifest, receipts, lastDay }: CheckedRound): PageCheck[] {
  const { findings, signature } = inspection;
  const checks = findings.map(({ rule, held, at }): PageCheck => {
    const unsupported = rule === 'signature' && signature === 'unsupported';
    return { id: rule, held: unsupported ? null : held, at };
  });
  if (lastDay.verdict === 'wrong' || lastDay.closesOn !== manifest.round.closesOn) {
    const held = lastDay.verdict === 'unsupported' ? null : lastDay.verdict === 'verified';
    checks.push({ id: 'extensions', held, at: null });
  }
  if (receipts.at === 'unreadable') checks.push({ id: 'receipts-root', held: false, at: null });
  if (receipts.at !== 'released') return checks;
  const heads = manifest.keys
    .filter(({ kind }) => kind === 'ballot')
    .reduce((sum, key) => sum + key.heads, 0);
  return [
    ...checks,
    { id: 'receipts-root', held: receipts.rootHeld, at: null },
    { id: 'receipts-count', held: receipts.list.count <= heads, at: null },
  ];
}
