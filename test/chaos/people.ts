import { randomBytes } from 'node:crypto';
import type { InvitationView } from '../../api/app.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { startDraft } from '../../web/respond/draft.ts';
import { createMemoryKeep } from '../../web/respond/keep.ts';
import { submit, type SubmitInput } from '../../web/respond/submit.ts';

/** What is known to whoever has answered: acknowledged by the server. */
export interface Acknowledged {
  readonly receipt: string;
  /** The ballot as it was sent, so that it can be sent again. */
  readonly ballot: string;
}

export interface People {
  /** One person answers, however often the server goes away meanwhile. @throws what must never happen */
  answer(secret: string): Promise<Acknowledged>;
  /** How often a person met no answer, or one that says "later", by status (0: none). */
  readonly waited: ReadonlyMap<number, number>;
}

/** Shorter than a browser waits: the pauses are not what is tried. */
const RETRY_MILLIS = 100;

/** People with the client of the web application (web/respond/submit.ts), each on a device of their own. */
export function createPeople(url: string): People {
  const waited = new Map<number, number>();
  let facts: Promise<Pick<SubmitInput, 'instrument' | 'manifest'>> | null = null;

  const note = (status: number) => waited.set(status, (waited.get(status) ?? 0) + 1);
  const pause = () => new Promise<void>((done) => setTimeout(done, RETRY_MILLIS));

  /** Looking at a link and loading the page: until there is an answer, as a person would reload. */
  async function load<T>(path: string, body?: object): Promise<T> {
    for (;;) {
      try {
        const post = { method: 'POST', body: JSON.stringify(body) };
        const response = await fetch(`${url}/api${path}`, {
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : post),
        });
        if (response.ok) return (await response.json()) as T;
        note(response.status);
        if (response.status < 500) throw new Refused(`${path}: ${response.status}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
        note(0);
      }
      await pause();
    }
  }

  async function loadFacts(round: string) {
    const [instrument, manifest] = await Promise.all([
      load<Instrument>(`/rounds/${round}/instrument`),
      load<unknown>(`/rounds/${round}/manifest`),
    ]);
    return { instrument, manifest };
  }

  return {
    waited,
    async answer(secret) {
      const invitation = await load<InvitationView>('/registrar/invitation', { secret });
      const { id } = invitation.round;
      facts ??= loadFacts(id);
      const mark = randomBytes(4);
      const answers = { WB1: 1 + (mark[0]! % 5), WB2: 1 + (mark[1]! % 5) };
      const comments = { COM: `Remark ${mark.toString('hex')}` };
      const draft = { ...startDraft(id), answers, comments };
      let ballot = '';
      const outcome = await submit(
        {
          keep: createMemoryKeep(),
          async fetch(path, { method, headers, body }) {
            if (path.endsWith('/ballots')) ballot = body as string;
            try {
              const response = await fetch(`${url}${path}`, { method, headers, body } as never);
              if (response.status >= 500) note(response.status);
              // Half a reply is none.
              return new Response(await response.text(), response);
            } catch (error) {
              note(0);
              throw error;
            }
          },
          random: (length) => randomBytes(length),
          waitForRetry: pause,
          pause: () => Promise.resolve(),
          report: () => undefined,
        },
        'device',
        { secret, invitation, draft, ...(await facts) },
      );
      if (outcome.kind !== 'done' || outcome.commentsRefused > 0)
        throw new Refused(JSON.stringify(outcome));
      return { receipt: outcome.receipt, ballot };
    },
  };
}

export class Refused extends Error {}
