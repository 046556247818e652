import { sha256 } from '../../surveys/ballot/digest.ts';
import { encodeBase64url, encodeUtf8 } from '../../surveys/ballot/encoding.ts';
import type { Keep } from './keep.ts';

/** What a person has entered so far. It never leaves the device. */
export interface Draft {
  readonly round: string;
  /** As the questionnaire keeps them: name of a question → value. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Id of a comment box → text. */
  readonly comments: Readonly<Record<string, string>>;
  /** The topic where the person stopped, from 0. */
  readonly topic: number;
}

export function startDraft(round: string): Draft {
  return { round, answers: {}, comments: {}, topic: 0 };
}

export function isDraftEmpty(draft: Draft): boolean {
  return (
    Object.keys(draft.answers).length === 0 &&
    Object.values(draft.comments).every((text) => text.trim() === '')
  );
}

/**
 * The name under which a device keeps what belongs to one invitation. It is no secret and not the
 * hash that the registrar stores, so that neither leads to the other.
 */
export async function nameInvitation(secret: string): Promise<string> {
  const digest = await sha256(encodeUtf8(`tutti-device/1\n${secret}`));
  return encodeBase64url(digest.slice(0, 16));
}

export function readDraft(keep: Keep, name: string, round: string): Draft {
  const text = keep.read(draftKey(name));
  const draft = text === null ? null : parseDraft(text);
  return draft?.round === round ? draft : startDraft(round);
}

export function writeDraft(keep: Keep, name: string, draft: Draft): void {
  if (isDraftEmpty(draft)) keep.erase(draftKey(name));
  else keep.write(draftKey(name), JSON.stringify(draft));
}

export function eraseDraft(keep: Keep, name: string): void {
  keep.erase(draftKey(name));
}

function draftKey(name: string): string {
  return `tutti/draft/${name}`;
}

/** null for anything that an older version or another hand has left there. */
function parseDraft(text: string): Draft | null {
  try {
    const value = JSON.parse(text) as Partial<Draft> | null;
    if (typeof value?.round !== 'string' || !Number.isSafeInteger(value.topic)) return null;
    if (!isRecord(value.answers) || !isRecord(value.comments)) return null;
    if (!Object.values(value.comments).every((comment) => typeof comment === 'string')) return null;
    return value as Draft;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
