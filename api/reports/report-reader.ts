import type { Database } from '../../db/connect.ts';
import type { CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { createFrozenRounds, type FrozenRound, type FrozenRounds } from './frozen-rounds.ts';
import { scopeFor, type Scope } from './scope.ts';
import { viewChanges, viewReport } from './view-report.ts';
import type { ReportView } from './views.ts';

/** A released round as far as an account may see it. */
export interface OpenedReport {
  readonly round: string;
  readonly found: FrozenRound;
  readonly scope: Scope;
  /** Names the document and the scope. */
  readonly key: string;
}

export interface ReportReader {
  readonly frozen: FrozenRounds;
  /** @throws AppError not-released where there is nothing that this account may see */
  readonly open: (round: string, account: CurrentAccount) => Promise<OpenedReport>;
  /** The whole report, with what changed since the last round that asked the same people. */
  readonly view: (opened: OpenedReport) => Promise<ReportView>;
}

/** Reads reports for their pages, and for files made of them. */
export function createReportReader(database: Database): ReportReader {
  const frozen = createFrozenRounds(database);
  return {
    frozen,
    async open(round, account) {
      const found = await frozen.read(readUuid(round));
      if (found === null) throw new AppError('not-released');
      const scope = scopeFor(found.release, found.units, account);
      if (scope === null) throw new AppError('not-released');
      return {
        round,
        found,
        scope,
        key: `${found.sha256} ${account.role === 'manager' ? scope.start.unit : ''}`,
      };
    },
    async view({ round, found, scope }) {
      const past = await frozen.listEarlier(round);
      // Without one that asked the same people, the last one.
      const last = past.find(({ sameAudience }) => sameAudience) ?? past[0];
      const earlier = last === undefined ? null : await frozen.read(last.id);
      const since = earlier === null ? null : viewChanges(earlier, frozen.compare(earlier, found));
      return viewReport(found, scope, since);
    },
  };
}
