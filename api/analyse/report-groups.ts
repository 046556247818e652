import { fill, writeCount, writeSigned } from '../../surveys/report/wording.ts';
import { explainRefusal } from '../../surveys/disclosure/breakdowns-words.ts';
import type { DimensionFigures } from '../../surveys/release-document.ts';
import { SHADES, shadeOf } from './report-charts.ts';
import { head, scrollable, WITHHELD } from './report-figures.ts';
import type { Html } from './report-markup.ts';
import { html, NOTHING, say, sayLocalised } from './report-markup.ts';
import type { ReportModel, ShownGroup } from '../../surveys/report/model.ts';
import { sayLabel } from './report-readiness.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

const T = TEXTS.words;

/** All groups of the tree in one table, then the breakdowns in another. */
export function renderOverview(model: ReportModel): Html {
  const teams = model.groups.filter(({ isBreakdown }) => !isBreakdown);
  const breakdowns = model.groups.filter(({ isBreakdown }) => isBreakdown);
  const t = TEXTS.groups;
  const tree =
    teams.length === 0
      ? html`<p>${say(t.none)}</p>`
      : html`<p>${say(t.intro)}</p>
          ${renderLegend()}${renderTable(model, teams, t.caption)}`;
  const attributes =
    breakdowns.length === 0
      ? NOTHING
      : html`<h3>${say(TEXTS.breakdowns.title)}</h3>
          ${renderTable(model, breakdowns, TEXTS.breakdowns.caption)}`;
  return html`<section id="groups">
    <h2>${say(t.title)}</h2>
    ${tree}${attributes}${renderRefusals(model)}
  </section>`;
}

/** What was declared and is not shown: once per reason, with the names of the units it is about. */
function renderRefusals({ release, unitOfId }: ReportModel): Html {
  const refused = release.company.refusedBreakdowns ?? [];
  if (refused.length === 0) return NOTHING;
  const lines = [...Map.groupBy(refused, ({ spec, why }) => `${why} ${spec}`).values()].map(
    (same) => {
      const { spec, why } = same[0]!;
      const reason = explainRefusal(why, spec, release.policy.breakdownMin);
      const units = same.flatMap(({ unit }) =>
        unit === null ? [] : [unitOfId.get(unit)?.name ?? unit],
      );
      const words =
        units.length === 0
          ? reason
          : fill(TEXTS.breakdowns.refusedUnits, { reason, units: units.join('; ') });
      return html`<li>${say(words)}</li>`;
    },
  );
  return html`<h3>${say(TEXTS.breakdowns.refused)}</h3>
    <ul>
      ${lines}
    </ul>`;
}

function renderLegend(): Html {
  const { shades, from, under } = TEXTS.groups;
  const swatches = SHADES.map((low, index) => {
    const text =
      index === 0 ? fill(under, { high: String(SHADES[1]) }) : fill(from, { low: String(low) });
    return html` <span class="swatch ${shadeOf(low)}">${say(text)}</span>`;
  });
  return html`<p class="legend">${say(shades)}${swatches}</p>`;
}

/** Which of the optional columns a table has. */
interface Columns {
  readonly recommend: boolean;
  readonly readiness: boolean;
}

function renderTable(
  { key, release }: ReportModel,
  groups: readonly ShownGroup[],
  caption: typeof TEXTS.groups.caption,
): Html {
  const columns = {
    recommend: key.items.some(({ role }) => role === 'recommend'),
    readiness:
      release.company.bars !== null &&
      groups.some(({ figures }) => (figures.readiness?.label ?? null) !== null),
  };
  const titles = html`<thead>
    <tr>
      <th>${say(T.group)}</th>
      <th>${say(T.answered)}</th>
      <th>${say(T.rate)}</th>
      ${columns.readiness ? html`<th>${say(T.readiness)}</th>` : NOTHING}
      ${key.dimensions.map(({ id, title }) => html`<th>${sayLocalised(title, id)}</th>`)}
      ${columns.recommend ? html`<th>${say(T.recommendShort)}</th>` : NOTHING}
    </tr>
  </thead>`;
  const dimensions = key.dimensions.map(({ id }) => id);
  const rows = groups.map((group) => renderRow(group, dimensions, columns));
  return scrollable(
    caption,
    'heat find',
    html`${titles}
      <tbody>
        ${rows}
      </tbody>`,
  );
}

function renderRow(group: ShownGroup, dimensions: readonly string[], columns: Columns): Html {
  const { figures, anchor, name, above } = group;
  const depth = above.length;
  const level =
    depth === 0
      ? NOTHING
      : html`<span class="sr">${say(fill(TEXTS.groups.level, { n: String(depth + 1) }))} </span>`;
  const cells = dimensions.map((id) => renderMean(figures.dimensions[id] ?? null));
  const { recommend, respondents, invited } = figures;
  const score = recommend === null ? WITHHELD : say(writeSigned(recommend.score));
  return html`<tr>
    <th class="i${Math.min(depth, 7)}">${level}<a href="#${anchor}">${say(name)}</a></th>
    <td>${say(writeCount(respondents))}</td>
    <td>${invited === 0 ? '–' : Math.round((100 * respondents) / invited)}</td>
    ${columns.readiness ? html`<td>${sayLabel(figures.readiness?.label ?? null)}</td>` : NOTHING}
    ${cells} ${columns.recommend ? html`<td>${score}</td>` : NOTHING}
  </tr>`;
}

function renderMean(figures: DimensionFigures | null): Html {
  if (figures === null) return html`<td>${WITHHELD}</td>`;
  const { mean, margin } = figures;
  const around = margin === null ? '' : ` ±${Math.ceil(margin)}`;
  return html`<td class="${shadeOf(mean)}">${mean}${around}</td>`;
}

/** Units that are not released, in tree order, each with the group that speaks for it. */
export function renderWithheld({ release, unitOfId, groupOfId }: ReportModel): Html {
  const t = TEXTS.withheld;
  const rows = release.withheld.map(({ unit, why, seeInstead }) => {
    const { name, parent } = unitOfId.get(unit) ?? { name: unit, parent: null };
    const above = parent === null ? undefined : unitOfId.get(parent);
    const within =
      above === undefined
        ? NOTHING
        : html` <small>${say(fill(t.within, { unit: above.name }))}</small>`;
    const instead = seeInstead === null ? undefined : groupOfId.get(seeInstead);
    const link =
      instead === undefined
        ? say(t.nowhere)
        : html`<a href="#${instead.anchor}">${say(instead.name)}</a>
            <small>${say(writeCount(instead.figures.respondents))}</small>`;
    return html`<tr>
      <th>${name}${within}</th>
      <td>${say(t.short[why])}</td>
      <td>${link}</td>
    </tr>`;
  });
  if (rows.length === 0)
    return html`<section id="withheld">
      <h2>${say(t.title)}</h2>
      <p>${say(t.none)}</p>
    </section>`;
  const min = String(release.policy.groupMin);
  const reasons = (Object.keys(t.long) as (keyof typeof t.long)[]).map(
    (why) => html`<li><b>${say(t.short[why])}</b> – ${say(fill(t.long[why], { min }))}</li>`,
  );
  return html`<section id="withheld">
    <h2>${say(t.title)}</h2>
    <p>${say(t.intro)}</p>
    <ul>
      ${reasons}
    </ul>
    ${scrollable(
      t.caption,
      'find list',
      html`${head(t.unit, t.why, t.instead)}
        <tbody>
          ${rows}
        </tbody>`,
    )}
  </section>`;
}
