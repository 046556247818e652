import { SHADES } from './report-charts.ts';
import { MARK } from './report-details.ts';

/**
 * The only script of the report: comfort, nothing else. It opens the page in the reader's language,
 * filters by name, opens the group that a link leads to, and makes a table of the lines of a group,
 * with the wording of its questions, when that is opened. Without it the page says the same. It
 * stores and sends nothing.
 */
export const REPORT_SCRIPT = `'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const speak = () => {
    document.documentElement.lang = byId('fr').checked ? 'fr' : 'en';
  };
  if (/^fr\\b/i.test(navigator.language)) byId('fr').checked = true;
  all('[name=language]').forEach((radio) => radio.addEventListener('change', speak));
  speak();
  all('.script').forEach((part) => { part.hidden = false; });

  const wordings = new Map(
    all('.questions tbody tr').map(({ cells }) => [cells[0].textContent, cells[1]]),
  );
  const LINE = /^(.+): (\\d+)( ±\\d+)? \\(n (\\d+)\\)(?: (\\d+) %)?(?: \\[([\\d ]+)\\])?$/;
  const makeRow = (line) => {
    const row = document.createElement('tr');
    const [, code, mean, margin = '', n, favourable, spread] = LINE.exec(line) ?? [, line];
    const name = document.createElement('th');
    name.append(code);
    row.append(name);
    for (let cell = 0; cell < 5; cell++) row.insertCell();
    const [wording, figure, answers, share, options] = [...row.cells].slice(1);
    const text = wordings.get(code);
    if (text) wording.append(...text.cloneNode(true).childNodes);
    if (mean === undefined) return row;
    if (code.startsWith('${MARK}')) row.className = 'dim';
    else figure.className = 'h' + ${JSON.stringify(SHADES)}.filter((low) => Number(mean) >= low).length;
    figure.append(mean + margin);
    answers.append(n);
    if (favourable) share.append(favourable);
    else share.append(...byId('figures').content.querySelector('i').cloneNode(true).childNodes);
    if (spread) options.append(spread.replaceAll(' ', ' · '));
    else if (!favourable) {
      share.colSpan = 2;
      options.remove();
    }
    return row;
  };
  const tabulate = (group) => {
    const lines = group.querySelector('.lines');
    if (!lines || lines.textContent === '') return;
    const table = byId('figures').content.querySelector('table').cloneNode(true);
    table.querySelector('tbody').append(...lines.textContent.split('\\n').map(makeRow));
    lines.replaceChildren(table);
    lines.className = 'scroll';
    lines.tabIndex = 0;
    lines.setAttribute('role', 'group');
  };
  const groups = all('details.group');
  for (const group of groups) {
    group.addEventListener('toggle', () => group.open && tabulate(group));
  }
  const follow = () => {
    const target = byId(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link && link.hash === location.hash) follow();
  });
  follow();

  const fold = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase();
  const lines = [...all('.find tbody tr'), ...groups].map((line) => ({
    line,
    name: fold((line.cells ? line.cells[0] : line.firstElementChild).textContent),
  }));
  const find = byId('find');
  find.addEventListener('input', () => {
    const wished = fold(find.value.trim());
    let shown = 0;
    for (const { line, name } of lines) {
      line.hidden = !name.includes(wished);
      if (!line.hidden) shown += 1;
    }
    for (const place of all('#found b')) place.textContent = String(shown);
    byId('found').hidden = wished === '';
  });
  byId('open').addEventListener('click', () => {
    for (const group of groups) if (!group.hidden) group.open = true;
  });
  byId('close').addEventListener('click', () => {
    for (const group of groups) group.open = false;
  });
})();
`;
