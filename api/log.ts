/**
 * The log can only print these fields: never an address, an agent, a body, an error object or a
 * time of day. What is not named here can not be logged.
 */
export interface LogFields {
  readonly event:
    | 'ready'
    | 'stopped'
    | 'start-refused'
    | 'migrated'
    | 'problem'
    | 'round-preparing'
    | 'round-open'
    | 'round-closing'
    | 'round-released'
    | 'round-resumed'
    | 'round-failed'
    | 'round-due'
    | 'round-over'
    | 'round-held-back'
    | 'dates-failed'
    | 'clock-jumped'
    | 'clock-believed'
    | 'ballots-forgotten'
    | 'forget-failed'
    | 'ballotbox-away'
    | 'ballotbox-refused'
    | 'export-failed'
    | 'mail-sent'
    | 'mail-failed'
    | 'reminders-looked'
    | 'process-replaced'
    | 'sign-in-failed'
    | 'refused'
    | 'limit-reached';
  /** The day, `YYYY-MM-DD`. */
  readonly day?: string;
  readonly url?: string;
  /** The registrar's public key, for the settings of its ballot box. */
  readonly registrarKey?: string;
  readonly count?: number;
  readonly round?: string;
  readonly code?: string;
  readonly status?: number;
  /** The pattern of the route, never the path. */
  readonly route?: string;
  /** Kind of an unexpected error and where in our code it arose; never its message. */
  readonly kind?: string;
  readonly place?: string;
}

const FIELDS = [
  'event',
  'day',
  'url',
  'registrarKey',
  'count',
  'round',
  'code',
  'status',
  'route',
  'kind',
  'place',
] as const;

export type Log = (fields: LogFields) => void;

/** A log that writes one JSON line per event to `write`. */
export function createLog(write: (line: string) => void): Log {
  return (fields) => {
    const line: Record<string, unknown> = {};
    for (const field of FIELDS) if (fields[field] !== undefined) line[field] = fields[field];
    write(`${JSON.stringify(line)}\n`);
  };
}

/** Kind and place of an unexpected error: its message may hold data, so it is left out. */
export function describeUnexpected(error: unknown): { kind: string; place: string } {
  if (!(error instanceof Error)) return { kind: typeof error, place: 'unknown' };
  const frame = /\/((?:api|db|surveys)\/[\w./-]+\.ts:\d+)/.exec(error.stack ?? '');
  const code = (error as { code?: unknown }).code;
  const kind =
    typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
  return { kind, place: frame?.[1] ?? 'unknown' };
}
