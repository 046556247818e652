import { describe, expect, test } from 'vitest';
import { findObstacle, keepTab, readTab, takeSecret } from './entry.ts';
import { planWait } from './retry-timer.ts';
import { inventFigures } from './sample-figures.ts';

const SECRET = 'abcdefghijklmnopqrst_-';

/** The few parts of a window that entering needs. */
function makeWindow(hash: string, kept: string | null = null) {
  const shown: string[] = [];
  const page = {
    location: { hash, pathname: '/a' },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: string) => shown.push(url),
    },
    sessionStorage: { getItem: () => kept },
  };
  return { page: page as unknown as Window, shown };
}

describe('the secret of the invitation', () => {
  test('is taken out of the address at once', () => {
    const { page, shown } = makeWindow(`#${SECRET}`);
    expect(takeSecret(page)).toBe(SECRET);
    expect(shown).toEqual(['/a']);
  });

  test('survives a reload of the tab', () => {
    const { page, shown } = makeWindow('', SECRET);
    expect(takeSecret(page)).toBe(SECRET);
    expect(shown).toEqual([]);
  });

  test('is a printed code where there is no e-mail', () => {
    const { page, shown } = makeWindow('#K7Q2-9F3M-0ZXW-1ABC-H4TV');
    expect(takeSecret(page)).toBe('K7Q2-9F3M-0ZXW-1ABC-H4TV');
    expect(shown).toEqual(['/a']);
  });

  test('at a kiosk is in no storage, and gone with the document', () => {
    const touched: string[] = [];
    const page = {
      location: { hash: '', pathname: '/kiosk' },
      get sessionStorage(): Storage {
        touched.push('sessionStorage');
        throw new DOMException('blocked', 'SecurityError');
      },
    } as unknown as Window;
    expect(takeSecret(page)).toBeNull();
    keepTab(page, 'secret', SECRET);
    expect(takeSecret(page)).toBe(SECRET);
    keepTab(page, 'secret', null);
    expect(takeSecret(page)).toBeNull();
    expect(touched).toEqual([]);
  });

  test.each(['#short', `#${SECRET}x`, '#k7q2-9f3m-0zxw-1abc-h4tv', '#<script>', '#%'])(
    '%s is none',
    (hash) => {
      const { page, shown } = makeWindow(hash, SECRET);
      expect(takeSecret(page)).toBeNull();
      expect(shown).toEqual(['/a']);
    },
  );

  test('blocked storage is no obstacle', () => {
    const page = {
      get sessionStorage(): Storage {
        throw new DOMException('blocked', 'SecurityError');
      },
    };
    expect(readTab(page as unknown as Window, 'secret')).toBeNull();
  });
});

describe('a browser', () => {
  const able = { BigInt, isSecureContext: true, crypto: { subtle: {} } };
  type Page = Window & typeof globalThis;

  test('with all that is needed meets no obstacle', () => {
    expect(findObstacle(able as unknown as Page)).toBeNull();
  });
  test('on an unencrypted connection is told so, not that it is old', () => {
    const page = { ...able, isSecureContext: false, crypto: {} };
    expect(findObstacle(page as unknown as Page)).toBe('insecure');
  });
  test('without cryptography or large numbers is too old', () => {
    expect(findObstacle({ ...able, crypto: {} } as unknown as Page)).toBe('browser');
    expect(findObstacle({ isSecureContext: true, crypto: {} } as unknown as Page)).toBe('browser');
  });
});

describe('the sample of what a manager will see', () => {
  test.each([5, 8, 12, 14, 100, 412])('%i people: counts add up and fit the group', (heads) => {
    const { answers, distribution } = inventFigures(heads, 5, 10);
    expect(answers).toBeLessThanOrEqual(heads);
    expect(answers).toBeGreaterThanOrEqual(5);
    if (distribution !== null) expect(distribution.reduce((sum, n) => sum + n, 0)).toBe(answers);
  });

  test('shows how many chose what only where the real report would', () => {
    expect(inventFigures(11, 5, 10).distribution).toBeNull();
    expect(inventFigures(13, 5, 10).distribution).not.toBeNull();
    expect(inventFigures(100, 5, 200).distribution).toBeNull();
  });

  test('a larger group has a smaller margin', () => {
    const margin = (heads: number) => inventFigures(heads, 5, 10).means[0]!.margin;
    expect(margin(400)).toBeLessThan(margin(14));
  });
});

describe('waiting between attempts', () => {
  test('grows from half a second to a minute at most', () => {
    expect(planWait(0, 0)).toBe(500);
    expect(planWait(3, 1)).toBe(8000);
    expect(planWait(1000, 1)).toBe(60_000);
  });
});
