import type { Instrument } from '../instrument.ts';
import { draftFrom } from './from-instrument.ts';
import { listTextsOf } from './check-draft.ts';
import type { DraftQuestion, DraftText } from './draft.ts';
import { isClosed, listQuestions, noScoreOf, scaleOf } from './draft.ts';

/** What a version changed, question by question. */
export interface VersionChanges {
  readonly added: readonly NamedText[];
  readonly removed: readonly NamedText[];
  readonly reworded: readonly (NamedText & { readonly before: DraftText })[];
  /** Same words, another scale, dimension, best end or role. */
  readonly rescored: readonly NamedText[];
  /** The same questions stand in another order or on other pages. */
  readonly reordered: boolean;
}

export interface NamedText {
  readonly id: string;
  readonly text: DraftText;
}

export function compareVersions(before: Instrument, after: Instrument): VersionChanges {
  const old = draftFrom(before);
  const fresh = draftFrom(after);
  const was = new Map(listQuestions(old).map((one) => [one.id, one]));
  const is = new Map(listQuestions(fresh).map((one) => [one.id, one]));
  const kept = listQuestions(fresh).filter(({ id }) => was.has(id));
  const keptIds = (from: typeof old) =>
    from.pages.map(({ questions }) =>
      questions.map(({ id }) => id).filter((id) => was.has(id) && is.has(id)),
    );
  return {
    added: listQuestions(fresh)
      .filter(({ id }) => !was.has(id))
      .map(name),
    removed: listQuestions(old)
      .filter(({ id }) => !is.has(id))
      .map(name),
    reworded: kept
      .filter((one) => writeTexts(one) !== writeTexts(was.get(one.id)!))
      .map((one) => ({ ...name(one), before: was.get(one.id)!.text })),
    rescored: kept.filter((one) => writeScoring(one) !== writeScoring(was.get(one.id)!)).map(name),
    reordered: writePages(keptIds(old)) !== writePages(keptIds(fresh)),
  };
}

function name({ id, text }: DraftQuestion): NamedText {
  return { id, text };
}

/** Pages that hold none of the kept questions do not count. */
function writePages(pages: readonly (readonly string[])[]): string {
  return JSON.stringify(pages.filter((page) => page.length > 0));
}

function writeTexts(question: DraftQuestion): string {
  return JSON.stringify(listTextsOf(question).map(([, { en, fr }]) => [en, fr]));
}

function writeScoring(question: DraftQuestion): string {
  if (!isClosed(question)) return question.kind;
  const { from, to } = scaleOf(question);
  const { dimension, best, role } = question;
  return JSON.stringify([from, to, noScoreOf(question), dimension, best, role]);
}
