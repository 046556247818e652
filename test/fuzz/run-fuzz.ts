import type { RoundView } from '../../api/app.ts';
import type { ApiDocument } from '../../api/openapi/write-document.ts';
import { readStored } from '../support/stored.ts';
import { askChanged, askEveryChange, askValid } from './ask-voters.ts';
import { ask, createBook, describe, type Book, type FuzzFinding } from './book.ts';
import { compareContent, type BoxContent } from './box-content.ts';
import { createChance } from './chance.ts';
import { findStepOf } from './device.ts';
import { createLedger } from './ledger.ts';
import {
  KINDS,
  listTargets,
  makeMarker,
  makeRequest,
  type FuzzRequest,
  type Making,
  type Target,
} from './make-request.ts';
import { drawRawRequest, judgeRaw, sendRaw } from './raw-requests.ts';
import { readBoxes } from './read-box.ts';
import type { MemorySample } from './report-memory.ts';
import { createSender } from './send.ts';
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

export interface FuzzResult {
  readonly sent: number;
  readonly addresses: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Addresses that never said yes, though they could (`BY_NATURE`). */
  readonly neverAccepted: readonly string[];
  /** Acknowledged, each of which is in the database once. */
  readonly acknowledged: Readonly<Record<'claims' | 'ballots' | 'comments', number>>;
  /** Of these, in rounds that were open at the end: compared by what they say, not by their number alone. */
  readonly compared: Readonly<Record<keyof BoxContent, number>>;
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

/** Claims, ballots and comments are asked more often than the others: there is more to be tried. */
const VOTERS_SHARE = 0.06;

/** Addresses that have nothing to say yes to here. */
const BY_NATURE: Readonly<Record<string, string>> = {
  'POST /api/staff/set-up': 'makes the first administrator, which setting up this world has done',
  'GET /api/rounds/{id}/outbox': 'exists in the demonstration only, where everybody is invented',
};

/** Asks a running server everything, in order of the seed, and judges every answer. */
export async function runFuzz(server: FuzzedServer, options: FuzzOptions): Promise<FuzzResult> {
  const started = performance.now();
  const chance = createChance(options.seed);
  const ledger = createLedger();
  const world = await createWorld(server, chance, ledger);
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as ApiDocument;
  const all = listTargets(document);
  const targets = all.filter(({ name }) => name.includes(options.only));
  const run = chance.bytes(3).toString('hex');
  const making: Making = { chance, world, base: server.url, run };
  const sender = createSender(server.url, CONNECTIONS);
  const book = createBook(sender.send, ledger, () => server.read(), options.slowMillis);
  let middle: MemorySample | null = null;
  let number = 0;
  for (const target of targets) {
    const step = findStepOf(target);
    const asking = { making, book, target, targets: all };
    if (step !== null) number += await askEveryChange({ ...asking, step });
  }
  while (number < options.requests && book.findings.length < MOST_FINDINGS && !server.hasEnded()) {
    const end = Math.min(options.requests, number + ROUND);
    const lanes = Array.from({ length: CONNECTIONS }, async () => {
      while (number < end) {
        number += 1;
        if (chance.maybe(RAW_SHARE)) await askRaw(server, making, number, book);
        else await askOne(making, book, all, pickTarget(making, targets), number);
      }
    });
    await Promise.all(lanes);
    await askSlowAgain(book);
    await askRefused(making, targets, book);
    await lookUpClosed(making, book);
    await world.refresh();
    if (middle === null && number >= options.requests / 2) middle = await server.measure();
  }
  if (server.hasEnded())
    book.note('server', ['the server has ended'], '', server.read().slice(-2_000));
  if (!server.hasEnded()) await askLast(making, book, all);
  const last = server.hasEnded() ? null : await server.measure();
  sender.close();
  const rounds = server.hasEnded() ? [] : await world.keeper.listRounds();
  await server.stop();
  await balance(server, rounds, book);
  const compared = await compareOpen(server, rounds, book);
  const none: MemorySample = { rss: 0, live: 0 };
  return {
    sent: number,
    addresses: targets.length,
    kinds: book.kinds,
    statuses: book.statuses,
    neverAccepted: targets
      .map(({ name }) => name)
      .filter((name) => !book.accepted.has(name) && !Object.hasOwn(BY_NATURE, name)),
    acknowledged: {
      claims: ledger.list('claim').length,
      ballots: ledger.list('ballots').length,
      comments: ledger.list('comments').length,
    },
    compared,
    findings: book.findings,
    slowOnce: book.slow.once,
    slowestMillis: Math.round(book.slow.most),
    windows: book.windows.count,
    memory: { middle: middle ?? none, end: last ?? none },
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function pickTarget({ chance }: Making, targets: readonly Target[]): Target {
  const ofVoters = targets.filter((target) => findStepOf(target) !== null);
  if (ofVoters.length > 0 && chance.maybe(VOTERS_SHARE)) return chance.pick(ofVoters);
  for (;;) {
    const target = chance.pick(targets);
    const share = SHARES.find(([name]) => name.test(target.name))?.[1] ?? 1;
    if (share === 1 || chance.maybe(share) || targets.length < 5) return target;
  }
}

async function askOne(
  making: Making,
  book: Book,
  targets: readonly Target[],
  target: Target,
  number: number,
): Promise<void> {
  const { chance } = making;
  const kind = chance.pick(KINDS);
  const step = findStepOf(target);
  if (step !== null) {
    const asking = { making, book, target, step, targets, number };
    if (kind === 'valid' && (await askValid(asking))) return;
    if (kind === 'near-valid' && chance.maybe(0.8) && (await askChanged(asking))) return;
  }
  await ask(makeRequest(making, target, kind, number), making.world, book);
}

/** What was refused as too late came too late. */
async function lookUpClosed({ world }: Making, book: Book): Promise<void> {
  if (book.saidClosed.size === 0) return;
  const open = (await world.keeper.listRounds()).filter(({ state }) => state === 'open');
  for (const { id } of open)
    if (book.saidClosed.has(id))
      book.note('round', ['an open round was said to be closed'], id, '');
  book.saidClosed.clear();
}

/** So many people answer at one moment when everything is asked: an open round has something to be compared. */
const LAST = 8;

async function askLast(making: Making, book: Book, targets: readonly Target[]): Promise<void> {
  const target = targets.find((one) => findStepOf(one) === 'comments')!;
  const asking = { making, book, target, step: 'comments', targets, number: 0 } as const;
  await Promise.all(Array.from({ length: LAST }, () => askValid(asking)));
}

/** By number, after the close as well: what was acknowledged is stored once, and nothing else is. */
async function balance(
  { databaseUrl, directory }: FuzzedServer,
  rounds: readonly RoundView[],
  { ledger, note }: Book,
): Promise<void> {
  const ids = rounds.map(({ id }) => id);
  for (const [index, stored] of (await readStored(databaseUrl, directory, ids)).entries()) {
    const { id, state } = rounds[index]!;
    const faults = ledger.compare(id, stored, state === 'open');
    if (faults.length > 0) note('database', faults, `${id}, ${state}`, '');
  }
}

/** By content, as long as nothing is mixed: each ballot, comment and spent token that was acknowledged, and no other. */
async function compareOpen(
  { databaseUrl, directory }: FuzzedServer,
  rounds: readonly RoundView[],
  { ledger, note }: Book,
): Promise<FuzzResult['compared']> {
  const compared = { ballots: 0, comments: 0, spent: 0 };
  const ids = rounds.filter(({ state }) => state === 'open').map(({ id }) => id);
  for (const { round, key, content } of await readBoxes(databaseUrl, directory, ids)) {
    const faults = compareContent(ledger.derive(round, key), content);
    if (faults.length > 0) note('database', faults, round, '');
    compared.ballots += content.ballots.length;
    compared.comments += content.comments.length;
    compared.spent += content.spent.length;
  }
  return compared;
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
  const marker = makeMarker(run, number);
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
  const cookie = asker === 'nobody' ? '' : making.world.staff.cookies.get(asker)!;
  return { ...asked, asker, headers: { ...asked.headers, cookie } };
}
