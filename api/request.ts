import type { Context } from 'hono';
import { z } from 'zod';
import { AppError } from './problem.ts';

/** Largest body of an employee's request, in bytes. */
export const PUBLIC_BODY_BYTES = 256 * 1024;

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
      fields: parsed.error.issues.slice(0, FIELDS_MAX).map((issue) => ({
        field: issue.path.map(String).join('.'),
        message: issue.message,
      })),
    });
  }
  return parsed.data;
}

/** An identifier in a path that is no UUID names nothing. */
export function readUuid(value: string | undefined): string {
  if (!z.uuid().safeParse(value).success) throw new AppError('not-found');
  return value!;
}

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();
