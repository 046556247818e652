import { explainWithheld } from '../../../surveys/export/company-sheets.ts';
import { describeAnswered, nameRoundBefore } from '../../../surveys/export/company-sheets.ts';
import type { ExportContext } from '../../../surveys/export/context.ts';
import { describeMembers, pathOf } from '../../../surveys/export/group-sheets.ts';
import {
  GATES,
  isPerCent,
  listReasons,
  listSteps,
} from '../../../surveys/export/readiness-sheets.ts';
import { EXPORT_TEXTS } from '../../../surveys/export/texts.ts';
import type { GateId, Readiness, ReleasedComments } from '../../../surveys/release-document.ts';
import { pickHighlights } from '../../../surveys/report/highlights.ts';
import type { ShownGroup } from '../../../surveys/report/model.ts';
import { TEXTS } from '../../../surveys/report/texts.ts';
import {
  fill,
  writeCount,
  writeMargin,
  writePoints,
  writeShare,
  writeSigned,
} from '../../../surveys/report/wording.ts';
import { GATE_WORDS } from '../../../surveys/scoring/words.ts';
import {
  sayLabel,
  writeDimensions,
  writeHeading,
  writeItems,
  writeList,
  writeParagraph,
  writeRecommendation,
} from './blocks.ts';
import { writeNote } from './front.ts';
import type { Pen } from './pen.ts';
import { drawTable, type TableRow } from './table.ts';
import { PDF_TEXTS } from './texts.ts';

export interface TeamParts {
  /** Of this group, each once; another group's where it has none of its own. */
  readonly comments: readonly ReleasedComments[];
  /** Level of its bookmark and heading. */
  readonly level: 1 | 2;
  /** Whether each question has its row. */
  readonly hasQuestions: boolean;
}

/** Everything about one released group. */
export function writeTeam(
  pen: Pen,
  context: ExportContext,
  group: ShownGroup,
  { comments, level, hasQuestions }: TeamParts,
): void {
  const { say, model } = context;
  pen.anchor(group.anchor, say(group.name), level);
  writeHeading(pen, level, say(group.name));
  if (group.above.length > 0) writeNote(pen, pathOf(context, group));
  writeParagraph(pen, describeAnswered(context, group.figures));
  const members = describeMembers(context, group);
  if (members !== null) writeParagraph(pen, members);
  const { readiness } = group.figures;
  if (readiness !== null && model.release.company.bars !== null)
    writeReadiness(pen, context, group, readiness);
  writeHeading(pen, 3, say(PDF_TEXTS.dimensions));
  writeHighlights(pen, context, group);
  writeDimensions(pen, context, group);
  const sentence = group === model.company ? TEXTS.company.recommend : TEXTS.details.recommend;
  writeRecommendation(pen, context, group.figures, sentence);
  writeChange(pen, context, group);
  if (hasQuestions && model.key.items.length > 0) {
    writeHeading(pen, 3, say(PDF_TEXTS.questions));
    writeItems(pen, context, group);
  }
  writeComments(pen, context, group, comments);
}

function writeHighlights(pen: Pen, { say, localise, model }: ExportContext, group: ShownGroup) {
  const { strengths, toWorkOn } = pickHighlights(
    model.key.dimensions.map(({ id, title }) => ({
      title: localise(title),
      figures: group.figures.dimensions[id] ?? null,
    })),
  );
  const list = (some: typeof strengths): string =>
    some
      .map(({ title, figures }) =>
        say(fill(PDF_TEXTS.named, { name: title, mean: writeCount(figures.mean) })),
      )
      .join(', ');
  if (strengths.length > 0)
    writeParagraph(pen, say(fill(PDF_TEXTS.strengths, { list: list(strengths) })));
  if (toWorkOn.length > 0)
    writeParagraph(pen, say(fill(PDF_TEXTS.toWorkOn, { list: list(toWorkOn) })));
}

