import {
  listRefusals,
  sheetCompany,
  sheetWithheld,
} from '../../../surveys/export/company-sheets.ts';
import type { ExportContext } from '../../../surveys/export/context.ts';
import { EXPORT_TEXTS } from '../../../surveys/export/texts.ts';
import type {
  ProgrammeSetup,
  ReadinessLabel,
  ReleasedComments,
} from '../../../surveys/release-document.ts';
import type { ShownGroup } from '../../../surveys/report/model.ts';
import { READINESS_TEXTS } from '../../../surveys/report/readiness-texts.ts';
import { TEXTS } from '../../../surveys/report/texts.ts';
import {
  fill,
  writeCoefficient,
  writeCount,
  writeReason,
  writeShare,
} from '../../../surveys/report/wording.ts';
import { READINESS_BARS } from '../../../surveys/scoring/bars.ts';
import { SETUP_WORDS } from '../../../surveys/scoring/words.ts';
import { sayLabel, writeHeading, writeList, writeParagraph } from './blocks.ts';
import { drawShare } from './drawings.ts';
import { writeNote } from './front.ts';
import { writeTeam } from './team.ts';
import type { Pen } from './pen.ts';
import { drawTable, type TableRow } from './table.ts';

/** The company as a whole: what every group has, what goes with recommending, reliability. */
export function writeCompany(
  pen: Pen,
  context: ExportContext,
  company: ShownGroup,
  comments: readonly ReleasedComments[],
): void {
  const { say } = context;
  pen.newPage();
  pen.anchor('company', say(TEXTS.company.title), 1);
  writeHeading(pen, 1, say(TEXTS.company.title));
  writeTeam(pen, context, company, { comments, level: 2, hasQuestions: true });
  writeDrivers(pen, context);
  writeReliability(pen, context);
}

function writeDrivers(pen: Pen, context: ExportContext): void {
  const { say, localise, model } = context;
  const { drivers } = model.release.company;
  const known = model.key.dimensions
    .filter(({ id }) => drivers[id] !== undefined)
    .toSorted((a, b) => drivers[b.id]! - drivers[a.id]!);
  if (known.length === 0) return;
  writeHeading(pen, 2, say(TEXTS.company.drivers));
  writeNote(pen, say(TEXTS.company.driversIntro));
  drawTable(pen, {
    summary: say(TEXTS.company.drivers),
    columns: [
      { title: say(TEXTS.words.dimension), share: 40 },
      { title: '', share: 40 },
      { title: say(TEXTS.company.share), share: 20, align: 'right' },
    ],
    rows: known.map(({ id, title }): TableRow => {
      const share = say(writeShare(drivers[id]!));
      return { cells: [localise(title), drawShare(drivers[id]!, share), share] };
    }),
  });
}

function writeReliability(pen: Pen, context: ExportContext): void {
  const { say, model } = context;
  const { reliability } = model.release.company;
  const rows = sheetCompany(context).rows.filter((_, index) => {
    const dimension = model.key.dimensions[index];
    return dimension === undefined || reliability[dimension.id] !== undefined;
  });
  if (rows.length === 0) return;
  const t = TEXTS.reliability;
  const warning = writeCoefficient(READINESS_BARS.reliabilityWarning);
  writeHeading(pen, 2, say(t.title));
  writeNote(pen, say(fill(t.intro, { warning })));
  const coefficient = (value: unknown): string =>
    typeof value === 'number' ? say(writeCoefficient(value)) : '–';
  drawTable(pen, {
    summary: say(t.caption),
    columns: [
      { title: say(TEXTS.words.dimension), share: 30 },
      { title: say(EXPORT_TEXTS.columns.alpha), share: 12, align: 'right' },
      { title: say(EXPORT_TEXTS.columns.omega), share: 12, align: 'right' },
      { title: say(t.complete), share: 18, align: 'right' },
      { title: say(t.verdict), share: 40 },
    ],
    rows: rows.map(({ cells: [name, , alpha, omega, complete, , verdict] }): TableRow => {
      const count = typeof complete === 'number' ? say(writeCount(complete)) : '–';
      return {
        cells: [String(name), coefficient(alpha), coefficient(omega), count, String(verdict)],
      };
    }),
  });
}

