import { compareIds } from '../ids.ts';
import { blindMessage, finalizeSignature } from './blind-rsa.ts';
import type { Random } from './blind-rsa.ts';
import type { OwnKeys } from './check-manifest.ts';
import { decodeBase64url, encodeBase64url } from './encoding.ts';
import { isExactly, isListOf, isNullOr, isShape, isText } from './guards.ts';
import type { ManifestKey } from './manifest.ts';
import { parsePublicKey } from './rsa-public-key.ts';
import { drawToken, isSignedToken } from './token.ts';
import type { SignedToken } from './token.ts';

/**
 * The respondent's half of a claim. The order that strands nobody:
 *   1. `beginClaim`, and store the state on the device
 *   2. send `writeClaimRequest(state)` with the invitation's secret; after a crash or a lost reply send
 *      the same again: it is the same bytes, and the registrar answers with the same signatures
 *   3. `finishClaim`, and store the tokens in place of the state
 *   4. `writeDeposits` (deposit.ts), store them, and send each until it is acknowledged
 * State, tokens and deposits are plain JSON.
 */

/** What is kept between asking for the signatures and having them. Secret: it joins tokens to the claim. */
export interface ClaimState {
  readonly format: 'tutti-claim/1';
  readonly round: string;
  /** Ballot, then breakdowns by id, then comment boxes in order. */
  readonly slots: readonly ClaimSlot[];
}

interface ClaimSlot {
  readonly kind: 'ballot' | 'breakdown' | 'comment';
  /** Id of the comment item; null for the other kinds. */
  readonly item: string | null;
  readonly key: string;
  readonly publicKey: string;
  /** Base64url prepared message. */
  readonly token: string;
  /** Base64url inverse of the blinding factor. */
  readonly inverse: string;
  /** Base64url blinded message: all that the registrar gets to see. */
  readonly blinded: string;
}

/** Body of the claim, beside the secret of the invitation. */
export interface ClaimRequest {
  readonly round: string;
  readonly blinded: readonly BlindedMessage[];
}

export interface BlindedMessage {
  readonly key: string;
  /** Base64url, 256 bytes. */
  readonly message: string;
}

export interface ClaimResponse {
  /** In the order of `ClaimRequest.blinded`. */
  readonly signatures: readonly BlindSignature[];
}

export interface BlindSignature {
  readonly key: string;
  /** Base64url, 256 bytes. */
  readonly signature: string;
}

/** What is kept from a finished claim until everything is deposited. */
export interface Tokens {
  readonly format: 'tutti-tokens/1';
  readonly round: string;
  readonly ballot: SignedToken;
  readonly breakdowns: readonly SignedToken[];
  readonly comments: readonly CommentToken[];
}

export interface CommentToken {
  readonly item: string;
  readonly token: SignedToken;
}

export type FinishedClaim =
  | { readonly ok: true; readonly tokens: Tokens }
  /** `invalid-signature`: the registrar signed something else, or with another key than the manifest's. */
  | { readonly ok: false; readonly why: 'malformed' | 'invalid-signature' };

export interface ClaimInput {
  readonly round: string;
  /** From `checkManifest`: keys that are not in the manifest are never used. */
  readonly keys: OwnKeys;
  /** Ids of the comment boxes of the questionnaire: one token each, used or not. */
  readonly commentItems: readonly string[];
  readonly random: Random;
}

/** For a state that comes out of the device's storage. */
export const isClaimState = isShape<ClaimState>({
  format: isExactly('tutti-claim/1'),
  round: isText,
  slots: isListOf(
    isShape<ClaimSlot>({
      kind: isExactly('ballot', 'breakdown', 'comment'),
      item: isNullOr(isText),
      key: isText,
      publicKey: isText,
      token: isText,
      inverse: isText,
      blinded: isText,
    }),
  ),
});

/** For tokens that come out of the device's storage. */
export const isTokens = isShape<Tokens>({
  format: isExactly('tutti-tokens/1'),
  round: isText,
  ballot: isSignedToken,
  breakdowns: isListOf(isSignedToken),
  comments: isListOf(isShape<CommentToken>({ item: isText, token: isSignedToken })),
});

