import { createHash } from 'node:crypto';
import { writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import {
  inspectManifest,
  type ManifestFinding,
  type ManifestRule,
} from '../../surveys/ballot/inspect-manifest.ts';
import { checkExtensions } from '../../surveys/ballot/extension.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import { fourWords } from '../../surveys/ballot/words.ts';
import { check, type Check } from './check.ts';
import type { FetchedRound } from './fetch-round.ts';

export interface ManifestExpectations {
  readonly round: string;
  /** Hexadecimal, from an invitation; null where none was given. */
  readonly root: string | null;
  /** From an invitation or a colleague. */
  readonly words: string | null;
}

const PROMISES: Readonly<Record<ManifestRule, string>> = {
  malformed: 'the manifest has the form of a manifest',
  'root-mismatch': 'its root is the one computed here from all of it',
  signature: 'it is signed with the key that it names (Ed25519)',
  'policy-too-weak': 'no minimum is under 5, and none under the smallest group',
  'bad-key': 'every key is RSA-2048 and of a declared kind',
  'duplicate-key': 'no name and no key stands in it twice',
  'group-too-small': 'every key is shared by at least the minimum of people',
  'counts-do-not-add-up': 'each breakdown and the comment groups hold everybody once',
};

/** @returns the manifest, null where it is none, its four words, and the last day that holds */
export async function checkManifestOf(
  {
    manifest: signed,
    instrument,
    extensions,
  }: Pick<FetchedRound, 'manifest' | 'instrument' | 'extensions'>,
  expected: ManifestExpectations,
): Promise<{
  manifest: Manifest | null;
  words: readonly string[];
  closesOn: string;
  checks: readonly Check[];
}> {
  const { manifest, root, findings } = await inspectManifest({ signed });
  const checks = findings.map(describeFinding);
  if (manifest === null) return { manifest, words: [], closesOn: '', checks };
  const extended = await checkExtensions(signed as SignedManifest, extensions);
  const words = await fourWords(root);
  checks.push(
    check('round', 'it is the manifest of this round', manifest.round.id === expected.round),
    check(
      'questionnaire',
      'the questionnaire is the one that the manifest names',
      hashInstrument(instrument) === manifest.round.instrumentHash,
      manifest.round.instrument,
    ),
    check(
      'extensions',
      'the last day was only ever moved later, under the same key',
      extended.verdict === 'verified',
      `until ${extended.closesOn}`,
    ),
  );
  if (expected.root !== null) {
    const held = expected.root.toLowerCase() === root;
    checks.push(check('expected-root', 'the root is the one that was given', held));
  }
  if (expected.words !== null) {
    const held = readWords(expected.words) === words.join(' ');
    checks.push(check('words', 'the four words are those that were given', held));
  }
  return { manifest, words, closesOn: extended.closesOn, checks };
}

function describeFinding({ rule, held, at }: ManifestFinding): Check {
  return check(rule, PROMISES[rule], held, at === null ? '' : `at ${at}`);
}

function hashInstrument(instrument: unknown): string {
  return createHash('sha256').update(writeCanonicalJson(instrument)).digest('base64url');
}

/** Case and whatever stands between the words do not matter. */
function readWords(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .join(' ');
}
