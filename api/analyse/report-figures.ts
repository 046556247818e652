import {
  fill,
  writeCount,
  writeMargin,
  writeShare,
  writeSigned,
} from '../../surveys/report/wording.ts';
import type { Words } from '../../surveys/organisation/fault.ts';
import type { ReleaseGroup } from '../../surveys/release-document.ts';
import type { ReportItem } from '../../surveys/report/model.ts';
import type { Html } from './report-markup.ts';
import { html, say } from './report-markup.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

/** Parts of tables that several sections show alike. */

export const WITHHELD = html`<i>${say(TEXTS.words.withheld)}</i>`;

export function head(...titles: readonly Words[]): Html {
  return html`<thead>
    <tr>
      ${titles.map((title) => html`<th>${say(title)}</th>`)}
    </tr>
  </thead>`;
}

/** A table wider than a phone scrolls by itself, also by keyboard. */
export function scrollable(caption: Words, kind: string, rows: Html): Html {
  return html`<div class="scroll" tabindex="0" role="group">
    <table class="${kind}">
      <caption>
        ${say(caption)}
      </caption>
      ${rows}
    </table>
  </div>`;
}

export function sayRate({ respondents, invited }: ReleaseGroup): Html {
  return invited === 0 ? html`–` : say(writeShare(respondents / invited));
}

/** One sentence on the recommendation score of a group. */
export function writeRecommendation(template: Words, { recommend }: ReleaseGroup): Words | null {
  if (recommend === null) return null;
  return fill(template, {
    score: writeSigned(recommend.score),
    margin: writeMargin(recommend.margin),
    n: writeCount(recommend.n),
  });
}

export function sayScale(item: ReportItem): Html {
  const { scaleHigh, scaleLow } = TEXTS.questions;
  const template = item.best === 'high' ? scaleHigh : scaleLow;
  return say(fill(template, { from: String(item.from), to: String(item.to) }));
}
