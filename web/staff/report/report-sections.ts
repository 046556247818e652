import type { ComponentType } from 'react';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { useText } from '../text.ts';
import { Breakdowns } from './Breakdowns.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { Comments } from './Comments.tsx';
import { DimensionSection } from './DimensionSection.tsx';
import { Highlights } from './Highlights.tsx';
import { ReadinessPanel } from './ReadinessPanel.tsx';
import {
  isBreakdown,
  listBreakdowns,
  listGroupsBelow,
  listRefusedBreakdowns,
  listUnitsHeardHere,
  type ReportIndex,
} from './reading.ts';
import { Recommend } from './Recommend.tsx';
import { TeamsBelow } from './TeamsBelow.tsx';

export interface GroupProps {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}

/** A part of the report of one group. */
interface ReportSection {
  /** Also the id of its heading, to which the list of contents leads. */
  readonly id: string;
  readonly title: Parameters<ReturnType<typeof useText>['t']>[0];
  readonly isShown: (index: ReportIndex, group: ReleaseGroup) => boolean;
  readonly Section: ComponentType<GroupProps>;
}

/** The report of one group, from top to bottom; its list of contents is made of the same. */
export const REPORT_SECTIONS: readonly ReportSection[] = [
  {
    id: 'readiness',
    title: 'report.contents.readiness',
    isShown: (_, group) => group.readiness !== null && !isBreakdown(group),
    Section: ReadinessPanel,
  },
  {
    id: 'strengths',
    title: 'report.contents.highlights',
    isShown: (_, group) => Object.values(group.dimensions).some((figures) => figures !== null),
    Section: Highlights,
  },
  {
    id: 'dimensions',
    title: 'report.contents.dimensions',
    isShown: () => true,
    Section: DimensionSection,
  },
  {
    id: 'change',
    title: 'report.contents.change',
    isShown: ({ report }, group) => report.since !== null && !isBreakdown(group),
    Section: ChangeTable,
  },
  {
    id: 'recommend',
    title: 'report.contents.recommend',
    isShown: ({ report }) => report.instrument.items.some(({ role }) => role === 'recommend'),
    Section: Recommend,
  },
  {
    id: 'comments',
    title: 'report.contents.comments',
    isShown: ({ report }) => report.instrument.comments.length > 0,
    Section: Comments,
  },
  {
    id: 'below',
    title: 'report.contents.below',
    isShown: (index, group) =>
      listGroupsBelow(index, group).length + listUnitsHeardHere(index, group).length > 0,
    Section: TeamsBelow,
  },
  {
    id: 'breakdowns',
    title: 'report.contents.breakdowns',
    isShown: (index, group) =>
      listBreakdowns(index, group).length + listRefusedBreakdowns(index, group).length > 0,
    Section: Breakdowns,
  },
];
