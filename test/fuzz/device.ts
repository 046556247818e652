import { randomBytes } from 'node:crypto';
import type { InvitationView } from '../../api/app.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { startDraft, type Draft } from '../../web/respond/draft.ts';
import { createMemoryKeep } from '../../web/respond/keep.ts';
import { submit, type Outcome } from '../../web/respond/submit.ts';

/** What a device sends on the way of one answer, in this order. */
export const STEPS = ['claim', 'ballots', 'comments'] as const;
export type Step = (typeof STEPS)[number];

const PATHS: Readonly<Record<Step, string>> = {
  claim: '/api/registrar/claim',
  ballots: '/api/ballotbox/ballots',
  comments: '/api/ballotbox/comments',
};

/** null: not an address that devices send to. */
export function findStepOf({
  method,
  path,
}: {
  readonly method: string;
  readonly path: string;
}): Step | null {
  const found = STEPS.find((step) => PATHS[step] === path);
  return method === 'POST' && found !== undefined ? found : null;
}

/** A request as somebody's device has written it; it waits until whoever holds it hands over an answer. */
export interface Written {
  readonly step: Step;
  readonly round: string;
  readonly body: string;
  /** What the device writes next, or how it ended. */
  answer(status: number, text: string): Promise<Written | Outcome>;
}

export const isWritten = (next: Written | Outcome): next is Written => 'step' in next;

/** What is public of a round. */
export interface RoundFacts {
  readonly id: string;
  readonly instrument: Instrument;
  /** The signed manifest as received. */
  readonly manifest: unknown;
}

/**
 * The client of the web application (`web/respond/submit.ts`) on a device of its own, up to its first request:
 * it sends nothing by itself.
 */
export function startDevice(
  { id: round, instrument, manifest }: RoundFacts,
  secret: string,
  invitation: InvitationView,
  { answers, comments }: Pick<Draft, 'answers' | 'comments'>,
): Promise<Written | Outcome> {
  let show: (next: Written | Outcome) => void;
  const turn = () => new Promise<Written | Outcome>((done) => (show = done));
  const first = turn();
  const ports = {
    keep: createMemoryKeep(),
    fetch: (path: string, { method, body }: RequestInit) =>
      new Promise<Response>((reply) =>
        show({
          step: findStepOf({ method: method!, path })!,
          round,
          body: body as string,
          answer(status, text) {
            const next = turn();
            reply(new Response(text, { status }));
            return next;
          },
        }),
      ),
    random: (length: number) => new Uint8Array(randomBytes(length)),
    waitForRetry: () => Promise.resolve(),
    pause: () => Promise.resolve(),
    report: () => undefined,
  };
  const draft = { ...startDraft(round), answers, comments };
  void submit(ports, 'device', { secret, invitation, instrument, manifest, draft }).then(
    (outcome) => show(outcome),
  );
  return first;
}
