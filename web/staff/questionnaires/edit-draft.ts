import type {
  ClosedQuestion,
  Draft,
  DraftPage,
  DraftQuestion,
} from '../../../surveys/questionnaire/draft.ts';
import {
  isClosed,
  listQuestions,
  STANDARD_DIMENSIONS,
} from '../../../surveys/questionnaire/draft.ts';
import type { QuestionSort } from '../../../surveys/questionnaire/start-draft.ts';
import { startPage, startQuestion } from '../../../surveys/questionnaire/start-draft.ts';

/** One line of the outline: a page, or a question below its page. */
export type Row =
  | { readonly key: string; readonly page: DraftPage; readonly question: null }
  | { readonly key: string; readonly page: DraftPage; readonly question: DraftQuestion };

export function keyOfPage(id: string): string {
  return `page:${id}`;
}

export function keyOfQuestion(id: string): string {
  return `question:${id}`;
}

export function listRows(draft: Draft): readonly Row[] {
  return draft.pages.flatMap((page): Row[] => [
    { key: keyOfPage(page.id), page, question: null },
    ...page.questions.map((question) => {
      return { key: keyOfQuestion(question.id), page, question };
    }),
  ]);
}

/**
 * Questions go before or after a line of the outline, in the order in which they stood. A place before
 * the first page is its beginning: every question is on a page.
 */
export function moveQuestions(
  draft: Draft,
  moved: ReadonlySet<string>,
  target: { readonly key: string; readonly position: 'before' | 'after' },
): Draft {
  if (moved.has(target.key)) return draft;
  const rows = listRows(draft);
  const taken = rows.flatMap(({ key, question }) =>
    question !== null && moved.has(key) ? [question] : [],
  );
  const pages: DraftPage[] = [];
  let early: readonly DraftQuestion[] = [];
  const put = (questions: readonly DraftQuestion[]): void => {
    const last = pages.at(-1);
    if (last === undefined) early = questions;
    else last.questions.push(...questions);
  };
  for (const { key, page, question } of rows) {
    if (question !== null && moved.has(key)) continue;
    if (key === target.key && target.position === 'before') put(taken);
    if (question === null) pages.push({ ...page, questions: [...early] });
    else put([question]);
    if (question === null) early = [];
    if (key === target.key && target.position === 'after') put(taken);
  }
  return { ...draft, pages };
}

/** One place earlier or later, over the ends of pages. */
export function stepQuestion(draft: Draft, id: string, by: -1 | 1): Draft {
  const rows = listRows(draft);
  const at = rows.findIndex(({ question }) => question?.id === id);
  const other = rows[at + by];
  // The first line is a page: there is no place before it.
  if (at === -1 || other === undefined || (by === -1 && at === 1)) return draft;
  const position = by === -1 ? 'before' : 'after';
  return moveQuestions(draft, new Set([keyOfQuestion(id)]), { key: other.key, position });
}

export function stepPage(draft: Draft, id: string, by: -1 | 1): Draft {
  const pages = [...draft.pages];
  const at = pages.findIndex((page) => page.id === id);
  const [page] = pages.splice(at, 1);
  if (page === undefined || at + by < 0 || at + by > pages.length) return draft;
  pages.splice(at + by, 0, page);
  return { ...draft, pages };
}

export function changePage(draft: Draft, id: string, part: Partial<DraftPage>): Draft {
  return {
    ...draft,
    pages: draft.pages.map((page) => (page.id === id ? { ...page, ...part } : page)),
  };
}

export function addPage(draft: Draft): { readonly draft: Draft; readonly key: string } {
  const id = findFreeName(
    'page',
    draft.pages.map((page) => page.id),
  );
  return { draft: { ...draft, pages: [...draft.pages, startPage(id)] }, key: keyOfPage(id) };
}

export function removePage(draft: Draft, id: string): Draft {
  return { ...draft, pages: draft.pages.filter((page) => page.id !== id) };
}

export function addQuestion(
  draft: Draft,
  pageId: string,
  sort: QuestionSort,
): { readonly draft: Draft; readonly key: string } {
  const prefix = sort === 'open' ? 'O' : sort === 'note' ? 'N' : 'Q';
  const id = findFreeName(
    prefix,
    listQuestions(draft).map((question) => question.id),
  );
  const pages = draft.pages.map((page) =>
    page.id === pageId
      ? { ...page, questions: [...page.questions, startQuestion(sort, id)] }
      : page,
  );
  return { draft: { ...draft, pages }, key: keyOfQuestion(id) };
}

export function replaceQuestion(draft: Draft, question: DraftQuestion): Draft {
  return mapQuestions(draft, (one) => (one.id === question.id ? question : one));
}

export function removeQuestion(draft: Draft, id: string): Draft {
  const pages = draft.pages.map((page) => ({
    ...page,
    questions: page.questions.filter((question) => question.id !== id),
  }));
  return { ...draft, pages };
}

/** Another dimension, best end or role; a standard dimension comes along when it is first used. */
export function score(
  draft: Draft,
  id: string,
  part: Partial<Pick<ClosedQuestion, 'dimension' | 'best' | 'role'>>,
): Draft {
  const scored = mapQuestions(draft, (one) =>
    one.id === id && isClosed(one) ? { ...one, ...part } : one,
  );
  const { dimension } = part;
  if (dimension === undefined || dimension === null) return scored;
  if (draft.dimensions.some((known) => known.id === dimension)) return scored;
  const standard = STANDARD_DIMENSIONS.find((known) => known.id === dimension);
  const title = standard?.title ?? { en: '', fr: '' };
  return { ...scored, dimensions: [...draft.dimensions, { id: dimension, title: { ...title } }] };
}

/** A dimension of one's own, still without a title. */
export function addDimension(draft: Draft): { readonly draft: Draft; readonly id: string } {
  const id = findFreeName(
    'D',
    draft.dimensions.map((dimension) => dimension.id),
  );
  const dimensions = [...draft.dimensions, { id, title: { en: '', fr: '' } }];
  return { draft: { ...draft, dimensions }, id };
}

function mapQuestions(draft: Draft, change: (one: DraftQuestion) => DraftQuestion): Draft {
  const pages = draft.pages.map((page) => ({ ...page, questions: page.questions.map(change) }));
  return { ...draft, pages };
}

function findFreeName(prefix: string, taken: readonly string[]): string {
  const folded = new Set(taken.map((name) => name.toLowerCase()));
  let number = 1;
  while (folded.has(`${prefix}${number}`.toLowerCase())) number += 1;
  return `${prefix}${number}`;
}
