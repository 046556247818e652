import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm run build` puts the web applications. */
export const BUILT = join(import.meta.dirname, '..', 'dist', 'web');

const MAP = /<script type="importmap">(.*?)<\/script>/s;

/** The built pages behind an address: the employees' has one per language. */
const PAGES: readonly (readonly [address: RegExp, ...pages: readonly string[]])[] = [
  [/^\/a$/, 'respond/en', 'respond/fr'],
  [/^\/check$/, 'check/index'],
  [/^\/(?:code|kiosk)$/, 'kiosk/index'],
  [/^\/results$/, 'results/index'],
  [/^\/volunteer$/, 'volunteer/index'],
  [/^\/staff(?:\/|$)/, 'staff/index'],
];

const known = new Map<string, string>();

/**
 * The import maps of the pages at an address, as sources of a content security policy: `'sha256-…'`.
 * Empty where no page is.
 */
export function importMapHashes(path: string): readonly string[] {
  const [, ...pages] = PAGES.find(([address]) => address.test(path)) ?? [null];
  return pages.map(hashImportMap).filter((hash) => hash !== '');
}

function hashImportMap(page: string): string {
  const found = known.get(page);
  if (found !== undefined) return found;
  const file = join(BUILT, `${page}.html`);
  const map = existsSync(file) ? MAP.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  if (map === undefined) return '';
  const hash = `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
  known.set(page, hash);
  return hash;
}
