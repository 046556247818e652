import { inspectManifest } from '../../surveys/ballot/inspect-manifest.ts';
import type { ManifestInspection } from '../../surveys/ballot/inspect-manifest.ts';
import { checkExtensions, readClosedOn } from '../../surveys/ballot/extension.ts';
import type { ExtensionCheck } from '../../surveys/ballot/extension.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import { checkList, isPublishedReceipts } from '../../surveys/ballot/receipt-list.ts';
import type { ReceiptList } from '../../surveys/ballot/receipt-list.ts';
import { fourWords } from '../../surveys/ballot/words.ts';
import { fetchJson } from './fetch-json.ts';

/** Everything that this page knows of a round, checked on this device. */
export interface CheckedRound {
  readonly manifest: Manifest;
  readonly words: readonly string[];
  readonly inspection: ManifestInspection;
  /** What extensions make of the last day. */
  readonly lastDay: ExtensionCheck;
  /** The day on which it was closed; null while it takes answers. */
  readonly closedOn: string | null;
  readonly receipts: Receipts;
}

export type Receipts =
  /** `few`: fewer ballots than the smallest group; not even their number is told. */
  | { readonly at: 'open' | 'few' | 'unreadable' }
  | {
      readonly at: 'released';
      readonly list: ReceiptList;
      /** Address of the parts. */
      readonly address: string;
      readonly rootHeld: boolean;
      /** Hexadecimal SHA-256 of the released document. */
      readonly release: string;
    };

/** Why there is nothing to check. */
export type Obstacle = 'unknown' | 'preparing' | 'offline' | 'server' | 'malformed';

export type LoadedRound =
  | { readonly ok: true; readonly round: CheckedRound }
  | { readonly ok: false; readonly why: Obstacle };

export async function loadRound(id: string): Promise<LoadedRound> {
  const base = `/api/rounds/${id}`;
  const signed = await fetchJson(`${base}/manifest`);
  if (signed.status !== 200) return { ok: false, why: await findObstacle(base, signed.status) };
  const inspection = await inspectManifest({ signed: signed.body });
  const { manifest } = inspection;
  if (manifest === null || manifest.round.id !== id) return { ok: false, why: 'malformed' };
  const extensions = await fetchJson(`${base}/extensions`);
  if (extensions.status !== 200)
    return { ok: false, why: extensions.status === 0 ? 'offline' : 'server' };
  const lastDay = await checkExtensions(signed.body as SignedManifest, extensions.body);
  const published = await fetchJson(listAddress(manifest));
  if (published.status !== 200 && published.status !== 409) {
    return { ok: false, why: published.status === 0 ? 'offline' : 'server' };
  }
  const receipts =
    published.status === 409
      ? ({ at: 'open' } as const)
      : await readReceipts(published.body, manifest);
  const words = await fourWords(inspection.root);
  const closedOn = readClosedOn(extensions.body);
  return { ok: true, round: { manifest, words, inspection, lastDay, closedOn, receipts } };
}

/** Whoever knows of a round before it opens finds its questionnaire already, but no manifest. */
async function findObstacle(base: string, status: number): Promise<Obstacle> {
  if (status === 0) return 'offline';
  if (status !== 404) return 'server';
  return (await fetchJson(`${base}/instrument`)).status === 200 ? 'preparing' : 'unknown';
}

async function readReceipts(published: unknown, manifest: Manifest): Promise<Receipts> {
  if (!isPublishedReceipts(published) || published.round !== manifest.round.id) {
    return { at: 'unreadable' };
  }
  const { receipts: list, release } = published;
  if (list === null) return { at: 'few' };
  return {
    at: 'released',
    list,
    address: listAddress(manifest),
    rootHeld: await checkList(list),
    release,
  };
}

function listAddress({ round, ballotbox }: Manifest): string {
  return `${ballotbox ?? ''}/api/rounds/${round.id}/receipts`;
}
