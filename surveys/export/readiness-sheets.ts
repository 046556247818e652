import type { Gate, GateId, Readiness } from '../release-document.ts';
import { READINESS_TEXTS } from '../report/readiness-texts.ts';
import { fill, writeReason } from '../report/wording.ts';
import { GATE_WORDS, LABEL_WORDS, STEP_WORDS } from '../scoring/words.ts';
import { column, listTeams, type ExportContext } from './context.ts';
import { teamRow } from './group-sheets.ts';
import type { Cell, Column, Sheet, SheetRow } from './sheet.ts';
import { EXPORT_TEXTS } from './texts.ts';

const C = EXPORT_TEXTS.columns;

const PER_CENT: ReadonlySet<GateId> = new Set<GateId>(['willing', 'response']);
/** Gates whose figures are shares of a hundred. */
export function isPerCent(gate: GateId): boolean {
  return PER_CENT.has(gate);
}

/** Gates whose probability is not asked: the rate is counted. */
const COUNTED: ReadonlySet<GateId> = new Set<GateId>(['response']);
export const GATES = Object.keys(GATE_WORDS) as readonly GateId[];

/** Labels with their reasons, bar by bar, and the next steps; teams without a label say why. */
export function sheetReadiness(context: ExportContext): Sheet {
  const { say } = context;
  const judged = listTeams(context).filter(({ figures }) => figures.readiness !== null);
  return {
    title: say(EXPORT_TEXTS.sheets.readiness),
    columns: [
      column(say(C.group), 'text', 40),
      column(say(C.label), 'text', 20),
      column(say(C.probability), 'percent', 14),
      column(say(C.reasons), 'long', 60),
      column(say(C.next), 'long', 60),
      column(say(C.missing), 'text', 24),
      ...GATES.flatMap((gate) => gateColumns(context, gate)),
      column(say(C.groupId), 'text', 24),
    ],
    rows: judged.map((group) => {
      const readiness = group.figures.readiness!;
      return teamRow(context, group, [
        nameLabel(context, readiness),
        readiness.probability,
        listReasons(context, readiness).join(' '),
        listSteps(context, readiness)
          .map((step, index) => `${index + 1}. ${step}`)
          .join(' '),
        readiness.missing.map((gate) => say(GATE_WORDS[gate])).join('; '),
        ...GATES.flatMap((gate) => gateCells(gate, readiness.gates[gate])),
        group.figures.id,
      ]);
    }),
  };
}

export function nameLabel({ say }: ExportContext, { label }: Readiness): string {
  return say(label === null ? READINESS_TEXTS.noLabel : LABEL_WORDS[label]);
}

export function listReasons({ say }: ExportContext, { reasons }: Readiness): string[] {
  return reasons.map((reason) => say(writeReason(reason)));
}

export function listSteps({ say }: ExportContext, { next }: Readiness): string[] {
  return next.map((step) => say(STEP_WORDS[step]));
}

function gateColumns({ say }: ExportContext, gate: GateId): Column[] {
  const named = (words: (typeof C)['gateValue']): string =>
    say(fill(words, { gate: GATE_WORDS[gate] }));
  const kind = isPerCent(gate) ? 'percent' : 'decimal';
  return [
    column(named(C.gateValue), kind, 14),
    column(named(C.gateBar), kind, 12),
    ...(COUNTED.has(gate)
      ? []
      : [column(named(C.gatePlain), 'percent', 14), column(named(C.gateCautious), 'percent', 14)]),
    ...(gate === 'willing'
      ? [column(named(C.gateLow), 'percent', 12), column(named(C.gateHigh), 'percent', 12)]
      : []),
  ];
}

function gateCells(gate: GateId, figures: Gate | undefined): Cell[] {
  const scale = isPerCent(gate) ? 100 : 1;
  const share = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : value / scale;
  return [
    share(figures?.value),
    share(figures?.bar),
    ...(COUNTED.has(gate) ? [] : [figures?.plain ?? null, figures?.cautious ?? null]),
    ...(gate === 'willing' ? [share(figures?.range?.[0]), share(figures?.range?.[1])] : []),
  ];
}

/** Both rounds side by side with the verdict; only what can be compared. */
export function sheetChange(context: ExportContext): Sheet {
  const { say, localise, input, model } = context;
  const titleOf = new Map(model.key.dimensions.map(({ id, title }) => [id, localise(title)]));
  const changes = input.since?.changes ?? {};
  return {
    title: say(EXPORT_TEXTS.sheets.change),
    columns: [
      column(say(C.group), 'text', 40),
      column(say(C.groupId), 'text', 24),
      column(say(C.code), 'text', 8),
      column(say(C.dimension), 'text', 28),
      column(say(C.before), 'whole', 10),
      column(say(C.after), 'whole', 12),
      column(say(C.difference), 'signed', 12),
      column(say(C.margin), 'decimal', 14),
      column(say(C.verdict), 'text', 22),
    ],
    rows: model.groups.flatMap((group) =>
      Object.entries(changes[group.figures.id] ?? {}).map(([id, change]): SheetRow => {
        const { before, after, difference, margin, verdict } = change;
        const start = [say(group.name), group.figures.id, id, titleOf.get(id) ?? id];
        const words = say(EXPORT_TEXTS.verdict[verdict]);
        return { cells: [...start, before, after, difference, margin, words] };
      }),
    ),
  };
}
