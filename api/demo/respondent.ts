import { randomBytes } from 'node:crypto';
import { checkManifest } from '../../surveys/ballot/check-manifest.ts';
import {
  beginClaim,
  finishClaim,
  writeClaimRequest,
  type ClaimResponse,
} from '../../surveys/ballot/claim.ts';
import { planBallotBodyBytes, writeDeposits } from '../../surveys/ballot/deposit.ts';
import type { Manifest, ManifestKey } from '../../surveys/ballot/manifest.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

/**
 * Simulated employees who answer over HTTP exactly as the web application does: look up, check the
 * manifest, blind, claim, unblind, deposit. For the demonstration, benchmarks and tests.
 */
export interface SimulatedAnswers {
  /** Item id to value; left out where not answered. */
  readonly answers: Readonly<Record<string, number>>;
  /** Comment item id to text. */
  readonly comments: Readonly<Record<string, string>>;
}

interface RoundMaterial {
  readonly manifest: Manifest;
  readonly keys: ReadonlyMap<string, ManifestKey>;
  readonly instrument: ScoringKey;
  readonly ballotBodyBytes: number;
}

interface Invitation {
  readonly round: { readonly id: string };
  readonly manifestRoot: string;
  readonly keys: {
    readonly ballot: string;
    readonly breakdowns: readonly string[];
    readonly comment: string | null;
  };
}

/** A server's refusal, with the code of its problem. */
export class RefusedByServer extends Error {}

export function createRespondents(base: string) {
  const material = new Map<string, Promise<RoundMaterial>>();

  async function post<T>(path: string, body: string, origin = base): Promise<T> {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const reply = (await response.json()) as T & { code?: string };
    if (!response.ok) throw new RefusedByServer(`${path}: ${reply.code ?? response.status}`);
    return reply;
  }

  async function get(path: string): Promise<unknown> {
    const response = await fetch(`${base}${path}`);
    if (!response.ok) throw new RefusedByServer(`${path}: ${response.status}`);
    return response.json();
  }

  /** The first respondent of a round checks the whole manifest; the others, on the same device, their own keys. */
  async function loadRound(invitation: Invitation): Promise<RoundMaterial> {
    const { id } = invitation.round;
    const check = await checkManifest({
      signed: await get(`/api/rounds/${id}/manifest`),
      expectedRoot: invitation.manifestRoot,
      ownKeys: invitation.keys,
    });
    if (!check.ok) throw new RefusedByServer(`manifest: ${check.why}`);
    const instrument = (await get(`/api/rounds/${id}/instrument`)) as ScoringKey;
    return {
      manifest: check.manifest,
      keys: new Map(check.manifest.keys.map((key) => [key.id, key])),
      instrument,
      ballotBodyBytes: planBallotBodyBytes(check.manifest, instrument.items),
    };
  }

  return {
    /**
     * Answer once with the secret of an invitation.
     * @returns the receipt of the ballot
     * @throws RefusedByServer
     */
    async answer(secret: string, { answers, comments }: SimulatedAnswers): Promise<string> {
      const invitation = await post<Invitation>(
        '/api/registrar/invitation',
        JSON.stringify({ secret }),
      );
      const { id } = invitation.round;
      const round = material.get(id) ?? loadRound(invitation);
      material.set(id, round);
      const { manifest, keys, instrument, ballotBodyBytes } = await round;
      const random = (length: number) => new Uint8Array(randomBytes(length));
      const state = await beginClaim({
        round: id,
        keys: {
          ballot: keys.get(invitation.keys.ballot)!,
          breakdowns: invitation.keys.breakdowns.map((key) => keys.get(key)!),
          comment: invitation.keys.comment === null ? null : keys.get(invitation.keys.comment)!,
        },
        commentItems: instrument.comments.map((item) => item.id),
        random,
      });
      if (state === null) throw new RefusedByServer('claim: bad key');
      const reply = await post<ClaimResponse>(
        '/api/registrar/claim',
        JSON.stringify({ secret, ...writeClaimRequest(state) }),
      );
      const claim = await finishClaim(state, reply);
      if (!claim.ok) throw new RefusedByServer(`claim: ${claim.why}`);
      const written = writeDeposits({
        tokens: claim.tokens,
        answers,
        comments,
        ballotBodyBytes,
        random,
      });
      if (!written.ok) throw new RefusedByServer(`deposit: ${written.why}`);
      const { receipt } = await post<{ receipt: string }>(
        '/api/ballotbox/ballots',
        written.deposits.ballot,
        manifest.ballotbox,
      );
      for (const body of written.deposits.comments)
        await post('/api/ballotbox/comments', body, manifest.ballotbox);
      return receipt;
    },
  };
}

/** Run `work` for every element, at most `width` at a time. */
export async function runEach<T>(
  list: readonly T[],
  width: number,
  work: (element: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = list.entries();
  const lane = async () => {
    for (const [index, element] of waiting) await work(element, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
