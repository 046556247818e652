import type { Instrument } from '../../surveys/instrument.ts';
import type { VersionChanges } from '../../surveys/questionnaire/compare-versions.ts';
import type { Draft } from '../../surveys/questionnaire/draft.ts';

type Localised = Readonly<Record<string, string>>;

/**
 * `GET /api/instruments`: what a round can use, those that ship first, then one's own, the newest version
 * of each first. `POST /api/instruments` (multipart: `items`, `title`) publishes one from an items file.
 */
export interface InstrumentView {
  readonly ref: string;
  readonly version: number;
  readonly title: Localised;
  readonly items: number;
  readonly minutes: number;
  /** With it a team can be labelled ready: every gate has its questions. */
  readonly labelled: boolean;
}

/** `GET /api/instruments/:ref` */
export type QuestionnaireView = Pick<
  Instrument,
  'ref' | 'id' | 'version' | 'title' | 'minutes' | 'survey' | 'items' | 'dimensions' | 'comments'
>;

/** `GET /api/instruments/library` */
export interface LibraryView {
  readonly shipped: readonly VersionView[];
  readonly own: readonly OwnView[];
  readonly drafts: readonly DraftEntry[];
}

export interface VersionView extends InstrumentView {
  readonly id: string;
  readonly comments: number;
  /** Questions whose words are the same in both languages: very likely not translated. */
  readonly untranslated: number;
  /** Rounds, drafts among them, that use it. */
  readonly used: boolean;
  readonly archived: boolean;
}

export interface OwnView {
  readonly id: string;
  /** Newest first. */
  readonly versions: readonly VersionView[];
}

export interface DraftEntry {
  readonly id: string;
  readonly nextOf: string | null;
  readonly title: Localised;
  readonly items: number;
  readonly comments: number;
  readonly missingTexts: number;
}

/** `GET /api/instruments/drafts/:id`; `POST /api/instruments/drafts` makes one. */
export interface DraftView {
  readonly id: string;
  /** Short name of the questionnaire whose next version it becomes; null: a new one. */
  readonly nextOf: string | null;
  /** To be named with the next save. */
  readonly revision: number;
  readonly content: Draft;
}

/** `POST /api/instruments/imports` */
export interface ImportedView extends DraftView {
  /** JSON paths of what only concerns looks and was left out. */
  readonly ignored: readonly string[];
}

/** `GET /api/instruments/history/:id`, newest version first. */
export interface HistoryView {
  readonly versions: readonly (VersionView & {
    /** Against the version before; null for the first that there is. */
    readonly changes: VersionChanges | null;
  })[];
}
