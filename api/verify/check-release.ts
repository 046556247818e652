import { createHash } from 'node:crypto';
import { writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import type { Manifest } from '../../surveys/ballot/manifest.ts';
import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';
import { serializeRelease } from '../../surveys/release.ts';
import { check, type Check } from './check.ts';
import type { ReceiptFindings } from './check-receipts.ts';

/**
 * A released document that somebody was given, against what is public of its round.
 * @param text of the file
 */
export function checkReleaseOf(
  text: string,
  manifest: Manifest,
  { ballots, release }: ReceiptFindings,
): readonly Check[] {
  const document = parseRelease(text);
  const form = check('release-form', 'the file is a released document', document !== null);
  if (document === null) return [form];
  const { groups, policy, round } = document;
  const isSame = listWritings(text, document).some((each) => hash(each) === release);
  const most = groups.reduce((largest, group) => Math.max(largest, group.respondents), 0);
  const heads = manifest.keys
    .filter(({ kind }) => kind === 'ballot')
    .reduce((sum, key) => sum + key.heads, 0);
  const agrees =
    round.id === manifest.round.id &&
    round.instrument === manifest.round.instrument &&
    writeCanonicalJson(policy) === writeCanonicalJson(manifest.policy);
  return [
    form,
    check(
      'release-hash',
      'it is the document that was released, all of it',
      release === null ? null : isSame,
      release ?? 'not released yet',
    ),
    check('release-rules', 'round, questionnaire and minima are those of the manifest', agrees),
    check(
      'release-ballots',
      'no group has more respondents than there are ballots',
      ballots === null ? null : most <= ballots,
      ballots === null ? 'the number of ballots is not told' : describeBlanks(groups, ballots),
    ),
    check(
      'release-heads',
      'no group has more respondents than were invited to it, or than the whole company',
      groups.every(({ respondents, invited }) => respondents <= invited && invited <= heads),
    ),
    check(
      'release-groups',
      'every group has at least the minimum of respondents, and teams do not outnumber the unit above',
      groups.every((group) => group.respondents >= manifest.policy.groupMin) &&
        groups.every((group) => sumTeams(groups, group) <= group.respondents),
    ),
  ];
}

/** The file may have been saved again; releases until November 2026 have a line for each value. */
function listWritings(text: string, document: ReleaseDocument): readonly string[] {
  return [text, serializeRelease(document), `${JSON.stringify(document, null, 1)}\n`];
}

/** Ballots with neither a scored answer nor a comment have a receipt, and are nobody's answer. */
function describeBlanks(groups: readonly ReleaseGroup[], ballots: number): string {
  const company = groups.find(({ id, parent }) => parent === null && id.startsWith('unit:'));
  if (company === undefined) return `${ballots} ballots`;
  const blank = ballots - company.respondents;
  return `${ballots} ballots, ${company.respondents} respondents, so ${blank} blank`;
}

/** Respondents of the teams reported right below a group. */
function sumTeams(groups: readonly ReleaseGroup[], { id }: ReleaseGroup): number {
  return groups
    .filter((group) => group.parent === id && !group.id.startsWith('breakdown:'))
    .reduce((sum, group) => sum + group.respondents, 0);
}

function parseRelease(text: string): ReleaseDocument | null {
  try {
    const document = JSON.parse(text) as Partial<ReleaseDocument> | null;
    const isRelease =
      document?.format === 'tutti-release/1' &&
      Array.isArray(document.groups) &&
      typeof document.round === 'object' &&
      typeof document.policy === 'object';
    return isRelease ? (document as ReleaseDocument) : null;
  } catch {
    return null;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
