import { createHash } from 'node:crypto';
import { writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import type { Instrument } from '../../surveys/instrument.ts';

/** SHA-256 of the questionnaire in canonical JSON, base64url: a changed wording changes the manifest. */
export function hashInstrument(instrument: Instrument): string {
  return createHash('sha256').update(writeCanonicalJson(instrument)).digest('base64url');
}
