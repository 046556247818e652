import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { HOSTILE_COMMENT, madeUpKey, madeUpRelease, madeUpUnits } from './made-up-release.ts';
import { listOwnComments } from './report-comments.ts';
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
  test('teams stand by label with gates and next steps', () => {
    expect(page).toMatch(/Nearly ready<\/span>[\s\S]*?groups: 1/);
    expect(cutGroup(page, 0)).toContain('well-being 66 / 60 (91%; 62%), response rate 67% / 60%.');
    expect(cutGroup(page, 0)).toContain(
      'Next: (1) complete the programme set-up (2) ease workload',
    );
  });

  test('where no group can have a label one sentence says what is missing', () => {
    const groups = madeUpRelease.groups.slice(1).map((group) => ({ ...group, parent: null }));
    const unlabelled = render({ ...madeUpRelease, groups });
    expect(unlabelled).toContain('not known in any group: share of the willing.');
    expect(unlabelled).not.toContain('class="band"');
  });

  test('an instrument without gates gets no label and no empty bands', () => {
    const plain = render(withCompany({ bars: null }));
    expect(plain).toContain('does not ask what a readiness label takes');
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