const LABELS: readonly ReadinessLabel[] = ['ready', 'nearly', 'build-first'];

/** Which teams are ready: bands in the order of the organisation, and the programme's check list. */
export function writeReadinessOverview(
  pen: Pen,
  context: ExportContext,
  teams: readonly ShownGroup[],
): void {
  const { say, model } = context;
  const { bars, setup, notAsked = [] } = model.release.company;
  const T = READINESS_TEXTS;
  pen.newPage();
  pen.anchor('readiness', say(EXPORT_TEXTS.sheets.readiness), 1);
  writeHeading(pen, 1, say(T.title));
  if (bars === null) {
    writeParagraph(pen, say(T.pulse));
    return;
  }
  if (notAsked.length > 0) {
    const reason = say(writeReason({ id: 'not-asked', gates: notAsked }));
    writeParagraph(pen, `${say(T.noLabels)} ${reason}`);
  } else writeParagraph(pen, say(T.intro));
  writeNote(pen, say(fill(T.bars, { version: bars })));
  writeHeading(pen, 2, say(T.setup));
  writeParagraph(pen, say(T.setupWhy));
  writeList(
    pen,
    (Object.keys(SETUP_WORDS) as (keyof ProgrammeSetup)[]).map((fact) => {
      const state = setup === null ? T.notRecorded : setup[fact] ? T.inPlace : T.notYet;
      return `${say(SETUP_WORDS[fact])} : ${say(state)}`.replace(
        ' : ',
        say({ en: ': ', fr: '\u{a0}: ' }),
      );
    }),
  );
  const judged = teams.filter(({ figures }) => figures.readiness?.label !== undefined);
  for (const label of LABELS) {
    const members = judged.filter(({ figures }) => figures.readiness?.label === label);
    if (members.length === 0) continue;
    writeHeading(pen, 2, sayLabel(context, members[0]!.figures));
    drawTable(pen, {
      summary: sayLabel(context, members[0]!.figures),
      columns: [
        { title: say(TEXTS.words.group), share: 60 },
        { title: say(TEXTS.words.answered), share: 15, align: 'right' },
        { title: say(EXPORT_TEXTS.columns.probability), share: 25, align: 'right' },
      ],
      rows: members.map(({ name, anchor, figures }): TableRow => {
        const probability = figures.readiness?.probability ?? null;
        return {
          goTo: anchor,
          cells: [
            say(name),
            say(writeCount(figures.respondents)),
            probability === null ? '–' : say(writeShare(probability)),
          ],
        };
      }),
    });
  }
}

/** Units without figures of their own: why, and where they are heard. */
export function writeWithheld(pen: Pen, context: ExportContext): void {
  const { say, model } = context;
  const t = TEXTS.withheld;
  pen.newPage();
  pen.anchor('withheld', say(t.title), 1);
  writeHeading(pen, 1, say(t.title));
  const sheet = sheetWithheld(context);
  writeParagraph(pen, say(sheet.rows.length === 0 ? t.none : t.intro));
  if (sheet.rows.length === 0) return;
  const min = String(model.release.policy.groupMin);
  writeList(
    pen,
    (Object.keys(t.long) as (keyof typeof t.long)[]).map(
      (why) => `${say(t.short[why])} – ${say(fill(t.long[why], { min }))}`,
    ),
  );
  drawTable(pen, {
    summary: say(t.caption),
    size: 7.5,
    columns: [
      { title: say(t.unit), share: 30 },
      { title: say(EXPORT_TEXTS.columns.above), share: 28 },
      { title: say(t.why), share: 16 },
      { title: say(t.instead), share: 30 },
      { title: say(TEXTS.words.answered), share: 12, align: 'right' },
    ],
    rows: sheet.rows.map(({ cells: [unit, , above, why, instead, answered] }): TableRow => ({
      cells: [
        String(unit),
        String(above ?? ''),
        String(why),
        String(instead),
        typeof answered === 'number' ? say(writeCount(answered)) : '–',
      ],
    })),
  });
}

/** Declared breakdowns that are not shown, and why. */
export function writeRefusals(pen: Pen, context: ExportContext): void {
  const refusals = listRefusals(context);
  if (refusals.length === 0) return;
  writeHeading(pen, 2, context.say(TEXTS.breakdowns.refused));
  writeList(pen, refusals);
}
