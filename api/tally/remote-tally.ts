import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { isPublishedReceipts } from '../../surveys/ballot/receipt-list.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import type { Log } from '../log.ts';
import { packText } from '../pack-text.ts';
import { hashBody, writeOrder, writeSeal } from './order-seal.ts';
import type { RoundToRelease } from './port.ts';
import * as store from './store.ts';

/** A box that does not answer is asked again after 1, 2, 4, ... seconds, at most this many. */
const PATIENCE_SECONDS_MAX = 30;
/** Longer than the box holds a request open, and long enough to send a large plan. */
const REQUEST_MILLIS = 120_000;
/** A challenge that another process of the box gave, or an earlier one before a restart. */
const REFUSALS_MAX = 3;

export interface RemoteTallySettings {
  /** The registrar's: it keeps the releases that come back. */
  readonly database: Database;
  /** Origin of the ballot box, for example `https://box.example.org`. */
  readonly url: string;
  /** Ed25519 with the registrar's key, whose public half the box knows. */
  readonly sign: (data: Uint8Array) => Uint8Array;
  readonly log: Log;
}

/** The box said no, or something that it should not say. */
export class BallotboxRefusal extends Error {
  override readonly name = 'BallotboxRefusal';
}

const challengeSchema = z.object({ challenge: z.string().length(43) });
const releaseSchema = z.object({
  document: z.string(),
  sha256: z.string(),
  receipts: z.unknown(),
});

/**
 * The tally of a ballot box in another process, over HTTP. It is sent keys, plan and head counts, never
 * people; what comes back is the release. Orders wait for a box that is away and can be repeated.
 */
export function createRemoteTally(settings: RemoteTallySettings) {
  const { database, log } = settings;
  const closing = new AbortController();
  const order = (path: string, content: unknown) =>
    insist(settings, closing.signal, path, JSON.stringify(content));

  return {
    async openBox(signed: SignedManifest, instrument: ScoringKey): Promise<void> {
      await order(`/rounds/${signed.manifest.round.id}/open`, { signed, instrument });
    },
    async closeBox(round: string): Promise<void> {
      await order(`/rounds/${round}/close`, {});
    },
    /** Once: whoever forgets comes back every hour. */
    async forgetBallots(round: string): Promise<void> {
      const response = await send(settings, closing.signal, `/rounds/${round}/forget`, '{}');
      if (!response.ok) throw new BallotboxRefusal();
    },
    async release(
      round: RoundToRelease,
      readSigned: () => Promise<SignedManifest | null>,
    ): Promise<{ sha256: string }> {
      const content = {
        ...round,
        types: await round.types,
        signed: await readSigned(),
        preferred: [...round.preferred],
      };
      for (;;) {
        const response = await order(`/rounds/${round.id}/release`, content);
        // 202: not ready yet.
        if (response.status !== 200) continue;
        const released = parseRelease(round.id, await response.json());
        if (released === null) {
          log({ event: 'ballotbox-refused', round: round.id });
          throw new BallotboxRefusal();
        }
        const { document, sha256, receipts } = released;
        const release = { packed: await packText([document]), sha256, receipts };
        await database.as('tally', (sql) => store.insertRelease(sql, round.id, release));
        return { sha256 };
      }
    },
    /** Give up whatever waits; the next start goes on with it. */
    stop(): void {
      closing.abort();
    },
  };
}

/** null for what is no release of this round. */
function parseRelease(
  round: string,
  reply: unknown,
): (store.ReleaseSeal & { readonly document: string }) | null {
  const parsed = releaseSchema.safeParse(reply);
  if (!parsed.success) return null;
  const { document, sha256, receipts } = parsed.data;
  const published = { format: 'tutti-receipts/1', round, release: sha256, receipts };
  const isWhole = createHash('sha256').update(document).digest('hex') === sha256;
  if (!isWhole || !isPublishedReceipts(published)) return null;
  return { document, sha256, receipts: published.receipts };
}

/** Give an order until it is carried out. @throws BallotboxRefusal when the box says no */
async function insist(
  settings: RemoteTallySettings,
  stopped: AbortSignal,
  path: string,
  body: string,
): Promise<Response> {
  let refusals = 0;
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(settings, stopped, path, body).catch((error: unknown) => {
      if (stopped.aborted) throw error;
      return null;
    });
    if (response?.ok === true) return response;
    const status = response?.status ?? 503;
    await response?.body?.cancel();
    if (status === 403) refusals += 1;
    if (status < 500 && (status !== 403 || refusals === REFUSALS_MAX)) {
      settings.log({ event: 'ballotbox-refused', status });
      throw new BallotboxRefusal();
    }
    if (attempt === 0) settings.log({ event: 'ballotbox-away', status });
    const seconds = Math.min(PATIENCE_SECONDS_MAX, 2 ** attempt);
    await delay(1000 * seconds, undefined, { signal: stopped });
  }
}

/** One sealed order. @throws when there is no answer */
async function send(
  { url, sign }: RemoteTallySettings,
  stopped: AbortSignal,
  path: string,
  body: string,
): Promise<Response> {
  const post = (to: string, headers: Record<string, string>, content: string) =>
    fetch(`${url}/orders${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: content,
      redirect: 'error',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(REQUEST_MILLIS)]),
    });
  const asked = await post('/challenge', {}, '{}');
  if (!asked.ok) return asked;
  const { challenge } = challengeSchema.parse(await asked.json());
  const bodyHash = hashBody(body);
  const order = { method: 'POST', path: `/orders${path}`, challenge, bodyHash };
  const signature = Buffer.from(sign(writeOrder(order)));
  return post(path, { authorization: writeSeal({ challenge, bodyHash, signature }) }, body);
}
