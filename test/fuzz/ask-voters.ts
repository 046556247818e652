import { ask, type Book } from './book.ts';
import { RawBody, type Change, type Surroundings } from './change.ts';
import { CHANGES, writeOtherwise } from './changed-requests.ts';
import { isWritten, STEPS, type Step, type Written } from './device.ts';
import {
  makeMarker,
  type Due,
  type FuzzRequest,
  type Kind,
  type Making,
  type Target,
} from './make-request.ts';

/** What people with invitations ask, of whom the server knows nothing: claims, ballots and comments. */
export interface Asking {
  readonly making: Making;
  readonly book: Book;
  readonly target: Target;
  readonly step: Step;
  readonly targets: readonly Target[];
  readonly number: number;
}

/** Of those that may be taken: sent again, sent several times at one moment; the others once. */
const AGAIN = 0.25;
const AT_ONCE = 0.15;

const TAKEN = ['accepted'] as const;
/** Somebody may have closed the round meanwhile: that is looked up later. */
const OPEN = ['accepted', 'round-closed'] as const;

/** A request that has to be taken, or the same again. @returns false when there is none */
export async function askValid(asking: Asking): Promise<boolean> {
  const { chance } = asking.making;
  if (chance.maybe(AGAIN) && (await askAgain(asking))) return true;
  const written = await obtain(asking, asking.step);
  if (written === null) return askAgain(asking);
  await (chance.maybe(AT_ONCE) ? sendAtOnce(asking, written) : sendOn(asking, written));
  return true;
}

/** A request with one thing wrong, which must not be taken. @returns false when there is none to be changed */
export async function askChanged(asking: Asking): Promise<boolean> {
  const { making, step } = asking;
  const { chance, world } = making;
  const late = chance.maybe(0.1) ? world.voters.lookLate(step) : null;
  if (late === null) return sendChanged(asking, chance.pick(CHANGES[step]));
  // After the close nothing is taken that was not taken before.
  const due: Due = { of: 'one of a closed round', outcomes: ['round-closed'] };
  await send(asking, 'near-valid', late.body, due);
  return true;
}

/** Every change once, so that none depends on chance. @returns how many there were */
export async function askEveryChange(about: Omit<Asking, 'number'>): Promise<number> {
  const { book, step, target } = about;
  // Two people have answered in the same round, whose tokens can be taken for one's own.
  for (const number of [0, 1]) {
    const written = await obtain({ ...about, number }, 'comments');
    if (written !== null) await sendOn({ ...about, number }, written);
  }
  for (const [number, change] of CHANGES[step].entries())
    if (!(await sendChanged({ ...about, number }, change)))
      book.note(target.name, ['could not be tried'], change.name, '');
  return CHANGES[step].length;
}

async function sendChanged(asking: Asking, change: Change<unknown>): Promise<boolean> {
  const { step } = asking;
  const base =
    change.of === 'used' ? drawAcknowledged(asking, step) : await lookOrObtain(asking, step);
  if (base === null) return false;
  const body: unknown = change.make(JSON.parse(base.body), surround(asking, base.round));
  if (body === null) return false;
  const text = body instanceof RawBody ? body.text : JSON.stringify(body);
  await send(asking, 'near-valid', text, { of: change.name, outcomes: change.due });
  return true;
}

/** One that is acknowledged, in the same or other letters: the ledger knows the answer that it has to get. */
async function askAgain(asking: Asking): Promise<boolean> {
  const { chance } = asking.making;
  const past = drawAcknowledged(asking, asking.step);
  if (past === null) return false;
  // Signatures are given out again as long as the round is open, receipts always.
  const due: Due = { of: 'one that was taken', outcomes: asking.step === 'claim' ? OPEN : TAKEN };
  const text = asking.step === 'claim' ? past.body : writeOtherwise(chance, past.body);
  await send(asking, 'valid', text, due, chance.maybe(0.2));
  return true;
}

/** What waits to be sent; where nobody is so far yet, somebody is led there. null: nobody is left. */
async function obtain(asking: Asking, step: Step): Promise<Written | null> {
  const { voters } = asking.making.world;
  for (;;) {
    const written = await voters.take(step);
    if (written !== null || step === 'claim') return written;
    const earlier = await obtain(asking, STEPS[STEPS.indexOf(step) - 1]!);
    if (earlier === null) return null;
    await sendOn(asking, earlier);
  }
}

