import { expect, test } from 'vitest';
import type { ColumnsView } from '../api.ts';
import { mappingSchema } from '../../../surveys/organisation/mapping-schema.ts';
import { describeSource, findLists, writeMapping, type Source } from './sources.ts';

const view = (list: ColumnsView['list']): ColumnsView => ({
  file: 'a.csv',
  sheets: [],
  sheet: null,
  headerLine: 3,
  firstRows: [],
  rows: 1,
  list,
  columns: [
    {
      title: 'Id',
      letter: 'A',
      samples: [],
      filled: 1,
      nearlyUnique: false,
      personal: false,
      people: 'employee',
      units: 'unit',
    },
  ],
  notices: [],
  remembered: false,
});
const empty: Source = {
  id: 1,
  file: new File([], 'a.csv'),
  view: null,
  error: null,
  list: 'people',
  people: [],
  units: [],
};
const read = (list: ColumnsView['list']) => describeSource(empty, view(list));

test('a check needs exactly one list of people, and everything read', () => {
  expect(findLists([])).toBeNull();
  expect(findLists([empty])).toBeNull();
  expect(findLists([read('units')])).toBeNull();
  expect(findLists([read('people'), read('people')])).toBeNull();
  expect(findLists([read('people'), empty])).toBeNull();
  expect(findLists([read('people')])?.units).toBeNull();
  expect(findLists([read('units'), read('people')])?.units?.list).toBe('units');
});

test('what is sent is what the server takes', () => {
  const lists = findLists([read('units'), read('people')])!;
  const mapping = writeMapping(lists, ' Acme ', 'fr');
  expect(mappingSchema.parse(mapping)).toEqual({
    people: { sheet: null, headerLine: 3, columns: [{ title: 'Id', use: 'employee' }] },
    units: { sheet: null, headerLine: 3, columns: [{ title: 'Id', use: 'unit' }] },
    company: 'Acme',
    language: 'fr',
  });
});
