import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { runnerImport } from 'vite';
import type { Plugin, Rollup } from 'vite';
import type { Shell } from './respond/prerender.tsx';

const START = 'respond/start.tsx';
const SHELL = '<!-- shell -->';

/**
 * The employees' page once per language with its first words in it, so that a slow phone shows them
 * before any script has come: `respond/en.html`, `respond/fr.html`. The server chooses by the language
 * that the browser asks for. The page also names the scripts that its small entry will load.
 */
export function writeShells(): Plugin {
  return {
    name: 'tutti:shells',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['respond/index.html'];
        if (page?.type !== 'asset') throw new Error('respond/index.html was not built');
        const source = String(page.source);
        const preloads = listScripts(bundle)
          .filter((name) => !source.includes(name))
          .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`)
          .join('\n    ');
        if (!source.includes(SHELL))
          throw new Error('respond/index.html has no place for its first words');
        for (const { language, title, html } of await renderShells()) {
          this.emitFile({
            type: 'asset',
            fileName: `respond/${language}.html`,
            source: source
              .replace('lang="en"', `lang="${language}"`)
              .replace(/<title>.*<\/title>/, `<title>${title}</title>`)
              .replace('</head>', `  ${preloads}\n  </head>`)
              .replace(SHELL, html),
          });
        }
        delete bundle['respond/index.html'];
      },
    },
  };
}

async function renderShells() {
  const { module } = await runnerImport<{ renderShells: () => readonly Shell[] }>(
    resolve(import.meta.dirname, 'respond/prerender.tsx'),
    { configFile: false, plugins: [react()] },
  );
  return module.renderShells();
}

/** What the entry loads first: the application's own script and everything that this imports, the largest first. */
function listScripts(bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(START));
  if (start === undefined) throw new Error(`${START} was not built`);
  const found = new Set([start]);
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return [...found].sort((a, b) => b.code.length - a.code.length).map(({ fileName }) => fileName);
}
