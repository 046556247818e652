import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import {
  HOSTILE_COMMENT,
  madeUpKey,
  madeUpRelease,
  madeUpUnits,
} from '../../test/support/made-up-release.ts';
import { listOwnComments } from '../../surveys/report/own-comments.ts';
import { renderReportHtml } from './report-html.ts';

const render = (release: ReleaseDocument = madeUpRelease): string =>
  renderReportHtml({ release, key: madeUpKey, units: madeUpUnits });
const page = render();

/** The details of one group. */
function cutGroup(html: string, index: number): string {
  const start = html.indexOf(`<details class="group" id="g${index}"`);
  return html.slice(start, html.indexOf('</details>', start));
}

function withCompany(company: Partial<ReleaseDocument['company']>): ReleaseDocument {
  return { ...madeUpRelease, company: { ...madeUpRelease.company, ...company } };
}

describe('nothing from data becomes markup', () => {
  test('a comment with a script tag is text', () => {
    expect(page).not.toContain(HOSTILE_COMMENT);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;/li&gt;&lt;/details&gt;&lt;script&gt;alert(&quot;1&quot;)');
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  test('names, titles and wordings are escaped everywhere', () => {
    expect(page).not.toContain('<b onclick');
    expect(page).not.toContain('<Ltd>');
    expect(page).not.toContain('<2026>');
    expect(page).not.toContain('<team>');
    expect(page).not.toContain('WB1 <i>');
    expect(page).toContain('<h1>Autumn &lt;2026&gt; &amp; more</h1>');
    expect(page).toContain('&lt;b onclick=&quot;x()&quot;&gt;R&amp;D&lt;/b&gt; &#39;A&#39;');
  });
});

describe('the page loads and runs nothing else', () => {
  test('the policy allows exactly the one style and the one script of the page', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const hashOf = (tag: string): string => {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri 'none'; form-action 'none'`,
    );
  });

  test('no address, no inline style, no inline handler', () => {
    const tags = (page.match(/<[a-z][^>]*>/g) ?? []).join('');
    expect(tags).not.toMatch(/\s(?:src|srcset|style|on\w+)=|<(?:link|img|iframe|base|form)\b/);
    expect(page).not.toMatch(/https?:|url\(|@import/);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith('#'))).toBe(true);
  });

  test('every link leads to a place on the page, and every id is used once', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(10);
  });
});

describe('figures', () => {
  test('numbers and dates are written the way of each language', () => {
    expect(page).toContain(
      '<span lang="en-GB">11,405</span><span lang="fr-FR">11\u{202f}405</span>',
    );
    expect(page).toContain('22 November 2026');
    expect(page).toContain('22 novembre 2026');
    expect(page).toContain('± 4,2');
  });

  test('a wording that exists in one language is shown in both, marked as that language', () => {
    expect(page).toContain('<span lang="en">Only in English</span>');
  });

  test('dimensions and questions stand with mean, margin, n, favourable share and spread', () => {
    const company = cutGroup(page, 0);
    expect(company).toContain('■ WB: 65 ±5 (n 20) 61 %\nWB1: 70 (n 20) 61 % [1 2 3 4 10]');
    expect(company).toContain('Recommendation score: -12 ± 1.5, from 11,000 answers.');
  });

  test('a withheld figure is named as withheld and never a number', () => {
    const group = cutGroup(page, 2);
    expect(group).toContain('Withheld: too few answers: ■ TV, WB2, NPS.');
    expect(group).toContain('(they are shown from 10): TV1.');
    expect(group).toContain('\nTV1: 50 (n 9)</div>');
    expect(group).not.toMatch(/WB2: |■ TV: |null|NaN|undefined/);
    expect(page).toContain('withheld: too few answers');
  });

  test('a group without any spread says so once', () => {
    const group = cutGroup(page, 1);
    expect(group).toContain('too few answers in this group (they are shown from 10)');
    expect(group).toContain('\nWB1: 70 (n 6)\n');
  });

  test('a dimension with low reliability carries a warning in words, others do not', () => {
    expect(page.match(/class="warn"/g)).toHaveLength(1);
    expect(page).toContain('Warning: below 0.70, read with care');
  });
});

describe('groups', () => {
  test('a pool is named in both languages and lists its units', () => {
    expect(page).toContain('Small teams of Company &lt;Ltd&gt;, together');
    expect(page).toContain('Petites équipes de Company &lt;Ltd&gt;, réunies');
    expect(cutGroup(page, 1)).toContain('Heard together here: =HYPERLINK(&quot;evil&quot;).');
  });

  test('breakdowns are named in both languages, "other" and "not stated" as well', () => {
    expect(page).toContain('gender: woman');
    expect(page).toMatch(/gender\s: woman/u);
    const merged = cutGroup(page, 4);
    const unit = '&lt;b onclick=&quot;x()&quot;&gt;R&amp;D&lt;/b&gt; &#39;A&#39;';
    expect(merged).toContain(`<span lang="en-GB">${unit} · gender: other</span>`);
    expect(merged).toContain(`<span lang="fr-FR">${unit} · gender\u{a0}: autre</span>`);
    expect(merged).toContain('Counted together here: not stated; &lt;x&gt;.');
    expect(merged).toContain('non précisé; &lt;x&gt;.');
  });

  test('a breakdown that is not shown says why in both languages, once for all its units', () => {
    expect(page).toContain('&quot;grade&quot; together with other results would tell');
    expect(page).toContain('« grade », combinée à d&#39;autres résultats');
    const few = page.match(/too few people answered for two groups of at least 10/g);
    expect(few).toHaveLength(1);
    expect(page).toMatch(/unit_depth_1\*gender&quot;\. In: =HYPERLINK\(&quot;evil&quot;\); &lt;b/);
  });

  test('a withheld unit gets a reason in words and a link to the group to see instead', () => {
    const row = page.slice(page.indexOf('Small &lt;team&gt;'));
    expect(row).toMatch(/^.*protects others.*href="#g2"/);
  });

  test('without a released company the page says so instead of showing figures', () => {
    const empty = render({ ...madeUpRelease, groups: [], comments: [] });
    expect(empty).toContain('Too few people answered for anything to be shown');
    expect(empty).toContain('nothing is shown');
    expect(empty.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('readiness', () => {
  test('teams stand by label with gates, reasons and next steps', () => {
    expect(page).toMatch(/Nearly ready<\/span>[\s\S]*?groups: 1/);
    const group = cutGroup(page, 0);
    expect(group).toContain('Well-being 66 / 60 (91%; 62%);');
    expect(group).toContain('Response rate 67% / 60%');
    expect(group).toContain('Likely, but not certain enough yet: well-being.');
    expect(group).toContain('Probable, mais pas encore assez sûr\u00a0: bien-être.');
    expect(group).toContain('Next: (1) Complete the programme set-up. (2) Ease the workload');
  });

  test('a share stands with its logical bounds', () => {
    const willing = { value: 48, bar: 40, plain: 0.9, cautious: 0.7, range: [33, 66] } as const;
    const [company, ...rest] = madeUpRelease.groups;
    const readiness = { ...company!.readiness!, gates: { willing } };
    const shown = render({ ...madeUpRelease, groups: [{ ...company!, readiness }, ...rest] });
    expect(cutGroup(shown, 0)).toContain('Share of the willing 48% / 40% (90%; 70%) [33–66]');
  });

  test('the programme is a check list: what is in place, what is not, and what nobody recorded', () => {
    expect(page.match(/☐ /g)).toHaveLength(5);
    expect(page).toContain('not recorded');
    const setup = {
      goals: true,
      guidelines: true,
      voluntariness: false,
      training: true,
      leader: true,
    };
    const recorded = render(withCompany({ setup }));
    expect(recorded.match(/☑ /g)).toHaveLength(4);
    expect(recorded).toMatch(/☐ <\/span><span lang="en-GB">Voluntariness/);
  });

  test('a team without a label says what is not known, and that this is no verdict', () => {
    expect(cutGroup(page, 2)).toContain('to judge by: share of the willing. So there is no label');
  });

  test('where the questionnaire lacks questions it says which, and shows no empty bands', () => {
    const imported = render(withCompany({ notAsked: ['trust', 'willing'] }));
    expect(imported).toContain('did not ask about this: trust and voice and share of the willing.');
    expect(imported).toContain('n’a pas interrogé sur ceci\u00a0: confiance et parole et part des');
    expect(imported).not.toContain('class="band"');
  });

  test('a pulse labels nobody and says so', () => {
    const plain = render(withCompany({ bars: null }));
    expect(plain).toContain('it labels no team');
    expect(plain).not.toContain('class="band"');
  });
});

test('each comment stands once, at the smallest group that shows it', () => {
  expect(listOwnComments(madeUpRelease).map(({ texts }) => texts)).toEqual([
    ['Same words', 'Up here'],
    ['Same words', HOSTILE_COMMENT],
  ]);
});

test('a company of 1,500 groups and 48 questions stays under 6 MB', () => {
  const items = Array.from({ length: 48 }, (_, index) => ({
    ...madeUpKey.items[0]!,
    id: `Q${index}`,
  }));
  const figures = { n: 23, mean: 71, favourable: 68, distribution: [1, 2, 4, 9, 3, 2, 2] };
  const [company] = madeUpRelease.groups;
  const groups = Array.from({ length: 1500 }, (_, index) => ({
    ...company!,
    id: `unit:U${index + 1}`,
    parent: index === 0 ? null : 'unit:U1',
    label: 'A unit with a rather long name in a large department',
    items: Object.fromEntries(items.map(({ id }) => [id, figures])),
  }));
  const html = renderReportHtml({
    release: { ...madeUpRelease, groups },
    key: { ...madeUpKey, items: [...items, madeUpKey.items[3]!] },
    units: madeUpUnits,
  });
  expect(Buffer.byteLength(html)).toBeLessThan(6_000_000);
});
