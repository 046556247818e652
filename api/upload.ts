import { AppError } from './problem.ts';

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The form of an upload.
 * @throws AppError wrong-content-type, malformed-body
 */
export async function readForm(request: Request): Promise<FormData> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('wrong-content-type');
  }
  return request.formData().catch(() => {
    throw new AppError('malformed-body');
  });
}

/** @throws AppError invalid-fields when there is no file under this name */
export async function readFormFile(form: FormData, field: string): Promise<InputFile> {
  const file = form.get(field);
  if (!(file instanceof File)) {
    throw new AppError('invalid-fields', {
      fields: [{ field, message: 'a CSV file is expected' }],
    });
  }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
