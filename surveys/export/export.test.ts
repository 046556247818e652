import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { madeUpKey, madeUpRelease, madeUpUnits } from '../../test/support/made-up-release.ts';
import type { ReleaseDocument } from '../release-document.ts';
import { makeCommentsTable } from './company-sheets.ts';
import { openExport } from './context.ts';
import { writeCsv } from './csv.ts';
import { describeMembers } from './group-sheets.ts';
import { narrowToUnit, takeAll, type ExportInput, type ExportLanguage } from './input.ts';
import { makeTidyTable } from './tidy-table.ts';
import { makeWorkbook } from './workbook.ts';

const INPUT: ExportInput = {
  release: madeUpRelease,
  hash: 'a'.repeat(64),
  instrument: { ...madeUpKey, title: { en: 'Made up', fr: 'Inventé' } },
  units: madeUpUnits,
  start: { group: 'unit:U1' },
  since: null,
};

type Line = Readonly<Record<string, string>>;

function readTidy(language: ExportLanguage, release: ReleaseDocument = madeUpRelease): Line[] {
  const csv = [...writeCsv(makeTidyTable(takeAll({ ...INPUT, release }), language), language)];
  const columns = 'id group parent kind code name figure value n margin text'.split(' ');
  const delimiter = language === 'fr' ? ';' : ',';
  return parse(csv.join(''), { bom: true, columns, from_line: 2, delimiter });
}

/** All figures of the groups, as "group kind code figure value": what must come out, once each. */
function listFigures({ groups }: ReleaseDocument): string[] {
  return groups.flatMap(({ id, invited, respondents, dimensions, items, recommend, readiness }) => [
    `${id} group ${invited}`,
    `${id} group ${respondents}`,
    ...Object.entries(dimensions).flatMap(([code, figures]) =>
      [figures?.mean, figures?.favourable, figures?.estimate].map(
        (value) => `${id} dimension ${code} ${value ?? ''}`,
      ),
    ),
    ...Object.entries(items).flatMap(([code, figures]) =>
      [figures?.mean, figures?.favourable, ...(figures?.distribution ?? [])].map(
        (value) => `${id} item ${code} ${value ?? ''}`,
      ),
    ),
    `${id} recommend ${recommend?.score ?? ''}`,
    ...(readiness === null ? [] : [`${id} readiness ${readiness.probability ?? ''}`]),
    ...Object.entries(readiness?.gates ?? {}).flatMap(
      ([gate, { value, bar, plain, cautious, range }]) =>
        [value, bar, plain, cautious, ...(range ?? [])].map(
          (figure) => `${id} gate ${gate} ${figure ?? ''}`,
        ),
    ),
  ]);
}

describe('the table of all figures', () => {
  test('holds every figure of the release, and no other', () => {
    const written = readTidy('en')
      .filter(({ kind, text }) => kind !== 'withheld' && kind !== 'reliability' && text === '')
      .map(({ id, kind, code, value }) =>
        ['dimension', 'item', 'gate'].includes(kind!)
          ? `${id} ${kind} ${code} ${value}`
          : `${id} ${kind} ${value}`,
      );
    const wanted = listFigures(madeUpRelease).filter((line) => !line.endsWith(' '));
    expect(written.filter((line) => !line.endsWith(' ')).toSorted()).toEqual(wanted.toSorted());
    expect(wanted.length).toBeGreaterThan(60);
  });

  test('says of a withheld figure that it is withheld, and gives no value', () => {
    const [line] = readTidy('en').filter(({ id, code }) => id === 'unit:U2' && code === 'WB2');
    expect(line).toMatchObject({ value: '', n: '', margin: '', text: 'withheld' });
  });

  test('keeps n and margin beside the mean', () => {
    const [mean] = readTidy('en').filter(({ id, code }) => id === 'unit:U1' && code === 'WB');
    expect(mean).toMatchObject({ figure: 'mean', value: '65', margin: '4.2', name: 'Well-being' });
  });

  test('writes French as French spreadsheets read it: semicolons and decimal commas', () => {
    const [mean] = readTidy('fr').filter(({ id, code }) => id === 'unit:U1' && code === 'WB');
    expect(mean).toMatchObject({
      figure: 'moyenne',
      value: '65',
      margin: '4,2',
      name: 'Bien-être',
    });
  });

  test('attack 32: names are made harmless and negative scores stay figures', () => {
    const lines = readTidy('fr');
    expect(lines.some(({ group }) => group === `'=HYPERLINK("evil")`)).toBe(true);
    expect(lines.some(({ group }) => group!.startsWith('='))).toBe(false);
    expect(lines.find(({ kind }) => kind === 'recommend')?.['value']).toBe('-12');
  });

  test.each([
    ['fr', 'Lyon,=1+1', `"Lyon,'=1+1"`],
    ['en', 'Lyon;=1+1', `"Lyon;'=1+1"`],
    ['fr', '\t=1', `"'\t'=1"`],
    ['en', '\r@x', `"'\r'@x"`],
    ['fr', '+33 1', `'+33 1`],
  ] as const)('attack 32 in %s: %j is written as %j', (language, text, cell) => {
    const table = { columns: [], rows: [{ cells: [text] }] };
    expect([...writeCsv(table, language)].join('')).toBe(`\u{feff}\r\n${cell}\r\n`);
  });
});

