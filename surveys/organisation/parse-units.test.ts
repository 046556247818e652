import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFault } from './fault.ts';
import { parseUnits } from './parse-units.ts';

function faultsOf(text: string): readonly string[] {
  const parsed = parseUnits('units.csv', text);
  return parsed.ok ? [] : parsed.faults.map((fault) => renderFault(fault, 'en'));
}

describe('no faults', () => {
  test('reordered and further columns, semicolons, double names, line breaks in names', () => {
    const parsed = parseUnits(
      'units.csv',
      '\u{feff}Name;extra;PARENT_ID;unit_id\r\n"Équipe\r\nA";1;R;B\r\nÉquipe A;2;R;A\r\nSiège;3;;R\r\n',
    );
    expect(parsed.ok ? parsed.tree.units : parsed.faults).toEqual([
      { id: 'R', parent: null, name: 'Siège' },
      { id: 'A', parent: 'R', name: 'Équipe A' },
      { id: 'B', parent: 'R', name: 'Équipe A' },
    ]);
  });
});

const HEADER = 'unit_id,parent_id,name\n';

describe('faults', () => {
  test.each([
    [
      'missing id',
      'R,,Top\n,R,A\n',
      ['units.csv:3: unit_id: the identifier is missing (expected: a value on every line)'],
    ],
    [
      'double id',
      'R,,Top\nA,R,A\nA,R,B\n',
      ['units.csv:4: unit_id: "A" is already on line 3 (expected: each identifier once)'],
    ],
    [
      'unknown parent',
      'R,,Top\nA,X,A\n',
      [
        'units.csv:3: parent_id: unit "X" does not exist (expected: the identifier of a unit on another line, or blank for the top unit)',
      ],
    ],
    [
      'no units at all',
      '',
      [
        'units.csv: parent_id: no unit is without a parent (expected: exactly one unit without a parent, the top of the organisation)',
      ],
    ],
    [
      'three roots',
      'R,,Top\nA,,A\nB,,B\n',
      [
        'units.csv:3: parent_id: 3 units are without a parent: "R" (line 2), "A" (line 3), "B" (line 4) (expected: exactly one unit without a parent, the top of the organisation)',
      ],
    ],
    [
      'every cycle, but not those below one',
      'R,,Top\nA,B,A\nB,C,B\nC,A,C\nD,A,D\nE,E,E\n',
      [
        'units.csv:3: parent_id: these units lie above each other in a circle: A → B → C → A (expected: a chain of parents that ends at the top unit)',
        'units.csv:7: parent_id: these units lie above each other in a circle: E → E (expected: a chain of parents that ends at the top unit)',
      ],
    ],
    [
      'missing name',
      'R,,Top\nA,R, \n',
      ['units.csv:3: name: the name is missing (expected: a name on every line)'],
    ],
    [
      'id too long',
      `R,,Top\n${'A'.repeat(101)},R,A\n`,
      ['units.csv:3: unit_id: the value has 101 characters (expected: at most 100)'],
    ],
    [
      'name too long',
      `R,,Top\nA,R,${'A'.repeat(201)}\n`,
      ['units.csv:3: name: the value has 201 characters (expected: at most 200)'],
    ],
    [
      'invisible character in an id',
      'R,,Top\nA\u{200b}B,R,A\n',
      [
        'units.csv:3: unit_id: the value holds an invisible or control character (expected: printable characters only)',
      ],
    ],
    [
      'control character in a name',
      'R,,Top\nA,R,A\0\n',
      [
        'units.csv:3: name: the value holds an invisible or control character (expected: printable characters only)',
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(faultsOf(HEADER + lines)).toEqual(expected);
  });

  test('missing columns are named', () => {
    expect(faultsOf('unit_id,nom\nR,Top\n')).toEqual([
      'units.csv:1: parent_id: this column is missing (expected: the columns unit_id, parent_id, name; found: unit_id, nom)',
      'units.csv:1: name: this column is missing (expected: the columns unit_id, parent_id, name; found: unit_id, nom)',
    ]);
  });

  test('all at once, in the order of the file, without consequences of a line that can not be read', () => {
    const text = `${HEADER}R\nA,R,A\n,X,\nA,R,A\n`;
    const parsed = parseUnits('units.csv', text);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => [fault.line, fault.column])).toEqual([
      [2, null],
      [4, 'unit_id'],
      [4, 'parent_id'],
      [4, 'name'],
      [5, 'unit_id'],
    ]);
  });

  test('a long cycle is named in part', () => {
    const ring = Array.from({ length: 50 }, (_, i) => `U${i},U${(i + 1) % 50},x`).join('\n');
    expect(faultsOf(`${HEADER}R,,Top\n${ring}\n`)[0]).toContain('U18 → U19 → … (31)');
  });
});

test('a chain of 50,000 units overflows nothing', () => {
  const chain = Array.from({ length: 50_000 }, (_, i) => `U${i + 1},U${i},x`).join('\n');
  const parsed = parseUnits('units.csv', `${HEADER}U0,,Top\n${chain}\n`);
  expect(parsed.ok && parsed.tree.units.length).toBe(50_001);
});

describe('properties', () => {
  test('any parent relation gives a tree of all units or faults', () => {
    const parent = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
    fc.assert(
      fc.property(fc.array(parent, { minLength: 1, maxLength: 8 }), (parents) => {
        const lines = parents.map((up, i) => `U${i},${up === null ? '' : `U${up}`},x`);
        const parsed = parseUnits('units.csv', HEADER + lines.join('\n'));
        expect(parsed.ok).toBe(isTree(parents));
        if (parsed.ok) expect(parsed.tree.units.length).toBe(parents.length);
      }),
      { numRuns: 500 },
    );
  });

  /** By definition: one root, and every unit reaches it in at most n steps. */
  function isTree(parents: readonly (number | null)[]): boolean {
    if (parents.filter((up) => up === null).length !== 1) return false;
    return parents.every((_, start) => {
      let unit: number | null | undefined = start;
      for (let step = 0; step < parents.length && typeof unit === 'number'; step += 1) {
        unit = parents[unit];
      }
      return unit === null;
    });
  }

  test('any text gives a tree or faults, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const parsed = parseUnits('units.csv', HEADER + rest);
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      }),
    );
  });
});
