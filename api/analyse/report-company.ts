import {
  fill,
  writeCoefficient,
  writeCount,
  writeMargin,
  writeShare,
} from '../../surveys/report/wording.ts';
import type { DimensionFigures, ItemFigures } from '../../surveys/release-document.ts';
import { READINESS_BARS } from '../../surveys/scoring/bars.ts';
import { drawDistribution, drawInterval, shadeOf } from './report-charts.ts';
import { head, sayScale, scrollable, WITHHELD, writeRecommendation } from './report-figures.ts';
import { MARK } from './report-details.ts';
import type { Html } from './report-markup.ts';
import { html, NOTHING, say, sayLocalised } from './report-markup.ts';
import type { ReportItem, ReportModel, ShownGroup } from '../../surveys/report/model.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

const T = TEXTS.words;

/** Dimensions, recommendation, drivers and reliability of the whole company. */
export function renderCompany(model: ReportModel, company: ShownGroup): Html {
  const { key } = model;
  const rows = key.dimensions.map(({ id, title }) =>
    renderDimension(sayLocalised(title, id), company.figures.dimensions[id] ?? null),
  );
  const recommendation = writeRecommendation(TEXTS.company.recommend, company.figures);
  return html`<section id="company">
    <h2>${say(TEXTS.company.title)}</h2>
    <p>${say(TEXTS.company.intro)}</p>
    ${scrollable(
      TEXTS.company.caption,
      'dims',
      html`${head(T.dimension, T.mean, T.interval, T.n, T.favourable)}
        <tbody>
          ${rows}
        </tbody>`,
    )}
    ${recommendation === null ? NOTHING : html`<p>${say(recommendation)}</p>`}
    ${renderDrivers(model)}${renderReliability(model)}
  </section>`;
}

function renderDimension(title: Html, figures: DimensionFigures | null): Html {
  if (figures === null)
    return html`<tr>
      <th>${title}</th>
      <td colspan="4">${WITHHELD}</td>
    </tr>`;
  const favourable = figures.favourable === null ? WITHHELD : html`${figures.favourable}`;
  return html`<tr>
    <th>${title}</th>
    <td><b>${figures.mean}</b>${say(writeMargin(figures.margin))}</td>
    <td>${drawInterval(figures)}</td>
    <td>${say(writeCount(figures.n))}</td>
    <td>${favourable}</td>
  </tr> `;
}

function renderDrivers({ release, key }: ReportModel): Html {
  const { drivers } = release.company;
  const known = key.dimensions.filter(({ id }) => drivers[id] !== undefined);
  if (known.length === 0) return NOTHING;
  const rows = known
    .toSorted((a, b) => drivers[b.id]! - drivers[a.id]!)
    .map(
      ({ id, title }) =>
        html`<tr>
          <th>${sayLocalised(title, id)}</th>
          <td>${say(writeShare(drivers[id]!))}</td>
        </tr>`,
    );
  return html`<h3>${say(TEXTS.company.drivers)}</h3>
    <p>${say(TEXTS.company.driversIntro)}</p>
    ${scrollable(
      TEXTS.company.drivers,
      'small',
      html`${head(T.dimension, TEXTS.company.share)}
        <tbody>
          ${rows}
        </tbody>`,
    )}`;
}

function renderReliability({ release, key }: ReportModel): Html {
  const rows = key.dimensions.flatMap(({ id, title }) => {
    const reliability = release.company.reliability[id];
    if (reliability === undefined) return [];
    const { n, alpha, omega } = reliability;
    return html`<tr>
      <th>${sayLocalised(title, id)}</th>
      <td>${sayCoefficient(alpha)}</td>
      <td>${sayCoefficient(omega)}</td>
      <td>${n === null ? '–' : say(writeCount(n))}</td>
      <td>${judgeReliability(alpha, omega)}</td>
    </tr>`;
  });
  if (rows.length === 0) return NOTHING;
  const t = TEXTS.reliability;
  const names = { alpha: { en: 'Alpha', fr: 'Alpha' }, omega: { en: 'Omega', fr: 'Oméga' } };
  return html`<h3>${say(t.title)}</h3>
    <p>${say(fill(t.intro, { warning: writeCoefficient(READINESS_BARS.reliabilityWarning) }))}</p>
    ${scrollable(
      t.caption,
      'small',
      html`${head(T.dimension, names.alpha, names.omega, t.complete, t.verdict)}
        <tbody>
          ${rows}
        </tbody>`,
    )}`;
}

function sayCoefficient(value: number | null): Html {
  return value === null ? html`–` : say(writeCoefficient(value));
}

/** The same bars as scoring: omega decides, alpha where there is no omega. */
function judgeReliability(alpha: number | null, omega: number | null): Html {
  const t = TEXTS.reliability;
  const { reliabilityFloor, reliabilityWarning } = READINESS_BARS;
  const value = omega ?? alpha;
  if (value === null) return say(t.unknown);
  if (value >= reliabilityWarning) return say(t.good);
  const warning = value < reliabilityFloor ? t.unscored : t.warning;
  const bars = {
    floor: writeCoefficient(reliabilityFloor),
    warning: writeCoefficient(reliabilityWarning),
  };
  return html`<strong class="warn">${say(fill(warning, bars))}</strong>`;
}

/** Every question with its wording: what the codes in the tables of single groups stand for. */
export function renderQuestions(model: ReportModel): Html {
  const bodies = model.sections.map(({ dimension, items }) => {
    const title =
      dimension === null
        ? html`<th colspan="7">${say(TEXTS.questions.outside)}</th>`
        : html`<th>${MARK}${dimension.id}</th>
            <th colspan="6">${sayLocalised(dimension.title, dimension.id)}</th>`;
    const rows = items.map((item) =>
      renderQuestion(item, model.company?.figures.items[item.id] ?? null),
    );
    return html`<tbody>
      <tr class="dim">
        ${title}
      </tr>
      ${rows}
    </tbody>`;
  });
  const titles = head(T.code, T.question, T.mean, T.n, T.favourable, T.spread, T.scale);
  return html`<section id="questions">
    <h2>${say(TEXTS.questions.title)}</h2>
    <p>${say(TEXTS.questions.intro)}</p>
    ${scrollable(TEXTS.questions.title, 'questions', html`${titles}${bodies}`)}
  </section>`;
}

function renderQuestion(item: ReportItem, figures: ItemFigures | null): Html {
  return html`<tr>
    <th>${item.id}</th>
    <td>${sayLocalised(item.text, item.id)}</td>
    ${figures === null ? html`<td colspan="4">${WITHHELD}</td>` : renderQuestionFigures(figures)}
    <td>${sayScale(item)}</td>
  </tr>`;
}

function renderQuestionFigures({ mean, n, favourable, distribution }: ItemFigures): Html {
  const spread =
    distribution === null
      ? WITHHELD
      : html`${drawDistribution(distribution)}<small>${distribution.join(' · ')}</small>`;
  return html`<td class="${shadeOf(mean)}">${mean}</td>
    <td>${say(writeCount(n))}</td>
    <td>${favourable ?? WITHHELD}</td>
    <td>${spread}</td>`;
}