describe('teams that are heard together', () => {
  const groups = madeUpRelease.groups.map((group) =>
    group.id === 'pool:U1' ? { ...group, of: { units: ['U3', 'U4', 'V004'] } } : group,
  );
  const release = { ...madeUpRelease, groups };
  const writeMembers = (units: ExportInput['units'], language: ExportLanguage) => {
    const context = openExport(takeAll({ ...INPUT, release, units }), language);
    return describeMembers(context, context.model.groupOfId.get('pool:U1')!);
  };

  test('are named where the reader may see them, and counted where not: no code stands there', () => {
    const all = [...madeUpUnits, { id: 'V004', parent: 'U1', name: 'Wood' }];
    const few = madeUpUnits.filter(({ id }) => id !== 'U3');
    expect(writeMembers(all, 'en')).toBe(
      'Heard together here: =HYPERLINK("evil"); Small <team>; Wood.',
    );
    expect(writeMembers(madeUpUnits, 'fr')).toBe(
      'Entendues ici ensemble\u{a0}: =HYPERLINK("evil"); Small <team> et 1 autre équipe.',
    );
    expect(writeMembers(few, 'en')).toBe('Heard together here: Small <team> and 2 other teams.');
  });
});

describe('a narrowed export', () => {
  const narrowed = (unit: string) => narrowToUnit(INPUT, unit);
  const idsOf = (unit: string) => narrowed(unit)?.release.groups.map(({ id }) => id);

  test('holds the team with its breakdowns, the company beside it and nothing of other teams', () => {
    expect(idsOf('U2')).toEqual(['unit:U1', 'unit:U2', 'breakdown:U2:gender=other']);
    expect(idsOf('pool:U1')).toEqual(['unit:U1', 'pool:U1']);
    expect(narrowed('U2')?.focus).toBe('unit:U2');
    expect(narrowed('U2')?.release.comments.map(({ group }) => group)).toEqual(['unit:U2']);
    expect(narrowed('pool:U1')?.release.comments.map(({ group }) => group)).toEqual(['unit:U1']);
    expect(narrowed('U2')?.release.withheld.map(({ unit }) => unit)).toEqual(['U4']);
  });

  test('gives the group that stands in for a withheld unit, and says so', () => {
    const [withheld] = madeUpRelease.withheld;
    const found = narrowed(withheld!.unit);
    expect(found?.focus).toBe(withheld!.seeInstead);
    expect(found?.asked).toEqual(withheld);
  });

  test('knows no unit that the report does not', () => {
    expect(narrowed('elsewhere')).toBeNull();
    expect(narrowed('')).toBeNull();
  });
});

describe('the sheets of a workbook', () => {
  const sheets = (language: ExportLanguage) => [...makeWorkbook(takeAll(INPUT), language)];

  test('are named in the language of the file', () => {
    expect(sheets('en').map(({ title }) => title)).toEqual([
      'About',
      'Response',
      'Heatmap',
      'Dimensions',
      'Questions',
      'Recommendation',
      'Readiness',
      'Comments',
      'Withheld',
      'Breakdowns',
      'Drivers and reliability',
    ]);
    expect(sheets('fr').map(({ title }) => title)).toContain('Préparation');
  });

  test('have as many cells as columns at most, and no empty figure that could be read as zero', () => {
    for (const { columns, rows, title } of sheets('en')) {
      for (const { cells } of rows) expect(cells.length, title).toBeLessThanOrEqual(columns.length);
    }
    const items = sheets('en').find(({ title }) => title === 'Questions')!;
    const [withheld] = items.rows.filter(
      ({ cells }) => cells[1] === 'unit:U2' && cells[3] === 'WB2',
    );
    expect(withheld?.cells.slice(5, 8)).toEqual(['withheld', 'withheld', 'withheld']);
  });

  test('list each comment once', () => {
    const { rows } = makeCommentsTable(takeAll(INPUT), 'en');
    const texts = Array.from(rows, ({ cells }) => cells[2]);
    const all = madeUpRelease.comments.find(({ group }) => group === 'unit:U1')!.texts;
    expect(texts.toSorted()).toEqual([...all].toSorted());
  });
});
