import type { ViolationKind } from '../../../surveys/disclosure/audit-violation.ts';
import type { Mode, Outcome } from './releases.ts';
import type { SpeedFigures } from './speed.ts';

/** What is counted of one mode over all companies; shares are 0..1. */
export interface ModeFigures {
  /** Companies in which a figure about 1 to groupMin-1 respondents can be derived. */
  readonly derivable: number;
  /** Companies in which people of whom nobody answered are named as silent. */
  readonly silent: number;
  /** The same for the people with a score on one item, or in a distribution below its minimum. */
  readonly derivableOnItem: number;
  /** Companies in which somebody's answer can be told, or a share is shown as nearly all or none. */
  readonly certain: number;
  /** Releases that the auditor could not decide. */
  readonly undecided: number;
  /** Respondents whose own unit is reported. */
  readonly ownUnit: number;
  /** The same, or their unit counts in a pool. */
  readonly ownUnitOrPool: number;
}

const ITEM_KINDS: readonly ViolationKind[] = ['small-item-set', 'small-distribution-set'];
const CERTAIN_KINDS: readonly ViolationKind[] = ['certainty', 'share-outside-caps'];

export function summarise(outcomes: readonly Outcome[]): ModeFigures {
  const share = (isCounted: (outcome: Outcome) => boolean) =>
    outcomes.filter(isCounted).length / outcomes.length;
  const has =
    (kinds: readonly ViolationKind[]) =>
    ({ report }: Outcome) =>
      report.violations.some(({ kind }) => kinds.includes(kind));
  const respondents = outcomes.reduce((sum, outcome) => sum + outcome.respondents, 0);
  const heard = (of: 'inOwnUnit' | 'inOwnUnitOrPool') =>
    outcomes.reduce((sum, outcome) => sum + outcome[of], 0) / respondents;
  return {
    derivable: share(has(['small-set'])),
    silent: share(has(['silent-set'])),
    derivableOnItem: share(has(ITEM_KINDS)),
    certain: share(has(CERTAIN_KINDS)),
    undecided: outcomes.filter(({ report }) => report.undecided > 0).length,
    ownUnit: heard('inOwnUnit'),
    ownUnitOrPool: heard('inOwnUnitOrPool'),
  };
}

const TITLES: Readonly<Record<Mode, string>> = {
  minimum: 'minimum size only',
  'next-smallest': 'next-smallest rule',
  remainder: 'remainder rule',
  'remainder-all-levels': 'remainder rule over all levels',
  ours: 'Tutti',
};

export function tabulateModes(modes: ReadonlyMap<Mode, ModeFigures>): string {
  return writeTable(
    [
      '',
      'a small group can be derived',
      'the silent are named',
      'a small group on an item',
      'an answer can be told',
      'respondents whose own unit is reported',
      '… or is in a pool',
    ],
    [...modes].map(([mode, figures]) => [
      TITLES[mode],
      percent(figures.derivable),
      percent(figures.silent),
      percent(figures.derivableOnItem),
      percent(figures.certain),
      percent(figures.ownUnit),
      percent(figures.ownUnitOrPool),
    ]),
  );
}

export function tabulateSpeed(speed: SpeedFigures): string {
  const ratio = (seconds: number) => (seconds / speed.baselineSeconds).toFixed(1);
  const rows: readonly (readonly [string, number])[] = [
    ['minimum size only (baseline)', speed.baselineSeconds],
    ['breakdowns: certificate and figures', speed.breakdownSeconds],
    ['tree, items, indices', speed.roundSeconds],
    ['protected, all together', speed.seconds],
  ];
  return writeTable(
    ['', 'seconds', 'times the baseline'],
    rows.map(([name, seconds]) => [name, seconds.toFixed(2), ratio(seconds)]),
  );
}

function writeTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = titles.map((_, index) => (index === 0 ? '---' : '---:'));
  return [titles, rule, ...rows].map(line).join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
