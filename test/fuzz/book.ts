import type { StaffRole } from '../../api/account.ts';
import { findStepOf } from './device.ts';
import { judge } from './judge.ts';
import type { Ledger } from './ledger.ts';
import type { FuzzRequest } from './make-request.ts';
import type { Answer, Send } from './send.ts';
import type { World } from './world.ts';

export interface FuzzFinding {
  /** Address, or what else was asked. */
  readonly at: string;
  times: number;
  readonly faults: readonly string[];
  /** Enough to send it again. */
  readonly request: string;
  readonly answer: string;
}

/** What was asked and answered, and what was wrong with it. */
export type Book = ReturnType<typeof createBook>;

/**
 * @param readLog what the server has printed
 * @param slowMillis longer than this is a hang, if it is so again when nothing else is asked
 */
export function createBook(send: Send, ledger: Ledger, readLog: () => string, slowMillis: number) {
  const findings: FuzzFinding[] = [];
  /** The same fault at the same address is told once and counted. */
  const note = (at: string, faults: readonly string[], request: string, answer: string): void => {
    const known = findings.find((one) => one.at === at && one.faults.join() === faults.join());
    // What the server itself wrote down of it: kind and place.
    const log = faults.join().includes('status 5') ? readLog().trim().split('\n').at(-1)! : '';
    if (known === undefined)
      findings.push({ at, times: 1, faults, request, answer: `${answer} ${log}` });
    else known.times += 1;
  };
  return {
    ledger,
    findings,
    kinds: {} as Record<string, number>,
    statuses: {} as Record<string, number>,
    accepted: new Set<string>(),
    slow: { limit: slowMillis, once: 0, most: 0, list: [] as FuzzRequest[] },
    windows: { count: 0 },
    /** Rounds of which the server has said that they are closed, to be looked up. */
    saidClosed: new Set<string>(),
    note,
    /** Whatever is asked goes this way, so that no yes is missed. */
    async send(asked: FuzzRequest): ReturnType<Send> {
      const answer = await send(asked);
      if (answer === null || answer === 'not-sendable') return answer;
      const { target, isAtTarget } = asked;
      const step = findStepOf(target);
      // A body is cut off or missing where that is what is tried.
      const body = asked.body?.toString() ?? '';
      if (step === null || !isAtTarget) return answer;
      const faults = ledger.note(step, body, answer.status, answer.text);
      if (faults.length > 0) note(target.name, faults, describe(asked), shorten(answer));
      if (answer.text.includes('"round-closed"'))
        this.saidClosed.add((JSON.parse(body) as { round: string }).round);
      return answer;
    },
    count(asked: FuzzRequest, { status, millis }: Answer): void {
      this.kinds[asked.kind] = (this.kinds[asked.kind] ?? 0) + 1;
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status < 400 && asked.isAtTarget) this.accepted.add(asked.target.name);
      this.slow.most = Math.max(this.slow.most, millis);
    },
  };
}

/** Asks, judges, and signs in again whoever is signed out by it. */
export async function ask(asked: FuzzRequest, world: World, book: Book): Promise<Answer | null> {
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
  if (faults.length > 0) book.note(asked.target.name, faults, describe(asked), shorten(answer));
  const cookie = asked.asker === 'nobody' ? undefined : world.staff.cookies.get(asked.asker);
  const hasOwnCookie = asked.headers['cookie'] === cookie && cookie !== undefined;
  const isOut =
    answer.text.includes('"sign-in-required"') ||
    (asked.path.includes('sign-out') && answer.status === 204);
  if (hasOwnCookie && isOut) await world.staff.signInAgain(asked.asker as StaffRole);
  return answer;
}

const shorten = ({ status, text }: Answer) => `${status} ${text.slice(0, 600)}`;

/** In a form that can be sent again: `curl` understands it but for the body, which is base64. */
export function describe({
  target,
  kind,
  asker,
  due,
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
    due,
    method,
    path,
    headers: shown,
    isChunked,
    body: content,
  });
}
