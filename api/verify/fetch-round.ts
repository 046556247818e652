/**
 * What anyone can read of a round over HTTP. Nothing here trusts a reply: bodies stay `unknown` until a
 * check has looked at them.
 */
export interface RoundAddress {
  /** `https://host` */
  readonly origin: string;
  readonly round: string;
}

export interface FetchedRound {
  readonly manifest: unknown;
  readonly instrument: unknown;
  /** Later last days, published beside the manifest. */
  readonly extensions: unknown;
  /** null while there is no release. */
  readonly published: unknown;
  /** Parts of the list of receipts, as many as `published` says there are. */
  readonly parts: readonly unknown[];
}

/** Why nothing can be verified, in one sentence. */
export class NothingToVerify extends Error {}

const TIMEOUT_MILLISECONDS = 30_000;
/** A list of more parts would be one of 80 million receipts. */
const PARTS_MAX = 10_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Any address with the id of a round in its path or fragment; null for anything else. */
export function readAddress(text: string): RoundAddress | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const round = UUID.exec(`${url.pathname}${url.hash}`)?.[0];
  return round === undefined ? null : { origin: url.origin, round: round.toLowerCase() };
}

/** @throws NothingToVerify */
export async function fetchRound({ origin, round }: RoundAddress): Promise<FetchedRound> {
  const base = `${origin}/api/rounds/${round}`;
  const manifest = await get(`${base}/manifest`);
  if (manifest.status === 404) {
    throw new NothingToVerify(
      `${origin} knows no round ${round}, or it is not open yet: nothing was checked.`,
    );
  }
  requireAnswer(manifest, 'the manifest');
  const instrument = await get(`${base}/instrument`);
  requireAnswer(instrument, 'the questionnaire');
  const extensions = await get(`${base}/extensions`);
  requireAnswer(extensions, 'the extensions of the last day');
  const rules = {
    manifest: manifest.body,
    instrument: instrument.body,
    extensions: extensions.body,
  };
  const listed = `${readBox(manifest.body) ?? origin}/api/rounds/${round}/receipts`;
  const published = await get(listed);
  // 409: there is no release yet.
  if (published.status === 409) {
    return { ...rules, published: null, parts: [] };
  }
  requireAnswer(published, 'the receipts');
  const parts: unknown[] = [];
  for (let part = 0; part < countParts(published.body); part++) {
    const reply = await get(`${listed}/${part}`);
    requireAnswer(reply, `part ${part} of the receipts`);
    parts.push(reply.body);
  }
  return { ...rules, published: published.body, parts };
}

/** Where ballots are kept, if that is another place than the pages'; the manifest says so. */
function readBox(signed: unknown): string | null {
  const { manifest } = (signed ?? {}) as { manifest?: { ballotbox?: unknown } };
  return typeof manifest?.ballotbox === 'string' ? manifest.ballotbox : null;
}

function countParts(published: unknown): number {
  const { receipts } = (published ?? {}) as { receipts?: { parts?: unknown } | null };
  return Array.isArray(receipts?.parts) ? Math.min(receipts.parts.length, PARTS_MAX) : 0;
}

interface Reply {
  readonly status: number;
  /** null where it is no JSON. */
  readonly body: unknown;
}

async function get(url: string): Promise<Reply> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      redirect: 'error',
    });
    text = await response.text();
  } catch (error) {
    throw new NothingToVerify(
      `${new URL(url).origin} can not be reached (${nameFailure(error)}): nothing was checked.`,
    );
  }
  return { status: response.status, body: parseJson(text) };
}

function requireAnswer({ status }: Reply, what: string): void {
  if (status !== 200) {
    throw new NothingToVerify(`The server did not give ${what} (status ${status}).`);
  }
}

function nameFailure(error: unknown): string {
  const { name, cause } = error as Error;
  return (cause as { code?: string } | undefined)?.code ?? name;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
