import type { Words } from '../organisation/fault.ts';
import { modelReport, type ReportModel, type ShownGroup } from '../report/model.ts';
import type { Localised } from '../scoring-key.ts';
import type { Column, ColumnKind } from './sheet.ts';
import type { ExportLanguage, NarrowedExport } from './input.ts';

/** One export in one language: what every table of it needs. */
export interface ExportContext {
  readonly input: NarrowedExport;
  readonly model: ReportModel;
  readonly language: ExportLanguage;
  /** Words in the language of the file. */
  readonly say: (words: Words) => string;
  /** A text of the questionnaire in that language, else in English, else in what there is. */
  readonly localise: (text: Localised) => string;
}

export function openExport(input: NarrowedExport, language: ExportLanguage): ExportContext {
  const { release, instrument, units } = input;
  return {
    input,
    model: modelReport({ release, key: instrument, units }),
    language,
    say: (words) => words[language],
    localise: (text) => text[language] ?? text['en'] ?? Object.values(text)[0] ?? '',
  };
}

/** Units and pools, in the order of the organisation. */
export function listTeams({ model }: ExportContext): readonly ShownGroup[] {
  return model.groups.filter(({ isBreakdown }) => !isBreakdown);
}

export function column(title: string, kind: ColumnKind, width: number): Column {
  return { title, kind, width };
}