/** Label, reasons, bars and next steps. */
function writeReadiness(
  pen: Pen,
  context: ExportContext,
  { figures }: ShownGroup,
  readiness: Readiness,
): void {
  const { say } = context;
  writeHeading(pen, 3, say(EXPORT_TEXTS.sheets.readiness));
  const label = sayLabel(context, figures);
  const sentence =
    readiness.probability === null
      ? label
      : say(fill(PDF_TEXTS.certain, { label, share: writeShare(readiness.probability) }));
  pen.paragraph(sentence, { size: 10, font: 'bold' });
  pen.down(3);
  writeParagraph(pen, listReasons(context, readiness).join(' '));
  const known = GATES.flatMap((id) => (readiness.gates[id] === undefined ? [] : [id]));
  drawTable(pen, {
    summary: say(PDF_TEXTS.gates),
    columns: [
      { title: say(PDF_TEXTS.gate), share: 34 },
      { title: say(EXPORT_TEXTS.columns.figure), share: 26, align: 'right' },
      { title: say(PDF_TEXTS.needed), share: 14, align: 'right' },
      { title: say(PDF_TEXTS.plain), share: 16, align: 'right' },
      { title: say(PDF_TEXTS.cautious), share: 16, align: 'right' },
    ],
    rows: known.map((id) => gateRow(context, id, readiness)),
  });
  const steps = listSteps(context, readiness);
  if (steps.length === 0) return;
  pen.paragraph(say(PDF_TEXTS.next), { size: 9, font: 'bold' });
  pen.down(2);
  writeList(pen, steps, (index) => `${index + 1}.`);
}

function gateRow({ say }: ExportContext, id: GateId, { gates }: Readiness): TableRow {
  const { value, bar, plain, cautious, range } = gates[id]!;
  const write = (figure: number): string =>
    say(isPerCent(id) ? writeShare(figure / 100) : writePoints(figure));
  const share = (probability: number | null): string =>
    probability === null ? '–' : say(writeShare(probability));
  const bounds = range === undefined ? '' : ` [${range.map(write).join(' – ')}]`;
  const figure = value === null ? say(EXPORT_TEXTS.none) : write(value) + bounds;
  return { cells: [say(GATE_WORDS[id]), figure, write(bar), share(plain), share(cautious)] };
}

function writeChange(pen: Pen, context: ExportContext, group: ShownGroup): void {
  const { say, localise, input, model } = context;
  const changes = input.since?.changes[group.figures.id];
  if (input.since === null || changes === undefined) return;
  const round = nameRoundBefore(context, input.since.round);
  const title = say(fill(PDF_TEXTS.change, { round }));
  writeHeading(pen, 3, title);
  drawTable(pen, {
    summary: title,
    columns: [
      { title: say(TEXTS.words.dimension), share: 34 },
      { title: say(EXPORT_TEXTS.columns.before), share: 12, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.after), share: 14, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.difference), share: 18, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.verdict), share: 30 },
    ],
    rows: model.key.dimensions.flatMap(({ id, title: name }): TableRow[] => {
      const change = changes[id];
      if (change === undefined) return [];
      const { before, after, difference, margin, verdict } = change;
      return [
        {
          bold: verdict !== 'none',
          cells: [
            localise(name),
            say(writeCount(before)),
            say(writeCount(after)),
            say(writeSigned(difference)) + say(writeMargin(margin)),
            say(EXPORT_TEXTS.verdict[verdict]),
          ],
        },
      ];
    }),
  });
}

function writeComments(
  pen: Pen,
  context: ExportContext,
  group: ShownGroup,
  comments: readonly ReleasedComments[],
): void {
  const { say, localise, model } = context;
  const shown = comments.filter(({ texts }) => texts.length > 0);
  if (shown.length === 0) return;
  writeHeading(pen, 3, say(EXPORT_TEXTS.sheets.comments));
  const from = model.groupOfId.get(shown[0]!.group);
  if (shown[0]!.group !== group.figures.id) {
    const min = String(model.release.policy.commentMin);
    const name = from?.name ?? model.company?.name ?? { en: '', fr: '' };
    writeNote(pen, say(fill(PDF_TEXTS.commentsFrom, { min, group: name })));
  }
  const textOf = new Map(model.key.comments.map(({ id, text }) => [id, localise(text)]));
  for (const { item, texts } of shown) {
    pen.paragraph(textOf.get(item) ?? item, { size: 9, font: 'bold' });
    pen.down(2);
    writeList(pen, texts);
  }
}

/** Before the group that stands in for a withheld unit: why the unit itself is not shown. */
export function writeWithheldUnit(pen: Pen, context: ExportContext, group: ShownGroup): void {
  const { say, input, model } = context;
  if (input.asked === null) return;
  const { unit, why } = input.asked;
  const name = model.unitOfId.get(unit)?.name ?? unit;
  writeHeading(pen, 1, say(fill(PDF_TEXTS.withheldUnit, { unit: name })));
  writeParagraph(
    pen,
    say(fill(PDF_TEXTS.withheldInstead, { why: explainWithheld(context, why), group: group.name })),
  );
}
