import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrozenRound } from '../../api/reports/frozen-rounds.ts';
import { scopeRelease } from '../../api/reports/scope.ts';
import { summarise, viewReport, viewUnit } from '../../api/reports/view-report.ts';
import { listFoldable, listRows, nestTeams } from '../../web/staff/heatmap/team-rows.ts';
import { listMapRows, listMapTeams } from '../../web/staff/readiness-map/map-rows.ts';
import {
  completeReport,
  indexReport,
  keyOfGroup,
  listTeams,
  readUnit,
} from '../../web/staff/report/reading.ts';
import { closeCompany } from './close-company.ts';
import { arbitraryCompanies } from './companies.ts';

const runs = Number(process.env['TUTTI_RUNS'] ?? 300);
const EVERYTHING = { search: '', band: null, gate: null, byParent: true };

/**
 * Withheld is never a dead end: whoever may read a report, every row of the heatmap and every line of
 * the readiness map leads to a group that this account may see, and the server sends that very group.
 */
test('every link of every reader lands on a group that may be shown', () => {
  let links = 0;
  let stoodIn = 0;
  fc.assert(
    fc.property(arbitraryCompanies, (company) => {
      const closed = closeCompany(company);
      if (closed === null || closed.release.groups.length === 0) return;
      const { release } = closed;
      const { units } = company.tree;
      const frozen: FrozenRound = {
        sha256: 'hash',
        release,
        units,
        instrument: {
          title: {},
          dimensions: company.key.dimensions,
          items: company.key.items,
          comments: company.key.comments,
        } as unknown as FrozenRound['instrument'],
      };
      for (const unit of [null, ...units.map(({ id }) => id)]) {
        const scope = scopeRelease(release, units, unit);
        if (scope === null) continue;
        const report = viewReport(frozen, scope, null);
        const summary = summarise(report, []);
        const index = indexReport(summary);
        const name = (group: { readonly id: string }) => group.id;
        const nodes = nestTeams(index, name);
        const rows = listRows(
          nodes,
          () => true,
          () => 0,
        );
        const map = listMapRows(listMapTeams(index, name), EVERYTHING, 'en').flatMap((row) =>
          row.kind === 'team' ? [row.team.key] : [],
        );
        const teams = listTeams(index).map(keyOfGroup);
        const start = scope.start.unit;
        for (const key of new Set([...rows.map((row) => row.key), ...map, ...teams, start])) {
          const reading = readUnit(index, key);
          expect(reading.kind, `${unit ?? 'everyone'} asks for ${key}`).not.toBe('unknown');
          const group =
            reading.kind === 'released'
              ? reading.group
              : reading.kind === 'withheld'
                ? reading.instead
                : null;
          if (reading.kind === 'withheld') stoodIn += 1;
          expect(group, `${unit ?? 'everyone'} lands from ${key}`).not.toBeNull();
          const whole = viewUnit(report, key)!;
          expect(whole.groups[0]!.id).toBe(group!.id);
          const complete = completeReport(summary, whole);
          expect(complete.release.groups.find(({ id }) => id === group!.id)).toEqual(
            release.groups.find(({ id }) => id === group!.id),
          );
          links += 1;
        }
        // Every unit and every pool has a row of its own.
        const pools = release.groups.filter(
          ({ id }) => id.startsWith('pool:') && scope.groups.has(id),
        );
        expect(rows.length).toBe(summary.units.length + pools.length);
        expect(listFoldable(nodes).every((key) => rows.some((row) => row.key === key))).toBe(true);
      }
    }),
    { numRuns: Math.ceil(runs / 5) },
  );
  expect(links).toBeGreaterThan(1000);
  expect(stoodIn).toBeGreaterThan(100);
});
