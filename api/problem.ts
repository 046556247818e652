import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Fault } from '../surveys/organisation/fault.ts';
import { describeUnexpected, type Log } from './log.ts';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

/** What a problem may carry beside its code. Never an answer, never a secret. */
export interface ProblemDetails {
  readonly detail?: string;
  /** Seconds until it is worth asking again. */
  readonly retryAfter?: number;
  readonly faults?: readonly Fault[];
  /** How many faults there are, where not all of them are listed. */
  readonly faultCount?: number;
  readonly fields?: readonly {
    readonly field: string;
    readonly message: string;
    /** A code for the interface's own words, where there is one. */
    readonly why?: string;
  }[];
  readonly problems?: readonly { readonly item: string; readonly problem: string }[];
}

/** A refusal that a slice throws; `toProblem` makes it an RFC 9457 answer. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const AGAIN = { retryAfter: 5 };
/** Broken or refused connections, too many of them, a server that stops, starts or recovers. */
const AWAY = /^(?:08|57P0|53[023]00|CONNECT|ECONN|EPIPE$)/;

/** The one place where errors become answers. Unknown errors say nothing to the client. */
export function toProblem(error: unknown, context: Context, log: Log): Response {
  const known = readProblem(error);
  const code = known?.code ?? 'internal';
  const [status, title] = PROBLEMS[code];
  // What was not thrown by us is for whoever runs the server, even where it has a name.
  if (known === null || (known !== error && status >= 500)) {
    log({
      event: 'problem',
      code,
      status,
      route: context.req.method,
      ...describeUnexpected(error),
    });
  }
  const body = { type: `/problems/${code}`, title, status, code, ...(known?.details ?? {}) };
  return context.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(known?.details.retryAfter === undefined
      ? {}
      : { 'retry-after': String(known.details.retryAfter) }),
    // What is left of a body that is too large is not read: the connection can not be used again.
    ...(code === 'body-too-large' ? { connection: 'close' } : {}),
  });
}

/** What is refused by an error; null for one that nobody expected. */
export function readProblem(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) {
    if (error.status === 413) return new AppError('body-too-large');
    if (error.status === 403) return new AppError('cross-origin');
    if (error.status < 500) return new AppError('malformed-body');
  }
  const { code: state, routine } = (error ?? {}) as { code?: unknown; routine?: unknown };
  // Half a character in the text of a JSON value.
  if (state === '22P02' && /^json_/.test(String(routine))) return new AppError('malformed-body');
  return typeof state === 'string' ? explainState(state) : null;
}

/** SQLSTATE, or what the driver says of a connection. */
function explainState(state: string): AppError | null {
  // PostgreSQL refuses text that it can not store (a zero byte, for example): the caller's fault.
  if (state === '22021' || state === '22P05') return new AppError('malformed-body');
  if (state === '53100' || state === 'ENOSPC') return new AppError('storage-full', AGAIN);
  return AWAY.test(state) ? new AppError('unavailable', AGAIN) : null;
}
