import type { StaffRole } from '../../api/account.ts';
import type { ApiDocument } from '../../api/openapi/write-document.ts';
import { createChance } from './chance.ts';
import { judge } from './judge.ts';
import {
  KINDS,
  listTargets,
  makeRequest,
  type FuzzRequest,
  type Making,
  type Target,
} from './make-request.ts';
import { drawRawRequest, judgeRaw, sendRaw } from './raw-requests.ts';
import type { MemorySample } from './report-memory.ts';
import { createSender, type Answer, type Send } from './send.ts';
import type { FuzzedServer } from './server-process.ts';
import { readState } from './state.ts';
import { ASKERS, createWorld } from './world.ts';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Only addresses with this in their name; '' for all. */
  readonly only: string;
  /** Longer than this is a hang, if it is so again when nothing else is asked. */
  readonly slowMillis: number;
}

export interface FuzzFinding {
  /** Address, or what else was asked. */
  readonly at: string;
  times: number;
  readonly faults: readonly string[];
  /** Enough to send it again. */
  readonly request: string;
  readonly answer: string;
}

export interface FuzzResult {
  readonly sent: number;
  readonly addresses: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Addresses that never said yes. */
  readonly neverAccepted: readonly string[];
  readonly findings: readonly FuzzFinding[];
  /** Slow once, and not when asked again alone: the machine was busy. */
  readonly slowOnce: number;
  readonly slowestMillis: number;
  /** Windows of refused requests after which the stored state was compared. */
  readonly windows: number;
  readonly memory: { readonly middle: MemorySample; readonly end: MemorySample };
  readonly seconds: number;
}

const CONNECTIONS = 12;
/** Requests between two looks at what exists. */
const ROUND = 1_000;
/** Findings after which it makes no sense to go on. */
const MOST_FINDINGS = 40;
/** Bare sockets among a thousand requests. */
const RAW_SHARE = 0.03;
/** Addresses that take seconds of work (threads, keys, files of everything) are asked less often. */
const SHARES: readonly (readonly [name: RegExp, share: number])[] = [
  [/\/(launch|close)$/, 0.05],
  [/^POST \/api\/exports/, 0.05],
  [/^POST \/api\/organisation/, 0.03],
  [/^POST \/api\/staff\/sign-out/, 0.2],
  [/^POST \/api\/staff\/accounts\/\{email\}\/link/, 0.3],
  [/template|\/codes$|links\.csv|log\.csv|publish|^POST \/api\/instruments$/, 0.2],
];

