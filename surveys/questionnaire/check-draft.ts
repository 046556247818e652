import type { Draft, DraftQuestion, DraftText } from './draft.ts';
import { isClosed, listQuestions, scaleOf } from './draft.ts';

/** A text that is still to be written. */
export interface MissingText {
  /** Page, question or dimension that it belongs to; null: the title of the questionnaire. */
  readonly of: string | null;
  readonly kind: 'title' | 'dimension' | 'page' | 'question';
  /** As in `pages.0.questions.2.text.fr`. */
  readonly path: string;
  readonly language: 'en' | 'fr';
}

/** What keeps a draft from being published, beside missing texts. */
export interface DraftProblem {
  readonly why: 'no-closed-question' | 'empty-page' | 'role-twice' | 'recommend-scale';
  readonly of: string | null;
  readonly path: string;
}

export function listMissingTexts(draft: Draft): readonly MissingText[] {
  const used = new Set(
    listQuestions(draft).flatMap((one) => (isClosed(one) ? [one.dimension] : [])),
  );
  return [
    ...lacking(draft.title, 'title', null, 'title'),
    ...draft.dimensions.flatMap(({ id, title }, at) =>
      used.has(id) ? lacking(title, 'dimension', id, `dimensions.${at}.title`) : [],
    ),
    ...draft.pages.flatMap((page, at) => [
      ...lacking(page.title, 'page', page.id, `pages.${at}.title`),
      ...lacking(page.description, 'page', page.id, `pages.${at}.description`),
      ...page.questions.flatMap((question, place) =>
        listTextsOf(question).flatMap(([part, text]) =>
          lacking(text, 'question', question.id, `pages.${at}.questions.${place}.${part}`),
        ),
      ),
    ]),
  ];
}

function lacking(
  text: DraftText,
  kind: MissingText['kind'],
  of: string | null,
  path: string,
): MissingText[] {
  return (['en', 'fr'] as const)
    .filter((language) => text[language].trim() === '')
    .map((language) => ({ of, kind, path: `${path}.${language}`, language }));
}

/** Every text of a question with its place in it. */
export function listTextsOf(question: DraftQuestion): readonly (readonly [string, DraftText])[] {
  const texts: (readonly [string, DraftText])[] = [['text', question.text]];
  if (question.kind === 'note') return texts;
  if (question.hint !== null) texts.push(['hint', question.hint]);
  if (question.kind === 'choice')
    for (const [at, { text }] of question.choices.entries()) texts.push([`choices.${at}`, text]);
  if (question.kind === 'numbers' && question.ends !== null)
    texts.push(['ends.low', question.ends.low], ['ends.high', question.ends.high]);
  return texts;
}

export function listProblems(draft: Draft): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const roles = new Set<string>();
  if (!listQuestions(draft).some(isClosed))
    problems.push({ why: 'no-closed-question', of: null, path: 'pages' });
  for (const [at, page] of draft.pages.entries()) {
    if (!page.questions.some(({ kind }) => kind !== 'note'))
      problems.push({ why: 'empty-page', of: page.id, path: `pages.${at}` });
    for (const [place, question] of page.questions.entries()) {
      if (!isClosed(question) || question.role === null) continue;
      const path = `pages.${at}.questions.${place}.role`;
      if (roles.has(question.role)) problems.push({ why: 'role-twice', of: question.id, path });
      roles.add(question.role);
      const { from, to } = scaleOf(question);
      if (question.role === 'recommend' && (from !== 0 || to !== 10 || question.best !== 'high'))
        problems.push({ why: 'recommend-scale', of: question.id, path });
    }
  }
  return problems;
}
