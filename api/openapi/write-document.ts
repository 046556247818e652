import { z } from 'zod';
import { ACCESS, type AddressName, type Rule } from '../access.ts';
import { PROBLEMS, type ProblemCode } from '../problem-codes.ts';
import { EMPLOYEE_OPERATIONS } from './employees.ts';
import type { FormPart, Operation } from './operation.ts';
import { PREPARATION_OPERATIONS } from './preparation.ts';
import { READING_OPERATIONS } from './reading.ts';
import { ROUND_OPERATIONS } from './rounds.ts';
import { STAFF_OPERATIONS } from './staff.ts';

/** Complete, or it does not compile: an address of access.ts that is not described here. */
const OPERATIONS: Readonly<Record<AddressName, Operation>> = {
  ...EMPLOYEE_OPERATIONS,
  ...STAFF_OPERATIONS,
  ...PREPARATION_OPERATIONS,
  ...ROUND_OPERATIONS,
  ...READING_OPERATIONS,
};

type JsonSchema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

type RequestBody = Content & { readonly required: true };

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  /** Roles that may ask; everybody where there are none. */
  readonly 'x-roles'?: readonly string[];
  readonly security: readonly JsonSchema[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly [part: string]: unknown;
}

/**
 * The OpenAPI document of this interface. It is made of the table of addresses and the schemas that the
 * routes read with, and is the same for everyone: it tells how to ask, and nothing of what is stored.
 * @param ballotbox where deposits and receipts are served, if not here
 */
export function writeDocument(ballotbox: string | null): ApiDocument {
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const [name, operation] of Object.entries(OPERATIONS) as [AddressName, Operation][]) {
    const [method, path] = name.split(' ') as [string, string];
    const here = (paths[writePath(path)] ??= {});
    here[method.toLowerCase()] = describe(name, operation, ballotbox);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tutti',
      version: '1',
      description:
        'A self-hosted engine for anonymous employee surveys. Refusals are RFC 9457 problems; `code` says which. Every address may also answer malformed-request, headers-too-large or request-timeout.',
    },
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tutti_session',
          description: 'Named __Host-tutti_session over https.',
        },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(PROBLEMS) },
  },
};

function describe(
  name: AddressName,
  operation: Operation,
  ballotbox: string | null,
): DescribedOperation {
  const rule: Rule = ACCESS[name];
  const isElsewhere = ballotbox !== null && /\/api\/ballotbox\/|\/receipts/.test(name);
  const body = describeBody(operation);
  return {
    operationId: name.replace(/\{.*?\}\}?/g, '').replace(/[^\w]+/g, '-'),
    summary: operation.summary,
    ...(isElsewhere ? { servers: [{ url: ballotbox }] } : {}),
    ...(rule === 'anyone' ? {} : { 'x-roles': rule }),
    security: rule === 'anyone' ? [] : [{ session: [] }],
    parameters: [...listPathParameters(name), ...listQuery(operation.query)],
    ...(body === null ? {} : { requestBody: body }),
    responses: {
      ...describeSuccess(operation),
      ...describeProblems(listProblems(name, rule, operation)),
    },
  };
}

/** What an address may refuse because of what it is. */
function listProblems(name: AddressName, rule: Rule, operation: Operation): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>(operation.problems ?? []);
  const add = (...more: readonly ProblemCode[]) => more.forEach((code) => codes.add(code));
  const changes = !name.startsWith('GET ');
  if (rule !== 'anyone') add('sign-in-required', 'not-allowed');
  if (changes && (rule !== 'anyone' || name.includes('/api/staff/'))) add('cross-origin');
  // PostgreSQL refuses text with a zero byte wherever it comes from.
  if (name.includes(':') || operation.query !== undefined) add('not-found', 'malformed-body');
  if (operation.body !== undefined || operation.form !== undefined)
    add('body-too-large', 'wrong-content-type', 'malformed-body', 'invalid-fields');
  if (changes) add('body-too-large');
  return [...codes];
}

function describeProblems(codes: readonly ProblemCode[]): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codes, (code) => String(PROBLEMS[code][0]));
  return Object.fromEntries(
    Array.from(byStatus, ([status, those]) => [
      status,
      {
        description: those.map((code) => `${code}: ${PROBLEMS[code][1]}`).join(' '),
        'x-codes': those,
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

function describeSuccess(operation: Operation): Record<string, JsonSchema> {
  const { types = ['application/json'] } = operation;
  const status = operation.status ?? 200;
  if (status === 204) return { '204': { description: 'Done' } };
  const content = types.map((type) => [type, {}]);
  return { [status]: { description: 'Done', content: Object.fromEntries(content) as JsonSchema } };
}

function describeBody({ body, form }: Operation): RequestBody | null {
  if (body !== undefined)
    return { required: true, content: { 'application/json': { schema: writeSchema(body) } } };
  if (form === undefined) return null;
  return { required: true, content: { 'multipart/form-data': { schema: writeForm(form) } } };
}

function writeForm(form: Readonly<Record<string, FormPart>>): JsonSchema {
  const parts = Object.entries(form);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parts.map(([name, part]) => [
        name,
        { type: 'string', ...(part.startsWith('file') ? { format: 'binary' } : {}) },
      ]),
    ),
    required: parts.filter(([, part]) => !part.endsWith('?')).map(([name]) => name),
  };
}

/** What is asked for, before defaults and transformations. */
function writeSchema(schema: z.ZodType): JsonSchema {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(written).filter(([name]) => name !== '$schema'));
}

function listQuery(schema: z.ZodType | undefined): Parameter[] {
  if (schema === undefined) return [];
  const { properties = {} } = writeSchema(schema) as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties).map(([name, written]) => ({
    name,
    in: 'query',
    required: false,
    schema: written,
  }));
}

/** Those of a path that are not identifiers of rows. */
const PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  part: { type: 'string', pattern: '^[0-9]{1,6}$' },
  email: { type: 'string', format: 'email' },
  ref: { type: 'string', examples: ['pulse@1'] },
  unit: { type: 'string' },
  name: { enum: ['en.csv', 'fr.csv', 'en.xlsx', 'fr.xlsx'] },
};
/** Addresses whose `:id` is a name. */
const NAMED = ['/api/organisation/units/', '/api/instruments/history/'];

function listPathParameters(name: AddressName): Parameter[] {
  const isNamed = NAMED.some((start) => name.includes(start));
  return Array.from(name.matchAll(/:(\w+)/g), ([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: PARAMETERS[parameter] ?? { type: 'string', ...(isNamed ? {} : { format: 'uuid' }) },
  }));
}

/** `/rounds/:id` of the router is `/rounds/{id}` here. */
function writePath(path: string): string {
  return path.replace(/:(\w+)(?:\{.*\})?/g, '{$1}');
}
