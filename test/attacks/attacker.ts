import { randomBytes } from 'node:crypto';
import type { InvitationView } from '../../api/registrar/views.ts';
import { checkManifest } from '../../surveys/ballot/check-manifest.ts';
import {
  beginClaim,
  finishClaim,
  writeClaimRequest,
  type ClaimRequest,
  type ClaimResponse,
  type Tokens,
} from '../../surveys/ballot/claim.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';

interface Reply {
  readonly status: number;
  /** Code of the problem; '' where there is none. */
  readonly code: string;
  readonly text: string;
}

/** Tells the server all that a browser might, so that a trace of it can be looked for. */
export const TRACES = {
  'user-agent': 'Attacker/6.66 (Palimpsest)',
  'x-forwarded-for': '203.0.113.77',
  'accept-language': 'eo-XX',
  referer: 'https://intranet.example/who-clicked',
} as const;

const random = (length: number) => new Uint8Array(randomBytes(length));

/** Somebody with a network cable: single requests, and the steps of answering one by one. */
export function createAttacker(base: string) {
  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: { ...TRACES, 'content-type': 'application/json', ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const code = /"code":"([\w-]+)"/.exec(response.ok ? '' : text)?.[1] ?? '';
    return { status: response.status, code, text };
  }

  async function lookUp(secret: string): Promise<InvitationView> {
    return JSON.parse(
      (await send('POST', '/registrar/invitation', { secret })).text,
    ) as InvitationView;
  }

  async function readManifest(round: string): Promise<SignedManifest> {
    return JSON.parse((await send('GET', `/rounds/${round}/manifest`)).text) as SignedManifest;
  }

  /** A claim ready to be sent. */
  async function begin(secret: string, commentItems: readonly string[]) {
    const invitation = await lookUp(secret);
    const check = await checkManifest({
      signed: await readManifest(invitation.round.id),
      expectedRoot: invitation.manifestRoot,
      ownKeys: invitation.keys,
    });
    if (!check.ok) throw new Error(`manifest: ${check.why}`);
    const state = await beginClaim({
      round: invitation.round.id,
      keys: check.keys,
      commentItems,
      random,
    });
    if (state === null) throw new Error('claim: bad key');
    return { state, request: { secret, ...writeClaimRequest(state) } };
  }

  return {
    send,
    lookUp,
    readManifest,
    begin,
    claim: (request: ClaimRequest & { readonly secret: string }) =>
      send('POST', '/registrar/claim', request),
    /** Tokens of an unused invitation. */
    async takeTokens(secret: string, commentItems: readonly string[]): Promise<Tokens> {
      const { state, request } = await begin(secret, commentItems);
      const reply = await send('POST', '/registrar/claim', request);
      const claim = await finishClaim(state, JSON.parse(reply.text) as ClaimResponse);
      if (!claim.ok) throw new Error(`claim: ${claim.why}`);
      return claim.tokens;
    },
    deposit: (body: unknown) => send('POST', '/ballotbox/ballots', body),
    /** Whatever the caller may read, with the cookie of a session. */
    get: (path: string, cookie: string) => send('GET', path, undefined, { cookie }),
  };
}

export type Attacker = ReturnType<typeof createAttacker>;
