import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';
import { writeCsvText } from '../../surveys/report/csv-text.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

const COLUMNS = [
  'group',
  'label',
  'parent',
  'respondents',
  'invited',
  'kind',
  'code',
  'n',
  'mean',
  'favourable',
  'margin',
  'probability',
  'withheld',
] as const;

interface Figures {
  readonly kind: 'dimension' | 'item' | 'recommend' | 'readiness';
  readonly code: string;
  readonly n?: number;
  readonly mean?: number;
  readonly favourable?: number | null;
  readonly margin?: number | null;
  readonly probability?: number | null;
  readonly isWithheld: boolean;
}

/**
 * The release as a flat table for spreadsheets: one row per group and figure. Dimensions come first,
 * then items (`mean` 0-100, `favourable` per cent), the recommendation score (`mean` -100..100) and
 * readiness (`code` is the label or `none`, `probability` the cautious one). A withheld figure is a
 * row with empty cells and `yes` in the last column, so that a gap is never read as a zero.
 * @returns RFC 4180: UTF-8 with byte order mark, CRLF, commas
 */
export function renderReleaseCsv(release: ReleaseDocument, key: ScoringKey): string {
  let csv = `\u{feff}${COLUMNS.join(',')}\r\n`;
  for (const group of release.groups) {
    const { id, label, parent, respondents, invited } = group;
    const names = [id, label, parent ?? ''].map((text) => writeCsvText(text)).join(',');
    const start = `${names},${respondents},${invited}`;
    for (const figures of listFigures(group, key)) csv += `${start},${writeFigures(figures)}\r\n`;
  }
  return csv;
}

function listFigures(group: ReleaseGroup, key: ScoringKey): Figures[] {
  const rows: Figures[] = [];
  for (const { id } of key.dimensions)
    rows.push(describe('dimension', id, group.dimensions[id] ?? null));
  for (const { id } of key.items) rows.push(describe('item', id, group.items[id] ?? null));
  const recommend = key.items.find(({ role }) => role === 'recommend');
  if (recommend !== undefined) {
    const { score = null, ...figures } = group.recommend ?? {};
    const described = score === null ? null : { ...figures, mean: score };
    rows.push(describe('recommend', recommend.id, described));
  }
  if (group.readiness !== null) {
    const { label, probability } = group.readiness;
    rows.push({ kind: 'readiness', code: label ?? 'none', probability, isWithheld: false });
  }
  return rows;
}

function describe(
  kind: Figures['kind'],
  code: string,
  figures: Pick<Figures, 'n' | 'mean' | 'favourable' | 'margin'> | null,
): Figures {
  return figures === null
    ? { kind, code, isWithheld: true }
    : { ...figures, kind, code, isWithheld: false };
}

function writeFigures(figures: Figures): string {
  const { kind, code, n, mean, favourable, margin, probability, isWithheld } = figures;
  const numbers = `${n ?? ''},${mean ?? ''},${favourable ?? ''},${margin ?? ''},${probability ?? ''}`;
  return `${kind},${writeCsvText(code)},${numbers},${isWithheld ? 'yes' : 'no'}`;
}
