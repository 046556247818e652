import { constants, generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { createVerifier } from '../../api/ballotbox/verifier.ts';
import { makeSealedKeyPair } from '../../api/registrar/keys.ts';
import { createSigner } from '../../api/registrar/signer.ts';
import { blindMessage, finalizeSignature } from '../../surveys/ballot/blind-rsa.ts';
import { encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { buildReceiptTree, computeReceipt } from '../../surveys/ballot/receipts.ts';
import { parsePublicKey } from '../../surveys/ballot/rsa-public-key.ts';
import { drawToken } from '../../surveys/ballot/token.ts';
import { fourWords } from '../../surveys/ballot/words.ts';

/**
 * What collection costs: `node test/bench/collect.ts`. Figures per core count processor time of all
 * threads, so that other work on the machine disturbs them little; each is also given as a ratio to a
 * baseline of the same run (SHA-384 of 1 KB), which carries from one machine to another.
 */

interface Measured {
  readonly perSecond: number;
  readonly perCore: number;
}

/** Runs `work` in batches of `batch` until `seconds` have gone by. */
async function measure(
  seconds: number,
  batch: number,
  work: (batch: number) => Promise<unknown>,
): Promise<Measured> {
  await work(batch);
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  let count = 0;
  while (performance.now() - start < 1000 * seconds) {
    await work(batch);
    count += batch;
  }
  const wallSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuStart);
  return { perSecond: count / wallSeconds, perCore: (1e6 * count) / (user + system) };
}

/** `once` many times at the same time. */
function together(once: () => Promise<unknown>): (batch: number) => Promise<unknown> {
  return (batch) => Promise.all(Array.from({ length: batch }, once));
}

/** `once` many times, one after the other. */
function inTurn(once: () => unknown): (batch: number) => Promise<void> {
  return async (batch) => {
    for (let i = 0; i < batch; i++) await once();
  };
}

const random = (length: number) => new Uint8Array(randomBytes(length));

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
const publicKey = parsePublicKey(spki)!;
const publicKeyText = encodeBase64url(spki);
const token = drawToken(random);
const blinding = (await blindMessage(publicKey, token, random))!;

const threads = availableParallelism();
const signer = createSigner({ threads });
const verify = createVerifier();
const blindSignature = await signer.sign(pkcs8, blinding.blindedMessage);
const signature = sign('sha384', token, {
  key: pair.privateKey,
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: 48,
});

const kilobyte = random(1024);
const baseline = await measure(
  1,
  1000,
  inTurn(() => hash('sha384', kilobyte, 'buffer')),
);

function report(name: string, { perSecond, perCore }: Measured): void {
  const figures = [
    `${perSecond.toFixed(0)} a second`,
    `${perCore.toFixed(0)} per core and second`,
    `${(1000 / perCore).toFixed(3)} ms each`,
    `= ${(baseline.perCore / perCore).toFixed(1)} x baseline`,
  ];
  console.log(`${name.padEnd(44)} ${figures.join(', ')}`);
}

console.log(`${threads} threads; baseline: SHA-384 of 1 KB`);
report('baseline', baseline);

const loopStart = performance.eventLoopUtilization();
const signing = await measure(
  3,
  64,
  together(() => signer.sign(pkcs8, blinding.blindedMessage)),
);
const { utilization } = performance.eventLoopUtilization(loopStart);
report('blind signing (server)', signing);
const loopMilliseconds = (1000 * utilization) / signing.perSecond;
console.log(`${''.padEnd(44)} of which on the event loop: ${loopMilliseconds.toFixed(3)} ms each`);

const verifying = await measure(
  3,
  256,
  together(() => verify(publicKeyText, token, signature)),
);
report('verification (server)', verifying);

// One ballot, two breakdowns and one comment box.
const messages = 4;
const claims = { perSecond: signing.perSecond / messages, perCore: signing.perCore / messages };
report(`  of a claim with ${messages} messages, the signing`, claims);
const deposits = {
  perSecond: verifying.perSecond / messages,
  perCore: verifying.perCore / messages,
};
report(`  of its deposits, the verification`, deposits);

const masterKey = random(32);
report(
  'key pair (server, at launch)',
  await measure(
    3,
    threads,
    together(() => makeSealedKeyPair(masterKey, 'key')),
  ),
);
report(
  'blinding a message (device)',
  await measure(
    2,
    10,
    inTurn(() => blindMessage(publicKey, token, random)),
  ),
);
report(
  'unblinding and checking it (device)',
  await measure(
    2,
    10,
    inTurn(() => finalizeSignature(publicKey, token, blindSignature, blinding.inverse)),
  ),
);
report(
  'four words (device)',
  await measure(
    1,
    1,
    inTurn(() => fourWords('0'.repeat(64))),
  ),
);

const receipts = Array.from({ length: 100_000 }, () => computeReceipt(random(32)));
const treeStart = process.cpuUsage();
await buildReceiptTree(receipts, (data) => new Uint8Array(hash('sha256', data, 'buffer')));
const treeSeconds = process.cpuUsage(treeStart).user / 1e6;
console.log(
  `${'tree of 100,000 receipts (server, at close)'.padEnd(44)} ${treeSeconds.toFixed(2)} s of a core`,
);
await signer.close();

const { minified, gzip } = await measureClient();
console.log(
  `${'client: check, claim, deposit, words, receipt'.padEnd(44)} ${minified} bytes, ${gzip} gzip`,
);

/** The respondent's part of surveys/ballot, bundled and minified as the page is. */
async function measureClient(): Promise<{ minified: number; gzip: number }> {
  const entry = 'virtual:ballot-client';
  const folder = new URL('../../surveys/ballot/', import.meta.url).pathname;
  const exports = [
    ['checkManifest', 'check-manifest.ts'],
    ['beginClaim, writeClaimRequest, finishClaim, isClaimState, isTokens', 'claim.ts'],
    ['writeDeposits, planBallotBodyBytes, isDeposits', 'deposit.ts'],
    ['fourWords', 'words.ts'],
    ['computeReceipt, parseReceipt, checkReceipt', 'receipts.ts'],
  ] as const;
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'ballot-client',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) =>
          id === `\0${entry}`
            ? exports
                .map(([names, file]) => `export { ${names} } from '${folder}${file}';`)
                .join('\n')
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
  if (!Array.isArray(output) && !('output' in output)) throw new Error('the bundle was not built');
  const chunks = [output].flat().flatMap((result) => result.output);
  const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  // Prove that it is all there: without the entry's exports everything would be dropped as unused.
  if (!code.includes('xylophone') || !code.includes('tutti-claim/1')) {
    throw new Error('the bundle lacks the client');
  }
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}
