import type { InvitationView } from '../../api/app.ts';
import { COMMENT_MAX_CHARACTERS } from '../../surveys/answers.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { Outcome } from '../../web/respond/submit.ts';
import type { Chance } from './chance.ts';
import {
  isWritten,
  startDevice,
  STEPS,
  type RoundFacts,
  type Step,
  type Written,
} from './device.ts';
import { drawText } from './hostile-values.ts';

/** People with invitations of their own, and what their devices have written and not yet sent. */
export interface Voters {
  /** @param secrets of links that nobody has used */
  invite(round: string, secrets: readonly string[]): Promise<void>;
  /** How many have not begun. */
  left(): number;
  /** The next request of this kind, which nobody else gets any more; null: nobody is there yet, or left. */
  take(step: Step): Promise<Written | null>;
  /** It waits to be taken. */
  put(written: Written): void;
  /** The same without taking it. */
  look(step: Step): Written | null;
  /** The round is closed: what its devices have written is too late from now on. */
  close(round: string): void;
  /** One that came too late; null: there is none. */
  lookLate(step: Step): Written | null;
  /** Rounds that people were invited to. */
  readonly rounds: ReadonlyMap<string, RoundFacts>;
}

interface Invited {
  readonly round: string;
  readonly secret: string;
}

/** Kept of each kind: enough to draw from. */
const LATE_KEPT = 20;

export function createVoters(base: string, chance: Chance): Voters {
  const rounds = new Map<string, RoundFacts>();
  const waiting = forEachStep<Written[]>(() => []);
  const late = forEachStep<Written[]>(() => []);
  let invited: Invited[] = [];
  const load = async <T>(path: string, body?: object): Promise<T> => {
    const post = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${base}/api${path}`, {
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : post),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  /** Somebody looks at the link, answers, and is about to claim. */
  const begin = async (): Promise<Written | null> => {
    if (invited.length === 0) return null;
    const [next] = invited.splice(chance.below(invited.length), 1) as [Invited];
    const facts = rounds.get(next.round)!;
    const { secret } = next;
    const invitation = await load<InvitationView>('/registrar/invitation', { secret });
    const written = await startDevice(facts, secret, invitation, drawDraft(chance, facts));
    if (!isWritten(written)) throw new Error(`a device refuses to begin: ${describe(written)}`);
    return written;
  };
  return {
    rounds,
    async invite(round, secrets) {
      const instrument = await load<Instrument>(`/rounds/${round}/instrument`);
      const manifest = await load<unknown>(`/rounds/${round}/manifest`);
      rounds.set(round, { id: round, instrument, manifest });
      invited.push(...secrets.map((secret) => ({ round, secret })));
    },
    left: () => invited.length,
    take: async (step) => waiting[step].shift() ?? (step === 'claim' ? begin() : null),
    put: (written) => void waiting[written.step].push(written),
    look: (step) => (waiting[step].length === 0 ? null : chance.pick(waiting[step])),
    close(round) {
      invited = invited.filter((one) => one.round !== round);
      for (const step of STEPS) {
        const closed = waiting[step].filter((written) => written.round === round);
        waiting[step] = waiting[step].filter((written) => written.round !== round);
        late[step] = [...closed, ...late[step]].slice(0, LATE_KEPT);
      }
    },
    lookLate: (step) => (late[step].length === 0 ? null : chance.pick(late[step])),
  };
}

const describe = (outcome: Outcome) => JSON.stringify(outcome);

function forEachStep<T>(make: () => T): Record<Step, T> {
  return { claim: make(), ballots: make(), comments: make() };
}

/** Some answers, at least one of them a score, and a remark in every box: texts of all kinds are remarks. */
function drawDraft(chance: Chance, { instrument }: RoundFacts) {
  const [first, ...others] = instrument.items;
  const score = ({ from, to }: typeof first & {}) => from + chance.below(to - from + 1);
  const answered = others
    .filter(() => chance.maybe(0.8))
    .map((item) => {
      const isNone = item.notApplicable.length > 0 && chance.maybe(0.1);
      return [item.id, isNone ? chance.pick(item.notApplicable) : score(item)] as const;
    });
  const remark = () =>
    `Remark ${drawText(chance, 'words')
      .slice(0, COMMENT_MAX_CHARACTERS / 2)
      .toWellFormed()}`;
  return {
    answers: { [first!.id]: score(first!), ...Object.fromEntries(answered) },
    comments: Object.fromEntries(instrument.comments.map(({ id }) => [id, remark()])),
  };
}
