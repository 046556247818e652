import type { Fault } from '../../../surveys/organisation/fault.ts';
import type { ProblemCode } from '../api.ts';

/** A refusal by the server, or no answer at all (`unreachable`, `unreadable`). */
export class ApiProblem extends Error {
  readonly code: ProblemCode | 'unreachable' | 'unreadable';
  readonly status: number;
  readonly faults: readonly Fault[];
  /** Of all faults, where not all of them are listed. */
  readonly faultCount: number;
  readonly fields: readonly RefusedField[];

  constructor(code: ApiProblem['code'], status: number, body: ProblemBody = {}) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.faults = body.faults ?? [];
    this.faultCount = body.faultCount ?? this.faults.length;
    this.fields = body.fields ?? [];
  }
}

interface ProblemBody {
  readonly code?: ProblemCode;
  readonly faults?: readonly Fault[];
  readonly faultCount?: number;
  readonly fields?: readonly RefusedField[];
}

interface RefusedField {
  readonly field: string;
  readonly message: string;
  /** A code for words of our own, where there is one. */
  readonly why?: string;
}

/**
 * One request to the server, its JSON answer taken to have the shape that `web/staff/api.ts` names.
 * @throws ApiProblem for every refusal, and when the server can not be reached or understood
 */
export async function requestJson<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiProblem('unreachable', 0);
  }
  if (response.status === 204) return undefined as T;
  let parsed: unknown;
  try {
    parsed = await response.json();
  } catch {
    throw new ApiProblem('unreadable', response.status);
  }
  if (!response.ok) {
    const problem = parsed as ProblemBody;
    throw new ApiProblem(problem.code ?? 'unreadable', response.status, problem);
  }
  return parsed as T;
}
