import type { Context } from 'hono';
import { z } from 'zod';
import { AppError } from './problem.ts';

/** Largest body of an employee's request, in bytes. */
export const PUBLIC_BODY_BYTES = 256 * 1024;

/** Largest body of a staff request that is no file, in bytes: the audience of a round may name thousands of units. */
export const STAFF_BODY_BYTES = 2 * 1024 * 1024;

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
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyLimitError')
      throw new AppError('body-too-large');
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

/** An identifier in a path that is no UUID names nothing. */
export function readUuid(value: string | undefined): string {
  if (!z.uuid().safeParse(value).success) throw new AppError('not-found');
  return value!;
}

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();
