import { openExport } from './context.ts';
import { sheetAbout, sheetComments, sheetCompany, sheetWithheld } from './company-sheets.ts';
import {
  asksToRecommend,
  sheetBreakdowns,
  sheetDimensions,
  sheetHeatmap,
  sheetItems,
  sheetRecommend,
  sheetResponse,
} from './group-sheets.ts';
import type { ExportLanguage, NarrowedExport } from './input.ts';
import { sheetChange, sheetReadiness } from './readiness-sheets.ts';
import type { Sheet } from './sheet.ts';

/**
 * The sheets of a workbook in their order, made one by one as they are asked for: those of a large
 * company do not stand in memory together. What a round did not ask has no sheet; a sheet without a
 * row (nobody withheld, no comment shown) stays, so that nobody looks for it.
 */
export function* makeWorkbook(input: NarrowedExport, language: ExportLanguage): Generator<Sheet> {
  const context = openExport(input, language);
  const { release, key } = context.model;
  yield sheetAbout(context);
  yield sheetResponse(context);
  yield sheetHeatmap(context);
  yield sheetDimensions(context);
  yield sheetItems(context);
  if (asksToRecommend(key.items)) yield sheetRecommend(context);
  if (release.company.bars !== null) yield sheetReadiness(context);
  if (input.since !== null) yield sheetChange(context);
  if (key.comments.length > 0) yield sheetComments(context);
  yield sheetWithheld(context);
  if (context.model.groups.some(({ isBreakdown }) => isBreakdown)) yield sheetBreakdowns(context);
  yield sheetCompany(context);
}
