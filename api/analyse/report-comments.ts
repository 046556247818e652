import type { ReleaseDocument, ReleasedComments } from '../../surveys/release-document.ts';
import type { Html } from './report-markup.ts';
import { fill, html, say, sayLocalised, writeCount } from './report-markup.ts';
import type { ReportModel } from './report-model.ts';
import { TEXTS } from './report-texts.ts';

const T = TEXTS.comments;

export function renderComments(model: ReportModel): Html {
  const { release, key, groupOfId } = model;
  const min = String(release.policy.commentMin);
  const intro = say(fill(release.comments.length === 0 ? T.none : T.intro, { min }));
  const textOfItem = new Map(key.comments.map(({ id, text }) => [id, text]));
  const lists = listOwnComments(release).map(({ group, item, texts }) => {
    const shown = groupOfId.get(group);
    const name =
      shown === undefined
        ? html`${group}`
        : html`<a href="#${shown.anchor}">${say(shown.name)}</a>`;
    const body =
      texts.length === 0
        ? html`<p>${say(T.below)}</p>`
        : html`<ul>
            ${texts.map((text) => html`<li>${text}</li>`)}
          </ul>`;
    return html`<details class="comments">
      <summary>
        ${shown === undefined ? group : say(shown.name)}
        <small
          >${sayLocalised(textOfItem.get(item) ?? {}, item)} –
          ${say(fill(T.count, { n: writeCount(texts.length) }))}</small
        >
      </summary>
      <p>${name}</p>
      ${body}
    </details> `;
  });
  return html`<section id="comments">
    <h2>${say(T.title)}</h2>
    <p>${intro}</p>
    ${lists}
  </section>`;
}

/**
 * The list of a group contains the lists of the groups below it. Printing each comment once, at the
 * smallest group that has it, keeps the page short. Safe: parent minus children obeys the same
 * minimum as every list (anonymity of comments).
 */
export function listOwnComments({ groups, comments }: ReleaseDocument): ReleasedComments[] {
  const parentOf = new Map(groups.map(({ id, parent }) => [id, parent]));
  const keyOf = (group: string, item: string): string => JSON.stringify([group, item]);
  const lists = new Set(comments.map(({ group, item }) => keyOf(group, item)));
  const taken = new Map<string, Map<string, number>>();
  for (const { group, item, texts } of comments) {
    let above = parentOf.get(group) ?? null;
    while (above !== null && !lists.has(keyOf(above, item))) above = parentOf.get(above) ?? null;
    if (above === null) continue;
    const counts = taken.get(keyOf(above, item)) ?? new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    taken.set(keyOf(above, item), counts);
  }
  return comments.map(({ group, item, texts }) => {
    const counts = taken.get(keyOf(group, item));
    const own = texts.filter((text) => {
      const left = counts?.get(text) ?? 0;
      if (left > 0) counts?.set(text, left - 1);
      return left === 0;
    });
    return { group, item, texts: own };
  });
}
