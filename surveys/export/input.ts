import type {
  ReleaseDocument,
  ReleaseGroup,
  RoundFacts,
  WithheldUnit,
} from '../release-document.ts';
import { findCompany, type ReportKey, type ReportUnit } from '../report/model.ts';
import type { Changes } from '../scoring/change.ts';
import type { Localised } from '../scoring-key.ts';

export type ExportLanguage = 'en' | 'fr';

/**
 * All that a file is made of: a release as far as one account may see it, with the names and wordings
 * that are no secret. The report page is made of the same.
 */
export interface ExportInput {
  readonly release: ReleaseDocument;
  /** SHA-256 of the whole document, as in the audit log. */
  readonly hash: string;
  readonly instrument: ReportKey & { readonly title: Localised };
  /** Units at launch, parents first, as far as this account may see them. */
  readonly units: readonly ReportUnit[];
  /** The group that this account sees first. */
  readonly start: { readonly group: string };
  readonly since: {
    readonly round: Pick<RoundFacts, 'title' | 'closedOn'>;
    readonly changes: Changes;
  } | null;
}

/** One team of an export, and what the file says first about it. */
export interface NarrowedExport extends ExportInput {
  /** The group that the file is about; null: everything. */
  readonly focus: string | null;
  /** The unit that was asked for, where another group has to speak for it. */
  readonly asked: WithheldUnit | null;
}

export function takeAll(input: ExportInput): NarrowedExport {
  return { ...input, focus: null, asked: null };
}

/**
 * The part of a report that is about one unit: its group with its breakdowns, the company beside it,
 * its comments or those of the nearest group above that has any. A withheld unit is spoken for by the
 * group that stands in for it.
 * @param key the id of a unit, or of a released group such as a pool
 * @returns null where the report knows no such unit
 */
export function narrowToUnit(input: ExportInput, key: string): NarrowedExport | null {
  const { release } = input;
  const groupOfId = new Map(release.groups.map((group) => [group.id, group]));
  const withheld = release.withheld.find(({ unit }) => unit === key);
  const focus =
    groupOfId.get(`unit:${key}`) ?? groupOfId.get(key) ?? groupOfId.get(withheld?.seeInstead ?? '');
  if (focus === undefined) return null;
  const company = findCompany(release.groups, input.units);
  const groups = release.groups.filter(
    (group) =>
      group === focus ||
      group === company ||
      (group.id.startsWith('breakdown:') &&
        (group.parent === focus.id || (group.parent === null && focus === company))),
  );
  const speaking = findCommentGroup(release, groupOfId, focus);
  return {
    ...input,
    focus: focus.id,
    asked: withheld ?? null,
    release: {
      ...release,
      groups,
      withheld: release.withheld.filter(
        (entry) => entry === withheld || entry.seeInstead === focus.id,
      ),
      comments: release.comments.filter(({ group }) => group === speaking),
    },
    since:
      input.since === null
        ? null
        : {
            ...input.since,
            changes: Object.fromEntries(
              Object.entries(input.since.changes).filter(([group]) => group === focus.id),
            ),
          },
  };
}

function findCommentGroup(
  { comments }: ReleaseDocument,
  groupOfId: ReadonlyMap<string, ReleaseGroup>,
  focus: ReleaseGroup,
): string | null {
  const speaking = new Set(comments.map(({ group }) => group));
  let at: ReleaseGroup | undefined = focus;
  while (at !== undefined) {
    if (speaking.has(at.id)) return at.id;
    at = groupOfId.get(at.parent ?? '');
  }
  return null;
}
