import type { MiddlewareHandler } from 'hono';
import { findRule } from './access.ts';
import { findAddress, isForStaff, nameAddress } from './guard.ts';
import type { Log } from './log.ts';
import { readProblem } from './problem.ts';
import { PROBLEMS } from './problem-codes.ts';

/** What was refused, never whom: no account, no value, no object. */
export interface Refusal {
  readonly event: 'sign-in-failed' | 'refused' | 'limit-reached';
  /** Method and pattern of the address. */
  readonly route: string;
  readonly code: string;
  readonly status?: number;
}

/** @param once only the first of its kind on this day is written down, and not how many there are */
type NoteRefusal = (refusal: Refusal, once?: boolean) => void;

/**
 * Writes a refusal down when it is the first, the tenth, the hundredth … of its kind on this day, with how many
 * there were: however many requests come, the log grows by a few lines. Kinds are addresses times codes, so
 * what is remembered is bounded as well. It belongs to the process.
 */
export function createRefusalLog(log: Log, today: () => string): NoteRefusal {
  const counts = new Map<string, number>();
  let day = today();
  return (refusal, once = false) => {
    if (day !== today()) counts.clear();
    day = today();
    const kind = `${refusal.event} ${refusal.route} ${refusal.code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (once && count === 1) log({ ...refusal, day });
    if (!once && /^10*$/.test(String(count))) log({ ...refusal, day, count });
  };
}

/** Asked by every page to learn whether somebody is signed in: that nobody is, is no attempt at anything. */
const ASKS_WHO = 'GET /api/staff/me';

/** Where refusals come from: requests, and what is found out only after an answer. */
export function createRefusals(log: Log, today: () => string) {
  const note = createRefusalLog(log, today);
  /**
   * Sees the refusals at the addresses of staff, and of orders that a ballot box is given. Of employees nothing is written down but that more secrets
   * were tried, or names put forward, than is allowed, and that at most once a day: a line per request, to which
   * whoever collects logs puts a time, would say when people answer.
   */
  const watchRefusals: MiddlewareHandler = async (context, next) => {
    await next();
    const address = findAddress(context);
    const code = readProblem(context.error)?.code;
    if (address === undefined || code === undefined) return;
    const route = nameAddress(address);
    const [status] = PROBLEMS[code];
    if (status >= 500 || (route === ASKS_WHO && code === 'sign-in-required')) return;
    const event = nameEvent(code);
    if (isForStaff(address, findRule(route))) note({ event, route, code, status });
    else if (event === 'limit-reached') note({ event, route, code, status }, true);
  };
  return {
    watchRefusals,
    /** A link was asked for by an address that has no account. */
    onUnknownAddress: () =>
      note({ event: 'sign-in-failed', route: 'POST /api/staff/links', code: 'account-unknown' }),
  };
}

function nameEvent(code: keyof typeof PROBLEMS): Refusal['event'] {
  if (code === 'too-many-requests') return 'limit-reached';
  return code === 'link-unusable' ? 'sign-in-failed' : 'refused';
}
