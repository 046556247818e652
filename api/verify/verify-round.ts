import { readFileSync } from 'node:fs';
import type { Manifest } from '../../surveys/ballot/manifest.ts';
import type { Check } from './check.ts';
import { checkManifestOf } from './check-manifest.ts';
import { checkReceiptsOf } from './check-receipts.ts';
import { checkReleaseOf } from './check-release.ts';
import { fetchRound, NothingToVerify, readAddress } from './fetch-round.ts';

/**
 * `npm run verify-round -- URL`: an auditor's look at a round from outside. It shares no code with the
 * server but the pure rules in `surveys/`, and reads only what anyone may read.
 */
export interface VerifyRequest {
  /** Any address with the id of a round in it. */
  readonly address: string;
  /** A receipt as typed. */
  readonly receipt: string | null;
  /** The four words of an invitation. */
  readonly words: string | null;
  /** Hexadecimal root of an invitation. */
  readonly root: string | null;
  /** Path of a released document. */
  readonly release: string | null;
}

export interface VerifyReport {
  readonly manifest: Manifest | null;
  readonly words: readonly string[];
  /** The last day that holds, extensions counted in; '' without a manifest. */
  readonly closesOn: string;
  readonly checks: readonly Check[];
}

/** @throws NothingToVerify with one sentence for the person who asked */
export async function verifyRound(request: VerifyRequest): Promise<VerifyReport> {
  const address = readAddress(request.address);
  if (address === null) {
    throw new NothingToVerify('The address names no round: it has no id such as 1b4e28ba-2fa1-….');
  }
  const release = request.release === null ? null : readRelease(request.release);
  const fetched = await fetchRound(address);
  const { manifest, words, closesOn, checks } = await checkManifestOf(fetched, {
    round: address.round,
    root: request.root,
    words: request.words,
  });
  if (manifest === null) return { manifest, words, closesOn, checks };
  const receipts = await checkReceiptsOf(fetched, manifest, request.receipt);
  return {
    manifest,
    words,
    closesOn,
    checks: [
      ...checks,
      ...receipts.checks,
      ...(release === null ? [] : checkReleaseOf(release, manifest, receipts)),
    ],
  };
}

function readRelease(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new NothingToVerify(`${path} can not be read.`);
  }
}

const VERDICTS = new Map([
  [true, 'ok    '],
  [false, 'FAILED'],
  [null, '-     '],
]);

/** A table for people; the last line is one JSON object for programs. */
export function writeReport({ manifest, words, closesOn, checks }: VerifyReport): string {
  const failed = checks.filter(({ held }) => held === false).map(({ id }) => id);
  const facts =
    manifest === null
      ? []
      : [
          `${manifest.round.title} (${manifest.round.organisation}), until ${closesOn}`,
          `four words: ${words.join(' ')}`,
        ];
  const rows = checks.map(({ promise, held, found }) =>
    `${VERDICTS.get(held)!}  ${promise}${found === '' ? '' : `: ${found}`}`.trimEnd(),
  );
  const summary = {
    round: manifest?.round.id ?? null,
    words: words.join(' '),
    checks: checks.length,
    ok: checks.filter(({ held }) => held === true).length,
    failed,
  };
  return [...facts, ...rows, NOT_SHOWN, JSON.stringify(summary), ''].join('\n');
}

const NOT_SHOWN =
  'Not shown by this: that head counts are real people, that the server does nothing beside what it publishes.';
