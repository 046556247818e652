/** By these words somebody knows a session again; what a browser says of itself in full is not kept. */
export const BROWSERS = ['firefox', 'chrome', 'edge', 'safari', 'opera', 'samsung'] as const;
export const SYSTEMS = ['windows', 'macos', 'ios', 'android', 'chromeos', 'linux'] as const;

export interface Device {
  /** null: of another kind, or not known. */
  readonly browser: (typeof BROWSERS)[number] | null;
  readonly system: (typeof SYSTEMS)[number] | null;
}

/** The first that fits counts: most browsers also give the name of the one that they are built on. */
const BROWSER_SIGNS: readonly (readonly [(typeof BROWSERS)[number], RegExp])[] = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\b(?:OPR|Opera|OPT)\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['safari', /\bSafari\//],
];

const SYSTEM_SIGNS: readonly (readonly [(typeof SYSTEMS)[number], RegExp])[] = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMac(?:intosh| OS X)\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b/],
];

/** Kind of browser and system. @param agent the header `User-Agent`, which may say anything */
export function describeAgent(agent: string | undefined): Device {
  return { browser: findSign(BROWSER_SIGNS, agent), system: findSign(SYSTEM_SIGNS, agent) };
}

function findSign<Name>(
  signs: readonly (readonly [Name, RegExp])[],
  agent: string | undefined,
): Name | null {
  return (agent !== undefined && signs.find(([, sign]) => sign.test(agent))?.[0]) || null;
}
