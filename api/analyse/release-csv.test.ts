import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { madeUpKey, madeUpRelease } from '../../test/support/made-up-release.ts';
import { renderReleaseCsv } from './release-csv.ts';

const csv = renderReleaseCsv(madeUpRelease, madeUpKey);

type Row = Readonly<Record<string, string>>;

function read(text: string): readonly Row[] {
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

function find(group: string, kind: string, code: string): Row | undefined {
  return read(csv).find(
    (row) => row['group'] === group && row['kind'] === kind && row['code'] === code,
  );
}

function labelled(label: string): ReleaseDocument {
  return { ...madeUpRelease, groups: [{ ...madeUpRelease.groups[0]!, label }] };
}

test('byte order mark, CRLF after every line, one row per group and figure', () => {
  expect(csv.startsWith('\u{feff}group,label,parent,')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const [dimensions, items, recommend] = [2, 4, 1];
  const readiness = 3;
  expect(read(csv)).toHaveLength(5 * (dimensions + items + recommend) + readiness);
});

test('figures stand in their columns', () => {
  expect(find('unit:U1', 'item', 'WB1')).toEqual({
    group: 'unit:U1',
    label: 'Company <Ltd>',
    parent: '',
    respondents: '11405',
    invited: '15200',
    kind: 'item',
    code: 'WB1',
    n: '20',
    mean: '70',
    favourable: '61',
    margin: '',
    probability: '',
    withheld: 'no',
  });
  expect(find('unit:U1', 'dimension', 'WB')).toMatchObject({ mean: '65', margin: '4.2' });
  expect(find('unit:U1', 'readiness', 'nearly')).toMatchObject({ probability: '0.62' });
});

test('a withheld figure has empty cells and says so', () => {
  expect(find('unit:U2', 'item', 'WB2')).toMatchObject({ n: '', mean: '', withheld: 'yes' });
  expect(find('unit:U2', 'dimension', 'TV')).toMatchObject({ mean: '', withheld: 'yes' });
});

test('a negative score stays a number', () => {
  expect(csv).toContain(',recommend,NPS,11000,-12,');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['  =1', "'  =1"],
  ['\u{ff1d}1', "'\u{ff1d}1"],
  ['a;=1', "a;'=1"],
  ['a\n@b', "a\n'@b"],
  ['R&D - "West", 2=2', 'R&D - "West", 2=2'],
])('attack 32: the label %j is read back as %j', (label, expected) => {
  const rows = read(renderReleaseCsv(labelled(label), madeUpKey));
  expect(rows[0]?.['label']).toBe(expected);
  expect(rows[0]?.['kind']).toBe('dimension');
});
