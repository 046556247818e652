import { fill, writeCount, writeDay } from '../../surveys/report/wording.ts';
import { createHash } from 'node:crypto';
import { renderComments } from './report-comments.ts';
import { renderCompany, renderQuestions } from './report-company.ts';
import { REPORT_CSS } from './report-css.ts';
import { renderDetails } from './report-details.ts';
import { renderOverview, renderWithheld } from './report-groups.ts';
import type { Html } from './report-markup.ts';
import { html, Html as Markup, NOTHING, say } from './report-markup.ts';
import type { ReportInput, ReportModel } from '../../surveys/report/model.ts';
import { modelReport } from '../../surveys/report/model.ts';
import { READINESS_TEXTS } from '../../surveys/report/readiness-texts.ts';
import { renderReadiness } from './report-readiness.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { sayRate } from './report-figures.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

/**
 * The release as one page to read offline: French and English, light and dark, screen and paper.
 * It loads nothing; its policy allows only its own style sheet and its own small script, by hash.
 * Everything on it comes from the release, and the names and wordings that are no secret.
 * @returns a complete HTML document, UTF-8
 */
export function renderReportHtml(input: ReportInput): string {
  const model = modelReport(input);
  const { title } = model.release.round;
  const policy = `default-src 'none'; style-src '${hash(REPORT_CSS)}'; script-src '${hash(REPORT_SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  // Outside the template, because the policy allows these bytes and no other.
  const style = new Markup(`<style>${REPORT_CSS}</style>`);
  const script = new Markup(`<script>${REPORT_SCRIPT}</script>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Tutti</title>
        ${style}
      </head>
      <body>
        <a class="skip" href="#report">${say(TEXTS.page.skip)}</a>
        ${renderHeader(model)}
        <main id="report">
          ${renderFacts(model)}${renderContents(model)}
          ${model.company === null ? html`<p>${say(TEXTS.page.nothing)}</p>` : renderCompany(model, model.company)}
          ${renderReadiness(model)} ${renderFinder()} ${renderOverview(model)}
          ${renderQuestions(model)} ${renderDetails(model)} ${renderWithheld(model)}
          ${renderComments(model)} ${renderExplanations(model)}
        </main>
        ${script}
      </body>
    </html> `.markup;
}

/** Source expression of the policy for an inline style or script. */
function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function renderHeader({ release }: ReportModel): Html {
  const { title, closedOn } = release.round;
  return html`<header>
    <div>
      <p class="kind">${say(TEXTS.page.kind)}</p>
      <h1>${title}</h1>
      <p>${say(fill(TEXTS.page.closed, { day: writeDay(closedOn) }))}</p>
    </div>
    <fieldset>
      <legend class="sr">${say(TEXTS.page.language)}</legend>
      <label lang="en"
        ><input type="radio" name="language" id="en" autocomplete="off" checked />English</label
      ><label lang="fr"
        ><input type="radio" name="language" id="fr" autocomplete="off" />Français</label
      >
    </fieldset>
  </header>`;
}

function renderFacts({ release, company }: ReportModel): Html {
  const t = TEXTS.page;
  const fact = (name: Html, value: Html): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  const whole =
    company === null
      ? NOTHING
      : html`${fact(say(t.respondents), say(writeCount(company.figures.respondents)))}${fact(
          say(fill(t.rate, { invited: writeCount(company.figures.invited) })),
          sayRate(company.figures),
        )}`;
  const { groupMin, distributionMin, commentMin, breakdownMin } = release.policy;
  const thresholds = fill(t.thresholds, {
    group: String(groupMin),
    distribution: String(distributionMin),
    comment: String(commentMin),
    breakdown: String(breakdownMin),
  });
  return html`<dl class="facts">
      ${whole}${fact(say(t.released), say(writeCount(release.groups.length)))}${fact(
        say(t.withheld),
        say(writeCount(release.withheld.length)),
      )}
    </dl>
    <p>${say(thresholds)}</p>`;
}

function renderContents({ company }: ReportModel): Html {
  const places = [
    ...(company === null ? [] : [{ id: 'company', title: TEXTS.company.title }]),
    { id: 'readiness', title: READINESS_TEXTS.title },
    { id: 'groups', title: TEXTS.groups.title },
    { id: 'questions', title: TEXTS.questions.title },
    { id: 'details', title: TEXTS.details.title },
    { id: 'withheld', title: TEXTS.withheld.title },
    { id: 'comments', title: TEXTS.comments.title },
    { id: 'reading', title: TEXTS.reading.title },
    { id: 'protection', title: TEXTS.protection.title },
  ];
  const links = places.map(({ id, title }) => html`<li><a href="#${id}">${say(title)}</a></li>`);
  return html`<nav aria-labelledby="contents">
    <h2 id="contents" class="sr">${say(TEXTS.page.contents)}</h2>
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** Filters the tables and the list of groups; only shown where scripts run. */
function renderFinder(): Html {
  // The script writes the number into the empty <b>.
  const place = (text: string): Html[] =>
    text.split('{n}').map((part, index) => (index === 0 ? html`${part}` : html`<b></b>${part}`));
  const { en, fr } = TEXTS.groups.found;
  return html`<div class="find-box script" hidden>
    <label for="find">${say(TEXTS.groups.find)}</label
    ><input type="search" id="find" autocomplete="off" /><span id="found" role="status" hidden
      ><span lang="en-GB">${place(en)}</span><span lang="fr-FR">${place(fr)}</span></span
    >
  </div>`;
}

function renderExplanations({ release }: ReportModel): Html {
  const group = String(release.policy.groupMin);
  const list = ({ title, points }: typeof TEXTS.reading | typeof TEXTS.protection, id: string) =>
    html`<section id="${id}">
      <h2>${say(title)}</h2>
      <ul>
        ${points.map((point) => html`<li>${say(fill(point, { group }))}</li>`)}
      </ul>
    </section>`;
  return html`${list(TEXTS.reading, 'reading')}${list(TEXTS.protection, 'protection')}`;
}