const isClaimResponse = isShape<ClaimResponse>({
  signatures: isListOf(isShape<BlindSignature>({ key: isText, signature: isText })),
});

/** null when a key can not be used: `checkManifest` has refused such keys before. */
export async function beginClaim(input: ClaimInput): Promise<ClaimState | null> {
  const { round, keys, random } = input;
  const breakdowns = keys.breakdowns.toSorted((a, b) => compareIds(a.id, b.id));
  const wanted: { key: ManifestKey; item: string | null }[] = [
    { key: keys.ballot, item: null },
    ...breakdowns.map((key) => ({ key, item: null })),
  ];
  if (keys.comment !== null) {
    for (const item of input.commentItems) wanted.push({ key: keys.comment, item });
  }
  const slots: ClaimSlot[] = [];
  for (const { key, item } of wanted) {
    const slot = await fillSlot(key, item, random);
    if (slot === null) return null;
    slots.push(slot);
  }
  return { format: 'tutti-claim/1', round, slots };
}

async function fillSlot(
  key: ManifestKey,
  item: string | null,
  random: Random,
): Promise<ClaimSlot | null> {
  const publicKey = readPublicKey(key.publicKey);
  if (publicKey === null) return null;
  const token = drawToken(random);
  const blinding = await blindMessage(publicKey, token, random);
  if (blinding === null) return null;
  return {
    kind: key.kind,
    item,
    key: key.id,
    publicKey: key.publicKey,
    token: encodeBase64url(token),
    inverse: encodeBase64url(blinding.inverse),
    blinded: encodeBase64url(blinding.blindedMessage),
  };
}

export function writeClaimRequest(state: ClaimState): ClaimRequest {
  const blinded = state.slots.map((slot) => ({ key: slot.key, message: slot.blinded }));
  return { round: state.round, blinded };
}

/** @param response the registrar's reply as received: what it is said to be is checked here */
export async function finishClaim(
  state: ClaimState,
  response: ClaimResponse,
): Promise<FinishedClaim> {
  if (!isClaimResponse(response) || response.signatures.length !== state.slots.length) {
    return { ok: false, why: 'malformed' };
  }
  const signed: { slot: ClaimSlot; token: SignedToken }[] = [];
  for (const [i, slot] of state.slots.entries()) {
    const token = await unblindSlot(slot, response.signatures[i]!);
    if (token === null) return { ok: false, why: 'invalid-signature' };
    signed.push({ slot, token });
  }
  const ballot = signed.find(({ slot }) => slot.kind === 'ballot');
  if (ballot === undefined) return { ok: false, why: 'malformed' };
  const breakdowns = signed.filter(({ slot }) => slot.kind === 'breakdown');
  const comments = signed.filter(({ slot }) => slot.kind === 'comment');
  return {
    ok: true,
    tokens: {
      format: 'tutti-tokens/1',
      round: state.round,
      ballot: ballot.token,
      breakdowns: breakdowns.map(({ token }) => token),
      comments: comments.map(({ slot, token }) => ({ item: slot.item ?? '', token })),
    },
  };
}

async function unblindSlot(slot: ClaimSlot, reply: BlindSignature): Promise<SignedToken | null> {
  const publicKey = readPublicKey(slot.publicKey);
  const token = decodeBase64url(slot.token);
  const inverse = decodeBase64url(slot.inverse);
  const signed = decodeBase64url(reply.signature);
  if (publicKey === null || token === null || inverse === null || signed === null) return null;
  if (reply.key !== slot.key) return null;
  const signature = await finalizeSignature(publicKey, token, signed, inverse);
  if (signature === null) return null;
  return { key: slot.key, token: slot.token, signature: encodeBase64url(signature) };
}

function readPublicKey(spki: string) {
  const bytes = decodeBase64url(spki);
  return bytes && parsePublicKey(bytes);
}
