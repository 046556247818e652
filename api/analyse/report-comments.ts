import { fill, writeCount } from '../../surveys/report/wording.ts';
import { listOwnComments } from '../../surveys/report/own-comments.ts';
import type { Html } from './report-markup.ts';
import { html, say, sayLocalised } from './report-markup.ts';
import type { ReportModel } from '../../surveys/report/model.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

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
