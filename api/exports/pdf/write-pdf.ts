import { listTeams, openExport, type ExportContext } from '../../../surveys/export/context.ts';
import type { ExportLanguage, NarrowedExport } from '../../../surveys/export/input.ts';
import { EXPORT_TEXTS } from '../../../surveys/export/texts.ts';
import type { ReleasedComments } from '../../../surveys/release-document.ts';
import type { ShownGroup } from '../../../surveys/report/model.ts';
import { listOwnComments } from '../../../surveys/report/own-comments.ts';
import { TEXTS } from '../../../surveys/report/texts.ts';
import { writeHeading, writeHeatmap } from './blocks.ts';
import { writeCompany, writeReadinessOverview, writeRefusals, writeWithheld } from './company.ts';
import { writeContents, writeCover, writeNote, type Entry } from './front.ts';
import { createLineBreaker } from './line-breaker.ts';
import { Pen, type PageFacts } from './pen.ts';
import { writeTeam, writeWithheldUnit } from './team.ts';
import { PDF_TEXTS } from './texts.ts';

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Up to so many groups each has its questions; with more, a document would have thousands of pages. */
const QUESTIONS_GROUPS_MAX = 100;

/**
 * The report as a tagged PDF: of one team, or of everything with contents and one part per team.
 * @param onProgress is told how many groups of how many are drawn
 */
export function writePdf(
  input: NarrowedExport,
  language: ExportLanguage,
  onProgress: (done: number, total: number) => void,
): Uint8Array {
  const context = openExport(input, language);
  const { model, say } = context;
  const focus = model.groupOfId.get(input.focus ?? '');
  const { title } = model.release.round;
  const facts: PageFacts = {
    title: focus === undefined ? title : `${title} – ${say(focus.name)}`,
    head: focus === undefined ? title : `${title} · ${say(focus.name)}`,
    locale: LOCALES[language],
    day: model.release.round.closedOn,
  };
  const lines = createLineBreaker();
  const others = model.groups.filter((group) => group !== model.company).length;
  if (focus === undefined) onProgress(0, others);
  const draft = new Pen(facts, null, lines);
  writeParts(draft, context, focus, () => undefined);
  const pen = new Pen(facts, draft.places(), lines);
  const pieces: Uint8Array[] = [];
  const take = (): void => {
    for (;;) {
      const piece = pen.doc?.read() as Uint8Array | null | undefined;
      if (piece === null || piece === undefined) return;
      pieces.push(piece);
    }
  };
  writeParts(pen, context, focus, (done, total) => {
    take();
    onProgress(done, total);
  });
  pen.end();
  take();
  return Buffer.concat(pieces);
}

type Tell = (done: number, total: number) => void;

function writeParts(
  pen: Pen,
  context: ExportContext,
  focus: ShownGroup | undefined,
  tell: Tell,
): void {
  pen.nest('Sect', () => writeCover(pen, context));
  if (focus === undefined) writeEverything(pen, context, tell);
  else writeOne(pen, context, focus);
}

function writeOne(pen: Pen, context: ExportContext, focus: ShownGroup): void {
  const { model } = context;
  pen.nest('Sect', () => {
    pen.newPage();
    writeWithheldUnit(pen, context, focus);
    const { comments } = model.release;
    writeTeam(pen, context, focus, { comments, level: 1, hasQuestions: true });
  });
  const breakdowns = model.groups.filter(({ isBreakdown }) => isBreakdown);
  if (breakdowns.length > 0) {
    pen.nest('Sect', () => writeBreakdowns(pen, context, breakdowns));
  }
  if (model.release.withheld.length > 0) pen.nest('Sect', () => writeWithheld(pen, context));
}

function writeEverything(pen: Pen, context: ExportContext, tell: Tell): void {
  const { model, say } = context;
  const teams = listTeams(context);
  const comments = Map.groupBy(listOwnComments(model.release), ({ group }) => group);
  const breakdowns = model.groups.filter(({ isBreakdown }) => isBreakdown);
  const part = (write: () => void): void => pen.nest('Sect', write);
  part(() => writeContents(pen, context, listEntries(context)));
  if (model.company !== null) {
    const { company } = model;
    part(() => writeCompany(pen, context, company, comments.get(company.figures.id) ?? []));
  }
  part(() => writeReadinessOverview(pen, context, teams));
  part(() => {
    pen.newPage(true);
    pen.anchor('heat', say(PDF_TEXTS.heat), 1);
    writeHeading(pen, 1, say(PDF_TEXTS.heat));
    writeNote(pen, say(PDF_TEXTS.heatIntro));
    writeHeatmap(pen, context, teams, { isLinked: true, summary: say(PDF_TEXTS.heat) });
  });
  if (breakdowns.length > 0) part(() => writeBreakdowns(pen, context, breakdowns));
  part(() => writeTeams(pen, context, listOwnParts(context), comments, tell));
  part(() => writeWithheld(pen, context));
}

function writeBreakdowns(
  pen: Pen,
  context: ExportContext,
  breakdowns: readonly ShownGroup[],
): void {
  const { say } = context;
  const { title, caption } = TEXTS.breakdowns;
  pen.newPage(true);
  pen.anchor('breakdowns', say(title), 1);
  writeHeading(pen, 1, say(title));
  writeHeatmap(pen, context, breakdowns, { isLinked: false, summary: say(caption) });
  if (context.input.focus === null) writeRefusals(pen, context);
}

/** One part per group; each team begins on a page of its own. */
function writeTeams(
  pen: Pen,
  context: ExportContext,
  groups: readonly ShownGroup[],
  comments: ReadonlyMap<string, readonly ReleasedComments[]>,
  tell: Tell,
): void {
  const { say } = context;
  const hasQuestions = groups.length <= QUESTIONS_GROUPS_MAX;
  for (const [index, group] of groups.entries()) {
    pen.newPage();
    if (index === 0) {
      pen.anchor('teams', say(PDF_TEXTS.teams), 1);
      writeHeading(pen, 1, say(PDF_TEXTS.teams));
      writeNote(pen, say(PDF_TEXTS.legend));
      if (!hasQuestions) writeNote(pen, say(PDF_TEXTS.withoutQuestions));
    }
    pen.nest('Sect', () => {
      const own = comments.get(group.figures.id) ?? [];
      writeTeam(pen, context, group, { comments: own, level: 2, hasQuestions });
    });
    tell(index + 1, groups.length);
  }
}

/** Groups with a part of their own: the company has one before. */
function listOwnParts({ model }: ExportContext): readonly ShownGroup[] {
  const others = model.groups.filter((group) => group !== model.company);
  return [
    ...others.filter(({ isBreakdown }) => !isBreakdown),
    ...others.filter(({ isBreakdown }) => isBreakdown),
  ];
}

function listEntries(context: ExportContext): Entry[] {
  const { say, model } = context;
  const hasBreakdowns = model.groups.some(({ isBreakdown }) => isBreakdown);
  const entry = (anchor: string, title: string): Entry => ({ anchor, title, level: 0 });
  return [
    ...(model.company === null ? [] : [entry('company', say(TEXTS.company.title))]),
    entry('readiness', say(EXPORT_TEXTS.sheets.readiness)),
    entry('heat', say(PDF_TEXTS.heat)),
    ...(hasBreakdowns ? [entry('breakdowns', say(TEXTS.breakdowns.title))] : []),
    entry('teams', say(PDF_TEXTS.teams)),
    ...listOwnParts(context).map(({ anchor, name, above }) => ({
      anchor,
      title: say(name),
      level: above.length + 1,
    })),
    entry('withheld', say(TEXTS.withheld.title)),
  ];
}