async function lookOrObtain(asking: Asking, step: Step): Promise<Written | null> {
  const { voters } = asking.making.world;
  const waiting = voters.look(step);
  if (waiting !== null) return waiting;
  const written = await obtain(asking, step);
  if (written !== null) voters.put(written);
  return written;
}

/** Sends what a device has written, hands the answer over, and keeps what it writes next. */
async function sendOn(asking: Asking, written: Written): Promise<void> {
  const { voters } = asking.making.world;
  const answer = await send(
    asking,
    'valid',
    written.body,
    { of: 'one of its own', outcomes: OPEN },
    false,
    written.step,
  );
  if (answer === null) voters.put(written);
  else await goOn(asking, written, answer.status, answer.text);
}

async function goOn(
  { making, book, target }: Asking,
  written: Written,
  status: number,
  text: string,
): Promise<void> {
  const next = await written.answer(status, text);
  if (isWritten(next)) making.world.voters.put(next);
  else if (next.kind === 'key-fault')
    book.note(target.name, [`the device refuses to go on: ${next.why}`], written.body, text);
}

/**
 * The same twice and, with the same right, another content, at one moment: one content is taken, both times
 * with the same answer, and the other is refused.
 */
async function sendAtOnce(asking: Asking, written: Written): Promise<void> {
  const { book, making, step, target } = asking;
  const own = written.body;
  const change = CHANGES[step].find(({ name }) => name === RIVALS[step])!;
  const rival = JSON.stringify(change.make(JSON.parse(own), surround(asking, written.round)));
  const outcomes = [...new Set([...OPEN, ...change.due])];
  const due: Due = { of: 'two at one moment', outcomes };
  const bodies = making.chance.maybe(0.5) ? [own, rival, own] : [rival, own, own];
  const answers = await Promise.all(bodies.map((body) => send(asking, 'valid', body, due)));
  const isTaken = answers.some((answer) => answer !== null && answer.status < 400);
  const isClosed = answers.some((answer) => answer?.text.includes('"round-closed"') === true);
  if (!isTaken && !isClosed)
    book.note(
      target.name,
      ['of two with one right neither was taken'],
      own,
      String(answers[0]?.text),
    );
  const answer = answers[bodies.indexOf(own)];
  if (answer == null) making.world.voters.put(written);
  else await goOn(asking, written, answer.status, answer.text);
}

/** Another content for the same right. */
const RIVALS: Readonly<Record<Step, string>> = {
  claim: 'a used invitation with another message',
  ballots: 'a spent token with other answers',
  comments: 'a spent token with another text',
};

function drawAcknowledged({ making, book }: Asking, step: Step, round?: string) {
  const all = book.ledger.list(step);
  const list = round === undefined ? all : all.filter((one) => one.round === round);
  return list.length === 0 ? null : making.chance.pick(list);
}

function surround(asking: Asking, round: string): Surroundings {
  const { making, number } = asking;
  const { rounds } = making.world.voters;
  const others = [...rounds.keys()].filter((id) => id !== round);
  return {
    chance: making.chance,
    marker: makeMarker(making.run, number),
    facts: rounds.get(round)!,
    otherRound: others.length === 0 ? null : making.chance.pick(others),
    acknowledged(step) {
      const found = drawAcknowledged(asking, step, round);
      return found === null ? null : (JSON.parse(found.body) as unknown);
    },
  };
}

/** As a browser sends it: without a cookie. */
async function send(
  { making, book, target, targets, step: own, number }: Asking,
  kind: Kind,
  body: string,
  due: Due,
  isChunked = false,
  step = own,
) {
  // On the way to a later step somebody asks at another address.
  const at = step === own ? target : targets.find(({ path }) => path.endsWith(`/${step}`))!;
  const asked: FuzzRequest = {
    number,
    target: at,
    kind,
    asker: 'nobody',
    marker: makeMarker(making.run, number),
    method: at.method,
    path: at.path,
    headers: {
      host: new URL(making.base).host,
      origin: making.base,
      'content-type': 'application/json',
    },
    body: Buffer.from(body),
    isChunked,
    isAtTarget: true,
    due,
  };
  return ask(asked, making.world, book);
}
