import { PROBLEMS, type ProblemCode } from '../../api/problem-codes.ts';
import type { FuzzRequest } from './make-request.ts';
import type { Answer } from './send.ts';

/** Headers that every answer has. */
const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /frame-ancestors 'none'/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  // What anyone may keep says so; everything else is kept by nobody.
  'cache-control': /no-store|no-cache|immutable/,
};

/**
 * Addresses that give back what they were just given, because they store it or are asked to explain it:
 * nothing else may come back.
 */
const GIVES_BACK: readonly (readonly [name: RegExp, statuses: readonly number[], why: string])[] = [
  [/^(POST|PATCH) \/api\/rounds/, [200, 201], 'titles and settings of rounds'],
  [/^PUT \/api\/rounds\/\{id\}\/mail/, [200], 'texts of invitations'],
  [/^(POST|PUT|DELETE) \/api\/staff\/accounts/, [200, 201], 'names of accounts'],
  [/^POST \/api\/staff\/(sign-in|set-up)/, [200], 'the own name'],
  [/^PATCH \/api\/organisation\/units/, [200], 'names of units'],
  [/^(POST|PUT|DELETE) \/api\/decisions/, [200, 201], 'words of decisions'],
  [/^POST \/api\/instruments/, [201], 'wording of questionnaires'],
  [/^POST \/api\/organisation/, [200], 'what a file holds'],
  [
    /^(POST|PATCH) \/api\/rounds.* invalid-fields/,
    [422],
    'the breakdown that can not be, by its name',
  ],
  [/^(POST|PATCH) \/api\/rounds.* audience-refused/, [422], 'the unit that is no longer there'],
  [
    /^PUT \/api\/rounds\/\{id\}\/mail.* invalid-fields/,
    [422],
    'the placeholder that there is none of',
  ],
  // By code: a field that is wrong is named, and never by the sender’s words.
  [
    /^POST \/api\/ballotbox\/.*answers-invalid/,
    [422],
    'the item that the questionnaire does not have',
  ],
  [
    /^POST \/api\/(organisation|instruments|staff\/accounts\/import)/,
    [422],
    'faults of a file, named with the file and the cell',
  ],
];

/** What is wrong with an answer; nothing when all is as it should be. */
export function judge(asked: FuzzRequest, answer: Answer): string[] {
  const faults: string[] = [];
  if (answer.status >= 500) faults.push(`status ${answer.status}`);
  for (const [name, pattern] of Object.entries(ALWAYS)) {
    const value = answer.headers[name];
    if (typeof value !== 'string' || !pattern.test(value))
      faults.push(`header ${name}: ${String(value)}`);
  }
  if (answer.status >= 400) faults.push(...judgeProblem(asked, answer));
  else faults.push(...judgePassage(asked, answer));
  if (isReflected(asked, answer)) faults.push('what was sent comes back');
  return [...faults, ...judgeDue(asked, answer)];
}

/** Where it is known what has to come of a request. */
function judgeDue({ due }: FuzzRequest, { status, text }: Answer): string[] {
  if (due === null) return [];
  const outcome = status < 400 ? 'accepted' : (parseProblem(text)?.code ?? 'internal');
  if (due.outcomes.includes(outcome)) return [];
  return [`${due.of}: ${outcome} where ${due.outcomes.join(' or ')} was due`];
}

/** What never becomes a request can be refused at every address (api/unreadable.ts). */
const EVERYWHERE: readonly string[] = ['malformed-request', 'headers-too-large', 'request-timeout'];

const TRACES =
  /\n\s+at |\.ts:\d|\.js:\d|node_modules|PostgresError|\bselect .* from\b|ECONN|ENOENT|ERR_[A-Z]/;

function judgeProblem({ target, isAtTarget, method }: FuzzRequest, answer: Answer): string[] {
  if (method === 'HEAD') return [];
  const type = answer.headers['content-type'] ?? '';
  if (type !== 'application/problem+json') return [`${answer.status} as ${type || 'no type'}`];
  const faults: string[] = [];
  if (TRACES.test(answer.text)) faults.push('the inside shows');
  const problem = parseProblem(answer.text);
  if (problem === null || !Object.hasOwn(PROBLEMS, problem.code))
    return [...faults, 'no known code'];
  const [status] = PROBLEMS[problem.code];
  if (problem.status !== answer.status || status !== answer.status)
    faults.push('another status than that of its code');
  const known = [...EVERYWHERE, ...listCodes(target.operation.responses)];
  if (isAtTarget && !known.includes(problem.code))
    faults.push(`${problem.code} is not in the document of ${target.name}`);
  return faults;
}

function parseProblem(text: string): { code: ProblemCode; status: number } | null {
  try {
    return JSON.parse(text) as { code: ProblemCode; status: number };
  } catch {
    return null;
  }
}

function listCodes(responses: FuzzRequest['target']['operation']['responses']): readonly string[] {
  return Object.values(responses).flatMap((one) => (one['x-codes'] as string[] | undefined) ?? []);
}

/** Nobody gets past the guard by asking oddly. */
function judgePassage({ target, asker, isAtTarget }: FuzzRequest, answer: Answer): string[] {
  const type = answer.headers['content-type'] ?? '';
  const mayAsk = target.askers === null || target.askers.includes(asker);
  if (!mayAsk && /json|csv|pdf|sheet/.test(type) && !answer.text.startsWith('{"status":"ok"}'))
    return [`${asker} was let in`];
  const documented = String(answer.status) in target.operation.responses;
  return isAtTarget && !documented && answer.status !== 304
    ? [`${answer.status} is not in the document`]
    : [];
}

function isReflected({ marker, target, isAtTarget }: FuzzRequest, answer: Answer): boolean {
  const isInHeaders = JSON.stringify(answer.headers).includes(marker);
  if (isInHeaders) return true;
  if (!answer.text.includes(marker)) return false;
  const code = parseProblem(answer.text)?.code ?? '';
  return !GIVES_BACK.some(
    ([name, statuses]) =>
      isAtTarget && name.test(`${target.name} ${code}`) && statuses.includes(answer.status),
  );
}
