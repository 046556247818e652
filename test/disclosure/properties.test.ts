import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditRelease } from '../../surveys/disclosure/audit.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { closeCompany, permuteAnswers, tellTruth } from './close-company.ts';
import type { Company } from './companies.ts';
import { arbitraryCompanies, arbitraryRoundPairs, createRandom } from './companies.ts';

/** Companies per property; the nightly run has at least 10,000. */
const runs = Number(process.env['TUTTI_RUNS'] ?? 300);
/** Properties that release each company twice look at a third as many. */
const third = Math.ceil(runs / 3);
const timeout = 60_000 + runs * 200;

function listViolations(company: Company, release: ReleaseDocument): string[] {
  const report = auditRelease({ release, truth: tellTruth(company) });
  expect(report.undecided).toBe(0);
  return report.violations.map(
    ({ kind, words, groups }) => `${kind} ${groups.join(' ')}: ${words}`,
  );
}

/** What is published and what is not, without any figure that depends on answers. */
function describePattern({ groups, withheld, comments, company }: ReleaseDocument) {
  return {
    cases: Object.entries(company.reliability).map(([id, { n }]) => [id, n]),
    refused: company.refusedBreakdowns,
    groups: groups.map(({ id, label, of, invited, respondents, items, dimensions, recommend }) => ({
      who: { id, label, of, invited, respondents },
      items: Object.entries(items).map(([id, item]) => [id, item?.n, item?.distribution == null]),
      dimensions: Object.entries(dimensions).map(([id, dimension]) => [id, dimension?.n]),
      recommend: recommend?.n,
    })),
    withheld,
    comments: comments.map(({ group, item, texts }) => [group, item, texts.length]),
  };
}

test(
  `no release of ${runs} companies gives anything away, and every figure is true`,
  () => {
    const seen = { launched: 0, released: 0, withBreakdowns: 0, refused: 0, withComments: 0 };
    fc.assert(
      fc.property(arbitraryCompanies, (company) => {
        const closed = closeCompany(company);
        if (closed === null) return;
        const { release, breakdowns } = closed;
        seen.launched++;
        expect(listViolations(company, release)).toEqual([]);
        if (release.groups.length > 0) seen.released++;
        if (breakdowns.groups.length > 0) seen.withBreakdowns++;
        if (breakdowns.refusals.some(({ why }) => why === 'protects-others')) seen.refused++;
        if (release.comments.length > 0) seen.withComments++;
      }),
      { numRuns: runs },
    );
    console.log(
      `${runs} companies: ${seen.launched} releases audited, 0 violations; ${seen.released} show a group, ` +
        `${seen.withBreakdowns} a breakdown, ${seen.withComments} comments; ${seen.refused} refuse a breakdown`,
    );
    // Of every 100 companies a good part must have had something to give away.
    expect(seen.released).toBeGreaterThan(runs * 0.5);
    expect(seen.withBreakdowns).toBeGreaterThan(runs * 0.1);
    expect(seen.refused).toBeGreaterThan(0);
    expect(seen.withComments).toBeGreaterThan(runs * 0.1);
  },
  timeout,
);

test(
  `what is published does not depend on answers: ${third} companies that swap their scores`,
  () => {
    fc.assert(
      fc.property(arbitraryCompanies, fc.integer(), (company, seed) => {
        const closed = closeCompany(company);
        const swapped = closeCompany(permuteAnswers(company, createRandom(seed)));
        expect(swapped === null).toBe(closed === null);
        if (closed !== null && swapped !== null)
          expect(describePattern(swapped.release)).toEqual(describePattern(closed.release));
      }),
      { numRuns: third },
    );
  },
  timeout,
);

test(
  `the document is the same whatever order people stand in: ${third} companies`,
  () => {
    fc.assert(
      fc.property(arbitraryCompanies, (company) => {
        const reversed = { ...company, people: company.people.toReversed() };
        expect(JSON.stringify(closeCompany(reversed)?.release)).toBe(
          JSON.stringify(closeCompany(company)?.release),
        );
      }),
      { numRuns: third },
    );
  },
  timeout,
);

test(
  `two rounds of ${third} companies: each release is safe, and in the strict setting no group changed by a few`,
  () => {
    fc.assert(
      fc.property(arbitraryRoundPairs, ([first, second]) => {
        const before = closeCompany(first);
        const released = before?.release.groups.map(({ id }) => id) ?? [];
        const preferred = new Set(
          released.filter((id) => id.startsWith('unit:')).map((id) => id.slice(5) as UnitId),
        );
        const after = closeCompany(second, { preferred });
        if (after !== null) expect(listViolations(second, after.release)).toEqual([]);
        const changes = findChanges(first, second);
        const strict = closeCompany(second, { preferred, changes });
        if (strict === null) return;
        expect(listViolations(second, strict.release)).toEqual([]);
        for (const { id, of } of strict.release.groups) {
          if (!('unit' in of) || of.where !== undefined) continue;
          const changed = changes.filter(
            ({ from, to }) => isBelow(second, from, of.unit) !== isBelow(second, to, of.unit),
          ).length;
          const isSteady = changed === 0 || changed >= second.policy.groupMin;
          expect(isSteady, `${id} changed by ${changed}`).toBe(true);
        }
      }),
      { numRuns: third },
    );
  },
  timeout,
);

/** Per unit as many people joined or left as it grew or shrank. */
function findChanges(first: Company, second: Company): MembershipChange[] {
  const heads = (company: Company, unit: UnitId) =>
    company.people.filter((person) => person.unit === unit).length;
  return first.tree.units.flatMap(({ id }) => {
    const growth = heads(second, id) - heads(first, id);
    return Array.from({ length: Math.abs(growth) }, () =>
      growth > 0 ? { from: null, to: id } : { from: id, to: null },
    );
  });
}

function isBelow({ tree }: Company, unit: UnitId | null, top: string): boolean {
  for (let index = unit === null ? -1 : tree.indexOf.get(unit)!; index >= 0;) {
    if (tree.units[index]!.id === top) return true;
    index = tree.parentIndex[index]!;
  }
  return false;
}
