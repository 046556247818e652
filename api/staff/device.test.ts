import { describe, expect, test } from 'vitest';
import { describeAgent } from './device.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)';
const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('kind of browser and system', () => {
  test.each([
    [`${WINDOWS.slice(0, -1)}; rv:140.0) Gecko/20100101 Firefox/140.0`, 'firefox windows'],
    [`${WINDOWS} ${KIT} Chrome/138.0.0.0 Safari/537.36`, 'chrome windows'],
    [`${WINDOWS} ${KIT} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`, 'edge windows'],
    [`${WINDOWS} ${KIT} Chrome/137.0.0.0 Safari/537.36 OPR/121.0.0.0`, 'opera windows'],
    [
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
      'safari macos',
    ],
    [
      `${PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`,
      'safari ios',
    ],
    [
      `${PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.53 Mobile/15E148 Safari/604.1`,
      'chrome ios',
    ],
    [
      `${PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
      'firefox ios',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${KIT} Chrome/138.0.0.0 Mobile Safari/537.36`,
      'chrome android',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${KIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'samsung android',
    ],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KIT} Chrome/138.0.0.0 Safari/537.36`,
      'chrome chromeos',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'firefox linux'],
    [
      `Mozilla/5.0 (X11; Linux x86_64) ${KIT} HeadlessChrome/141.0.0.0 Safari/537.36`,
      'chrome linux',
    ],
    ['curl/8.5.0', 'null null'],
    ['', 'null null'],
    [undefined, 'null null'],
  ])('%s is %s', (agent, expected) => {
    const { browser, system } = describeAgent(agent);
    expect(`${browser} ${system}`).toBe(expected);
  });

  test('whatever an agent says, nothing of it is kept but a name of the list', () => {
    const long = `Firefox/${'9'.repeat(50_000)} <b>Windows</b> 192.0.2.1`;
    expect(describeAgent(long)).toEqual({ browser: 'firefox', system: 'windows' });
  });
});
