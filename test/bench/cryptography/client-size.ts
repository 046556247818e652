import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface ClientSize {
  /** All cryptography that an employee's browser needs, bundled alone. */
  readonly minified: number;
  readonly gzip: number;
  /** Chunks of the built employees' page that hold some of it, with whatever else is in them. */
  readonly chunks: readonly { readonly name: string; readonly gzip: number }[];
}

export async function measureClient(): Promise<ClientSize> {
  const code = await bundleCryptography();
  return {
    minified: Buffer.byteLength(code),
    gzip: compress(code),
    chunks: await listBuiltChunks(),
  };
}

const EXPORTS = [
  ['checkManifest', 'check-manifest.ts'],
  ['beginClaim, writeClaimRequest, finishClaim, isClaimState, isTokens', 'claim.ts'],
  ['writeDeposits, planBallotBodyBytes, isDeposits', 'deposit.ts'],
  ['fourWords', 'words.ts'],
] as const;

/** The respondent's part of surveys/ballot, bundled and minified as the page is. */
async function bundleCryptography(): Promise<string> {
  const entry = 'virtual:ballot-client';
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'ballot-client',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) =>
          id === `\0${entry}`
            ? EXPORTS.map(
                ([names, file]) => `export { ${names} } from '${ROOT}/surveys/ballot/${file}';`,
              ).join('\n')
            : null,
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const code = listChunks(output)
    .map((chunk) => chunk.code)
    .join('');
  // Prove that it is all there: without the entry's exports everything would be dropped as unused.
  if (!code.includes('xylophone') || !code.includes('tutti-claim/1')) {
    throw new Error('the bundle lacks the client');
  }
  return code;
}

async function listBuiltChunks(): Promise<ClientSize['chunks']> {
  const output = await build({
    configFile: resolve(ROOT, 'web/vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  const chunks = listChunks(output);
  const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('respond/start.tsx'));
  if (start === undefined) throw new Error("the employees' page was not built");
  const names = new Set([start.fileName]);
  for (const name of names) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])])
      names.add(next);
  }
  return chunks
    .filter(
      ({ fileName, moduleIds }) =>
        names.has(fileName) && moduleIds.some((id) => id.includes('/surveys/ballot/')),
    )
    .map(({ name, code }) => ({ name, gzip: compress(code) }));
}

function listChunks(output: Awaited<ReturnType<typeof build>>): Rollup.OutputChunk[] {
  if (!Array.isArray(output) && !('output' in output)) throw new Error('the bundle was not built');
  return [output].flat().flatMap((result) => result.output.filter((file) => file.type === 'chunk'));
}

function compress(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}
