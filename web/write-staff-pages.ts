import type { Plugin, Rollup } from 'vite';
import { hashFile } from './build-settings.ts';
import { PAGES } from './staff/pages.ts';
import { SLICES } from './staff/slices.ts';
import { LANGUAGES, type Language } from './ui/i18n.ts';

/**
 * The staff's page once per address and language: each names the scripts and texts that it is going
 * to need, with their hashes, so that all of them come in one round rather than in three.
 * Comes after `addIntegrity`: all of these pages have the same import map.
 */
export function writeStaffPages(): Plugin {
  return {
    name: 'tutti:staff-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['staff/index.html'];
        if (index?.type !== 'asset') throw new Error('staff/index.html was not built');
        const source = String(index.source);
        const pages = Object.entries(PAGES).map(([address, { file, texts, ...more }]) => {
          const name = nameOf(address);
          for (const language of LANGUAGES) {
            const needed = (['shell', ...texts] as const).map((slice) =>
              findChunk(bundle, `${SLICES[slice].folder}/texts.${language}.ts`),
            );
            const files = listFiles(bundle, [findChunk(bundle, file), ...needed]);
            this.emitFile({
              type: 'asset',
              fileName: `staff/${name}/${language}.html`,
              source: nameFiles(bundle, source, files, language),
            });
          }
          // Read by api/pages.ts.
          const data = 'data' in more ? more.data : [];
          return { address: `/${toPattern(address)}`, name, data: data.map(toPattern) };
        });
        this.emitFile({
          type: 'asset',
          fileName: 'staff/pages.json',
          source: JSON.stringify(pages),
        });
      },
    },
  };
}

/** `rounds/$roundId/report/{-$unit}` as `rounds-roundId-report-unit`. */
function nameOf(address: string): string {
  return address.replaceAll(/[^\w/]/g, '').replaceAll('/', '-');
}

function toPattern(address: string): string {
  return address.replaceAll(/\{-\$(\w+)\}/g, ':$1?').replaceAll(/\$(\w+)/g, ':$1');
}

/** The chunk that a file below `staff/` is in. */
function findChunk(bundle: Rollup.OutputBundle, file: string): string {
  const chunk = Object.values(bundle).find(
    (built) =>
      built.type === 'chunk' && built.moduleIds.some((id) => id.endsWith(`/staff/${file}`)),
  );
  if (chunk === undefined) throw new Error(`staff/${file} was not built`);
  return chunk.fileName;
}

/** These chunks and everything that they import, then the style sheets of all of them. */
function listFiles(bundle: Rollup.OutputBundle, chunks: readonly string[]): readonly string[] {
  const found = new Set(chunks);
  const styles = new Set<string>();
  for (const name of found) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const next of chunk.imports) found.add(next);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  return [...found, ...styles];
}

/** Style sheets are only fetched: the bundler's loader puts them in, and shows no page whose style sheet was refused. */
const relationOf = (file: string) =>
  file.endsWith('.css') ? 'rel="preload" as="style"' : 'rel="modulepreload"';

function nameFiles(
  bundle: Rollup.OutputBundle,
  source: string,
  files: readonly string[],
  language: Language,
): string {
  const lines = files
    .filter((file) => !source.includes(`href="/${file}"`) && !source.includes(`src="/${file}"`))
    .map(
      (file) =>
        `<link ${relationOf(file)} crossorigin href="/${file}" integrity="${hashFile(bundle, file)}">`,
    );
  return source
    .replace('<html lang="en">', `<html lang="${language}">`)
    .replace('</head>', `  ${lines.join('\n    ')}\n  </head>`);
}
