/** `csv` holds all figures, `csv-comments` the comments. */
export const EXPORT_FORMATS = ['csv', 'csv-comments', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportState = 'waiting' | 'working' | 'ready' | 'failed';

/** A file that is being made, as the page that asked for it sees it. */
export interface ExportView {
  readonly id: string;
  readonly state: ExportState;
  readonly format: ExportFormat;
  /** Steps done and in all; for a PDF these are teams. Zero of zero: not known yet. */
  readonly done: number;
  readonly total: number;
  /** Size of the file; null until it is ready. */
  readonly bytes: number | null;
}
