import { fill, writeCount, writeShare } from '../../surveys/report/wording.ts';
import type { DimensionFigures, ItemFigures } from '../../surveys/release-document.ts';
import { readNarrowing } from '../../surveys/group-of.ts';
import { head, WITHHELD, writeRecommendation } from './report-figures.ts';
import type { Html } from './report-markup.ts';
import { html, NOTHING, say } from './report-markup.ts';
import type { ReportModel, ShownGroup } from '../../surveys/report/model.ts';
import { describeUnits, nameValue } from '../../surveys/report/model.ts';
import { renderGroupReadiness } from './report-readiness.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

const T = TEXTS.details;
const W = TEXTS.words;

/**
 * One closed section per group. A large company has a thousand groups with dozens of questions each:
 * as table cells those are half a million elements, which no browser opens in reasonable time. So
 * the figures of a group are lines of text, one per dimension and question, in a notation that is
 * explained above; the script of the page makes a table of them when a group is opened.
 */
export function renderDetails(model: ReportModel): Html {
  const sections = model.groups.map((group) => renderGroup(model, group));
  return html`<section id="details">
    <h2>${say(T.title)}</h2>
    <p>${say(T.intro)}</p>
    <p>${say(T.notation)} <a href="#questions">${say(TEXTS.questions.title)}</a></p>
    <p class="script" hidden>
      <button type="button" id="open">${say(T.openAll)}</button>
      <button type="button" id="close">${say(T.closeAll)}</button>
    </p>
    <template id="figures">
      <table class="figures">
        <caption>
          ${say(T.caption)}
        </caption>
        ${head(W.code, W.question, W.mean, W.n, W.favourable, W.spread)}
        <tbody></tbody>
      </table>
      ${WITHHELD}
    </template>
    ${sections}
  </section>`;
}

function renderGroup(model: ReportModel, group: ShownGroup): Html {
  const { figures, anchor, name, above } = group;
  const { respondents, invited, readiness } = figures;
  const rate = invited === 0 ? { en: '–', fr: '–' } : writeShare(respondents / invited);
  const answered = fill(T.answered, {
    respondents: writeCount(respondents),
    invited: writeCount(invited),
    rate,
  });
  const isJudged = readiness !== null && model.release.company.bars !== null;
  return html`<details class="group" id="${anchor}">
    <summary>${say(name)} <small>${say(answered)}</small></summary>
    ${above.length === 0 ? NOTHING : html`<p class="path">${say(writePath(group))}</p>`}
    ${renderMembers(model, group)}${renderRecommendation(model, group)}
    ${isJudged ? renderGroupReadiness(readiness) : NOTHING}${renderGaps(model, group)}
    <div class="lines">${writeLines(model, group)}</div>
  </details> `;
}

function writePath({ above, name }: ShownGroup): ShownGroup['name'] {
  const join = (language: 'en' | 'fr'): string =>
    [...above.map((group) => group.name[language]), name[language]].join(' › ');
  return { en: join('en'), fr: join('fr') };
}

/** The units of a pool by name, the values behind "other": their people want to know that they are in it. */
function renderMembers({ unitOfId }: ReportModel, { figures }: ShownGroup): Html {
  const { of } = figures;
  if ('units' in of) return html`<p>${say(describeUnits(of.units, unitOfId))}</p>`;
  const narrowing = readNarrowing(of);
  if (narrowing?.isMerged !== true) return NOTHING;
  const values = narrowing.values.map(nameValue);
  const list = (language: 'en' | 'fr') => values.map((value) => value[language]).join('; ');
  return html`<p>${say(fill(T.merged, { values: { en: list('en'), fr: list('fr') } }))}</p>`;
}

function renderRecommendation({ key }: ReportModel, { figures }: ShownGroup): Html {
  if (!key.items.some(({ role }) => role === 'recommend')) return NOTHING;
  const sentence = writeRecommendation(T.recommend, figures) ?? T.recommendWithheld;
  return html`<p>${say(sentence)}</p>`;
}

/** What is withheld is said in words and by name: a missing line must not be taken for a zero. */
function renderGaps({ key, release }: ReportModel, { figures }: ShownGroup): Html {
  const { items, dimensions } = figures;
  const withheld = [
    ...key.dimensions.flatMap(({ id }) => ((dimensions[id] ?? null) === null ? [MARK + id] : [])),
    ...key.items.flatMap(({ id }) => ((items[id] ?? null) === null ? [id] : [])),
  ];
  const shown = key.items.filter(({ id }) => (items[id] ?? null) !== null);
  const spreadless = shown.filter(
    ({ id }) => items[id]?.favourable === null || items[id]?.distribution === null,
  );
  const min = String(release.policy.distributionMin);
  const codes = spreadless.map(({ id }) => id).join(', ');
  const isAll = spreadless.length === shown.length;
  const spread = isAll ? fill(T.noSpread, { min }) : fill(T.someSpread, { min, codes });
  return html`${
    withheld.length === 0
      ? NOTHING
      : html`<p>${say(fill(T.withheld, { codes: withheld.join(', ') }))}</p>`
  }${spreadless.length === 0 ? NOTHING : html`<p>${say(spread)}</p>`}`;
}

/** Before the code of a dimension, because a dimension and a question may have the same code. */
export const MARK = '■ ';

/** Dimensions with their questions in the order of the questionnaire; only what is released. */
function writeLines({ sections }: ReportModel, { figures }: ShownGroup): string {
  const lines: string[] = [];
  for (const { dimension, items } of sections) {
    const own = dimension === null ? null : (figures.dimensions[dimension.id] ?? null);
    if (dimension !== null && own !== null) lines.push(writeDimensionLine(dimension.id, own));
    for (const { id } of items) {
      const item = figures.items[id] ?? null;
      if (item !== null) lines.push(writeItemLine(id, item));
    }
  }
  return lines.join('\n');
}

/** `■ WB: 71 ±4 (n 22) 66 %` */
function writeDimensionLine(id: string, figures: DimensionFigures): string {
  const { mean, margin, n, favourable } = figures;
  const around = margin === null ? '' : ` ±${Math.ceil(margin)}`;
  return `${MARK}${id}: ${mean}${around} (n ${n})${favourable === null ? '' : ` ${favourable} %`}`;
}

/** `WB1: 71 (n 22) 66 % [1 2 4 9 6]` */
function writeItemLine(id: string, { mean, n, favourable, distribution }: ItemFigures): string {
  const share = favourable === null ? '' : ` ${favourable} %`;
  const spread = distribution === null ? '' : ` [${distribution.join(' ')}]`;
  return `${id}: ${mean} (n ${n})${share}${spread}`;
}
