import type { Database } from '../../db/connect.ts';
import type { CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { createFrozenRounds, type FrozenRound, type FrozenRounds } from './frozen-rounds.ts';
import { keepLast } from '../keep-last.ts';
import { scopeFor, type Scope } from './scope.ts';
import type { EarlierRound } from './store.ts';
import { viewChanges, viewReport } from './view-report.ts';
import type { ReportView } from './views.ts';

/** A released round as far as an account may see it. */
export interface OpenedReport {
  readonly round: string;
  readonly found: FrozenRound;
  readonly scope: Scope;
  /** Rounds with which it can be compared, the last one first. */
  readonly earlier: readonly EarlierRound[];
  /** Names everything that a view is made of: the document, those before it, and the scope. */
  readonly key: string;
}

export interface ReportReader {
  readonly frozen: FrozenRounds;
  /** Whether the release of a round holds any figures. */
  readonly hasFigures: (round: string) => Promise<boolean>;
  /** @throws AppError not-released where there is nothing that this account may see */
  readonly open: (round: string, account: CurrentAccount) => Promise<OpenedReport>;
  /** The whole report, with what changed since the last round that asked the same people. */
  readonly view: (opened: OpenedReport) => Promise<ReportView>;
}

/** A scope is a list of ids; what may be seen is found out once per document and unit. */
const SCOPES_KEPT = 500;

/** Reads reports for their pages, and for files made of them. */
export function createReportReader(database: Database): ReportReader {
  const frozen = createFrozenRounds(database);
  const scopes = keepLast<Scope | null>(SCOPES_KEPT);
  return {
    frozen,
    hasFigures: async (round) => ((await frozen.read(round))?.release.groups.length ?? 0) > 0,
    async open(round, account) {
      const found = await frozen.read(readUuid(round));
      if (found === null) throw new AppError('not-released');
      // A manager without a unit is not somebody who sees everything.
      const own = [found.sha256, account.role === 'manager' ? { unit: account.unit } : 'all'];
      const scope = scopes(JSON.stringify(own), () =>
        scopeFor(found.release, found.units, account),
      );
      if (scope === null) throw new AppError('not-released');
      const earlier = await frozen.listEarlier(round);
      // Names of units may hold anything: no two lists are the same text.
      const key = JSON.stringify([...own, ...earlier.map(({ sha256 }) => sha256)]);
      return { round, found, scope, earlier, key };
    },
    async view({ found, scope, earlier: past }) {
      // Without one that asked the same people, the last one.
      const last = past.find(({ sameAudience }) => sameAudience) ?? past[0];
      const earlier = last === undefined ? null : await frozen.read(last.id);
      const since = earlier === null ? null : viewChanges(earlier, frozen.compare(earlier, found));
      return viewReport(found, scope, since);
    },
  };
}
