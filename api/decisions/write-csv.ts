import { isOverdue } from '../../surveys/decision-state.ts';
import { writeCsvText } from '../../surveys/report/csv-text.ts';
import type { ListedDecision } from './views.ts';

const COLUMNS = [
  'round',
  'closed_on',
  'unit_id',
  'unit',
  'topic',
  'heard',
  'done',
  'state',
  'overdue',
  'owner',
  'due_on',
] as const;

/** One row per decision. RFC 4180: UTF-8 with byte order mark, CRLF, commas; no cell is a formula. */
export function writeDecisionsCsv(decisions: readonly ListedDecision[], today: string): string {
  const rows = decisions.map((decision) =>
    [
      decision.round.title,
      decision.round.closedOn,
      decision.unit,
      decision.unitName,
      decision.topic ?? '',
      decision.heard,
      decision.done,
      decision.state,
      isOverdue(decision, today) ? 'yes' : 'no',
      decision.owner,
      decision.dueOn ?? '',
    ]
      .map((cell) => writeCsvText(cell))
      .join(','),
  );
  return `\u{feff}${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
