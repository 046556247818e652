import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFault } from '../organisation/fault.ts';
import { parseItems } from './parse-items.ts';

const HEADER = 'item,dimension,from,to,best,not_applicable,role,text_en\n';

function faultsOf(text: string): readonly string[] {
  const parsed = parseItems('items.csv', text);
  return parsed.ok ? [] : parsed.faults.map((fault) => renderFault(fault, 'en'));
}

test('scaled items, roles, no-score codes, dimensions and open comments', () => {
  const parsed = parseItems(
    'items.csv',
    [
      'text_fr;item;Dimension;from;to;best;not_applicable;Role;TEXT_EN',
      'Un;A;d1;1;7;LOW;"8; 9";;One',
      ';B;d2;-2;2;high;;willing;',
      'Besoin;T;d1;1;5;high;9;training_need;Need',
      'Note;R;reco;0;10;high;;recommend;Rate',
      'Mot;C;;;;;;;Word',
      'Seul;L;;1;5;high;;;Alone',
    ].join('\r\n'),
  );
  expect(parsed.ok ? parsed.key : parsed.faults).toEqual({
    items: [
      {
        id: 'A',
        dimension: 'd1',
        from: 1,
        to: 7,
        best: 'low',
        notApplicable: [8, 9],
        role: null,
        text: { fr: 'Un', en: 'One' },
      },
      {
        id: 'B',
        dimension: 'd2',
        from: -2,
        to: 2,
        best: 'high',
        notApplicable: [],
        role: 'willing',
        text: { en: 'B' },
      },
      {
        id: 'T',
        dimension: 'd1',
        from: 1,
        to: 5,
        best: 'high',
        notApplicable: [9],
        role: 'training_need',
        text: { fr: 'Besoin', en: 'Need' },
      },
      {
        id: 'R',
        dimension: null,
        from: 0,
        to: 10,
        best: 'high',
        notApplicable: [],
        role: 'recommend',
        text: { fr: 'Note', en: 'Rate' },
      },
      {
        id: 'L',
        dimension: null,
        from: 1,
        to: 5,
        best: 'high',
        notApplicable: [],
        role: null,
        text: { fr: 'Seul', en: 'Alone' },
      },
    ],
    comments: [{ id: 'C', text: { fr: 'Mot', en: 'Word' } }],
    dimensions: [
      { id: 'd1', title: { en: 'd1', fr: 'd1' }, items: ['A'] },
      { id: 'd2', title: { en: 'd2', fr: 'd2' }, items: ['B'] },
    ],
  });
});

describe('faults', () => {
  test.each([
    [
      'no items',
      '',
      ['items.csv: the file has no closed item (expected: at least one item with a scale)'],
    ],
    [
      'missing id',
      ',d,1,5,high,,,x\n',
      ['items.csv:2: item: the identifier is missing (expected: a value on every line)'],
    ],
    [
      'double id, whatever the case',
      'A,d,1,5,high,,,x\na,d,1,5,high,,,x\n',
      ['items.csv:3: item: "a" is already on line 2 (expected: each identifier once)'],
    ],
    [
      'an item called like the first column of the answers',
      'Unit_ID,d,1,5,high,,,x\n',
      [
        'items.csv:2: item: an item can not have this name (expected: none of employee_id, unit_id, __proto__)',
      ],
    ],
    [
      'scale that is no number',
      'A,d,one,5.0,high,,,x\n',
      [
        'items.csv:2: from: this is no whole number (expected: an end of the scale, such as 1 or 7)',
        'items.csv:2: to: this is no whole number (expected: an end of the scale, such as 1 or 7)',
      ],
    ],
    [
      'scale upside down',
      'A,d,5,1,high,,,x\n',
      [
        'items.csv:2: to: a scale from 5 to 1 can not be used (expected: a number above from, at most 101 options)',
      ],
    ],
    [
      'scale too long',
      'A,d,0,101,high,,,x\n',
      [
        'items.csv:2: to: a scale from 0 to 101 can not be used (expected: a number above from, at most 101 options)',
      ],
    ],
    [
      'end of scale without beginning',
      'A,d,,5,high,,,x\nB,d,1,5,high,,,x\n',
      [
        'items.csv:2: from: the scale or the role is stated without a beginning of the scale (expected: a whole number, or from, to and role all blank for an open comment)',
      ],
    ],
    [
      'best not stated',
      'A,d,1,5,,,,x\n',
      [
        'items.csv:2: best: it is not stated which end of the scale is best (expected: high or low)',
      ],
    ],
    [
      'no-score code on the scale',
      'A,d,1,5,high,5;9,,x\n',
      [
        'items.csv:2: not_applicable: a code is no whole number or lies on the scale (expected: codes outside 1 to 5, separated by ";", or blank)',
      ],
    ],
    [
      'no-score code that is no number',
      'A,d,1,5,high,n/a,,x\n',
      [
        'items.csv:2: not_applicable: a code is no whole number or lies on the scale (expected: codes outside 1 to 5, separated by ";", or blank)',
      ],
    ],
    [
      'unknown role',
      'A,d,1,5,high,,leader,x\n',
      ['items.csv:2: role: this is no role (expected: willing, training_need, recommend or blank)'],
    ],
    [
      'double role',
      'A,d,1,5,high,,willing,x\nB,d,1,5,high,,willing,x\n',
      [
        'items.csv:3: role: the role willing is already on line 2 (expected: one item for each role)',
      ],
    ],
    [
      'recommendation that is not 0-10',
      'A,d,1,10,high,,recommend,x\n',
      [
        'items.csv:2: role: a recommendation is asked on another scale (expected: from 0 to 10, best high)',
      ],
    ],
    [
      'dimension with a name of every object',
      'A,__proto__,1,5,high,,,x\n',
      ['items.csv:2: dimension: a dimension can not have this name (expected: another name)'],
    ],
    [
      'all at once',
      'A,d,1,5\nB,d,x,5,high,,,x\nB,d,1,5,middle,,,x\n',
      [
        'items.csv:2: the line has 4 values (expected: 8, as many as the header has columns)',
        'items.csv:3: from: this is no whole number (expected: an end of the scale, such as 1 or 7)',
        'items.csv:4: item: "B" is already on line 3 (expected: each identifier once)',
        'items.csv:4: best: it is not stated which end of the scale is best (expected: high or low)',
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(faultsOf(HEADER + lines)).toEqual(expected);
  });

  test('missing columns are named', () => {
    const parsed = parseItems('items.csv', 'item,dimension,from,to\nA,d,1,5\n');
    expect(parsed.ok ? [] : parsed.faults.map((fault) => [fault.line, fault.column])).toEqual([
      [1, 'best'],
      [1, 'not_applicable'],
    ]);
  });
});

test('any text gives a key or faults, never an exception', () => {
  const cell = fc.constantFrom(
    'A',
    'B',
    '1',
    '5',
    '0',
    '10',
    'high',
    'recommend',
    '',
    '"',
    '\n',
    '9',
  );
  const text = fc.array(cell, { maxLength: 40 }).map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (rest) => {
      const parsed = parseItems('items.csv', HEADER + rest);
      expect(parsed.ok ? parsed.key.items.length : parsed.faults.length).toBeGreaterThan(0);
    }),
  );
});
