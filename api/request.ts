import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { AppError } from './problem.ts';

/** Largest body of an employee's request, in bytes. */
export const PUBLIC_BODY_BYTES = 256 * 1024;

/** Largest body of a staff request that is no file, in bytes: the audience of a round may name thousands of units. */
export const STAFF_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Refuses a body of more than `maxBytes`. A length that is told is believed, as Node takes no byte more. Only a
 * body without one is read and counted: Hono's limit looks at the body first, for which the whole request is made
 * anew, with its headers and with what could abort it.
 * @throws AppError body-too-large
 */
export function limitBody(maxBytes: number): MiddlewareHandler {
  const countBytes = bodyLimit({ maxSize: maxBytes });
  return (context, next) => {
    if (['GET', 'HEAD'].includes(context.req.method)) return next();
    const length = context.req.header('content-length');
    const isTold = length !== undefined && context.req.header('transfer-encoding') === undefined;
    if (!isTold) return countBytes(context, next);
    if (Number(length) > maxBytes) throw new AppError('body-too-large');
    return next();
  };
}

/** A hostile body could have a million faults. */
const FIELDS_MAX = 200;

/**
 * The JSON body of a request, parsed into the shape of `schema`.
 * @throws AppError wrong-content-type, malformed-body or invalid-fields (field names, never values)
 */
export async function readJson<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('wrong-content-type');
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new AppError('malformed-body');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new AppError('invalid-fields', {
      fields: listFaults(parsed.error),
    });
  }
  return parsed.data;
}

/**
 * Which fields are wrong, and why: in our words, never in those that were sent. A name that only the sender
 * knows is not repeated either.
 */
export function listFaults({ issues }: z.ZodError): { field: string; message: string }[] {
  return issues.slice(0, FIELDS_MAX).map((issue) => {
    const isKey = issue.code === 'invalid_key';
    return {
      field: (isKey ? issue.path.slice(0, -1) : issue.path).map(String).join('.'),
      message: issue.code === 'unrecognized_keys' ? 'a field that is not known' : issue.message,
    };
  });
}

const uuidSchema = z.uuid();

/** An identifier in a path that is no UUID names nothing. */
export function readUuid(value: string | undefined): string {
  if (!uuidSchema.safeParse(value).success) throw new AppError('not-found');
  return value!;
}

/** A calendar day, `YYYY-MM-DD`; the year 0 is none that PostgreSQL knows. */
export const daySchema = z.iso
  .date()
  .refine((day) => day >= '0001-01-01', 'a day of a year from 1');