/** Asks a running server everything, in order of the seed, and judges every answer. */
export async function runFuzz(server: FuzzedServer, options: FuzzOptions): Promise<FuzzResult> {
  const started = performance.now();
  const world = await createWorld(server.url, server.setUpToken);
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as ApiDocument;
  const targets = listTargets(document).filter(({ name }) => name.includes(options.only));
  const chance = createChance(options.seed);
  const run = chance.bytes(3).toString('hex');
  const making: Making = { chance, world, base: server.url, run };
  const sender = createSender(server.url, CONNECTIONS);
  const book = createBook(sender.send, () => server.read(), options.slowMillis);
  let middle: MemorySample | null = null;
  let number = 0;
  while (number < options.requests && book.findings.length < MOST_FINDINGS && !server.hasEnded()) {
    const end = Math.min(options.requests, number + ROUND);
    const lanes = Array.from({ length: CONNECTIONS }, async () => {
      while (number < end) {
        number += 1;
        if (chance.maybe(RAW_SHARE)) await askRaw(server, making, number, book);
        else
          await ask(
            makeRequest(making, pickTarget(making, targets), chance.pick(KINDS), number),
            making,
            book,
          );
      }
    });
    await Promise.all(lanes);
    await askSlowAgain(book);
    await askRefused(making, targets, book);
    await world.refresh();
    if (middle === null && number >= options.requests / 2) middle = await server.measure();
  }
  if (server.hasEnded())
    book.note('server', ['the server has ended'], '', server.read().slice(-2_000));
  const last = server.hasEnded() ? null : await server.measure();
  sender.close();
  const none: MemorySample = { rss: 0, live: 0 };
  return {
    sent: number,
    addresses: targets.length,
    kinds: book.kinds,
    statuses: book.statuses,
    neverAccepted: targets.map(({ name }) => name).filter((name) => !book.accepted.has(name)),
    findings: book.findings,
    slowOnce: book.slow.once,
    slowestMillis: Math.round(book.slow.most),
    windows: book.windows.count,
    memory: { middle: middle ?? none, end: last ?? none },
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function pickTarget({ chance }: Making, targets: readonly Target[]): Target {
  for (;;) {
    const target = chance.pick(targets);
    const share = SHARES.find(([name]) => name.test(target.name))?.[1] ?? 1;
    if (share === 1 || chance.maybe(share) || targets.length < 5) return target;
  }
}

type Book = ReturnType<typeof createBook>;

function createBook(send: Send, readLog: () => string, slowMillis: number) {
  const findings: FuzzFinding[] = [];
  return {
    send,
    findings,
    kinds: {} as Record<string, number>,
    statuses: {} as Record<string, number>,
    accepted: new Set<string>(),
    slow: { limit: slowMillis, once: 0, most: 0, list: [] as FuzzRequest[] },
    windows: { count: 0 },
    /** The same fault at the same address is told once and counted. */
    note(at: string, faults: readonly string[], request: string, answer: string): void {
      const known = findings.find((one) => one.at === at && one.faults.join() === faults.join());
      // What the server itself wrote down of it: kind and place.
      const log = faults.join().includes('status 5') ? readLog().trim().split('\n').at(-1)! : '';
      if (known === undefined)
        findings.push({ at, times: 1, faults, request, answer: `${answer} ${log}` });
      else known.times += 1;
    },
    count(asked: FuzzRequest, { status, millis }: Answer): void {
      this.kinds[asked.kind] = (this.kinds[asked.kind] ?? 0) + 1;
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status < 400 && asked.isAtTarget) this.accepted.add(asked.target.name);
      this.slow.most = Math.max(this.slow.most, millis);
    },
  };
}

async function ask(asked: FuzzRequest, { world }: Making, book: Book): Promise<Answer | null> {
  const answer = await book.send(asked);
  if (answer === 'not-sendable') return null;
  if (answer === null) {
    // Whoever is told that a body is too large may be cut off while still sending it.
    if (!asked.isChunked && asked.kind !== 'hostile') book.slow.list.push(asked);
    return null;
  }
  book.count(asked, answer);
  const faults = judge(asked, answer);
  if (answer.millis > book.slow.limit) book.slow.list.push(asked);
  if (faults.length > 0)
    book.note(
      asked.target.name,
      faults,
      describe(asked),
      `${answer.status} ${answer.text.slice(0, 600)}`,
    );
  const cookie = asked.asker === 'nobody' ? undefined : world.cookies.get(asked.asker);
  const hasOwnCookie = asked.headers['cookie'] === cookie && cookie !== undefined;
  const isOut =
    answer.text.includes('"sign-in-required"') ||
    (asked.path.includes('sign-out') && answer.status === 204);
  if (hasOwnCookie && isOut) await world.signInAgain(asked.asker as StaffRole);
  return answer;
}

/** On a busy machine anything can be slow once; a hang is slow again when nothing else is asked. */
async function askSlowAgain(book: Book): Promise<void> {
  for (const asked of book.slow.list.splice(0)) {
    const again = await book.send(asked);
    if (again === 'not-sendable') continue;
    if (again !== null && again.millis <= book.slow.limit) book.slow.once += 1;
    else
      book.note(
        asked.target.name,
        ['too slow or no answer, and again'],
        describe(asked),
        String(again?.millis),
      );
  }
}

async function askRaw(
  server: FuzzedServer,
  { chance, run }: Making,
  number: number,
  book: Book,
): Promise<void> {
  const marker = `zq${run}x${number.toString(36)}q`;
  const bytes = drawRawRequest(chance, new URL(server.url).host, marker);
  const text = await sendRaw(server.port, bytes);
  book.kinds['raw'] = (book.kinds['raw'] ?? 0) + 1;
  const faults = judgeRaw(text, marker);
  if (faults.length > 0)
    book.note(
      'raw',
      faults,
      `raw ${JSON.stringify(bytes.toString('latin1').slice(0, 600))}`,
      text.slice(0, 600),
    );
}

const REFUSED_AT_ONCE = 24;

/**
 * Requests that would be fine if somebody else sent them, or another site did not: all are refused, and
 * what is stored is the same before and after.
 */
async function askRefused(making: Making, targets: readonly Target[], book: Book): Promise<void> {
  const changing = targets.filter(({ method, askers }) => method !== 'GET' && askers !== null);
  if (changing.length === 0) return;
  const { keeper } = making.world;
  const before = await readState(keeper);
  const asked = Array.from({ length: REFUSED_AT_ONCE }, () => drawRefused(making, changing));
  const answers = await Promise.all(asked.map((one) => book.send(one)));
  for (const [index, answer] of answers.entries()) {
    if (answer === null || answer === 'not-sendable' || answer.status >= 400) continue;
    book.note(asked[index]!.target.name, ['was let in'], describe(asked[index]!), answer.text);
  }
  book.windows.count += 1;
  const after = await readState(keeper);
  if (before === after) return;
  const requests = asked.map(describe).join('\n');
  book.note(
    'window',
    ['refused requests have changed what is stored'],
    requests,
    `${before}\n${after}`,
  );
}

function drawRefused(making: Making, changing: readonly Target[]): FuzzRequest {
  const { chance } = making;
  const asked = makeRequest(making, chance.pick(changing), 'valid', 0);
  const others = ASKERS.filter((one) => !asked.target.operation['x-roles']!.includes(one));
  if (chance.maybe(0.5)) {
    const origin = 'https://evil.example';
    return { ...asked, headers: { ...asked.headers, origin } };
  }
  const asker = chance.pick(others);
  const cookie = asker === 'nobody' ? '' : making.world.cookies.get(asker)!;
  return { ...asked, asker, headers: { ...asked.headers, cookie } };
}

/** In a form that can be sent again: `curl` understands it but for the body, which is base64. */
function describe({
  target,
  kind,
  asker,
  method,
  path,
  headers,
  body,
  isChunked,
}: FuzzRequest): string {
  const shown = { ...headers, cookie: headers['cookie'] === undefined ? undefined : `(${asker})` };
  const content = body === null ? null : body.subarray(0, 3_000).toString('base64');
  return JSON.stringify({
    target: target.name,
    kind,
    asker,
    method,
    path,
    headers: shown,
    isChunked,
    body: content,
  });
}
