import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRandom } from '../../../api/demo/random.ts';
import { createConnections, fill } from './connection.ts';
import {
  SAMPLE_EVERY,
  type LoadLine,
  type Phase,
  type PhaseFigures,
  type PreparedPerson,
} from './plan.ts';

/**
 * The load, as a process of its own: people whose requests are all written beforehand, so that nothing of
 * what a device computes is in the figures. It prints one line of JSON when a phase begins or ends.
 */

await main(process.argv[2]!, process.argv[3]!);

async function main(file: string, plan: string): Promise<void> {
  const people = await readPeople(file);
  const replies: [number, string][] = [];
  const say = (line: LoadLine) => process.stdout.write(`${JSON.stringify(line)}\n`);
  let next = 0;
  for (const phase of JSON.parse(plan) as Phase[]) {
    say({ begins: phase.name });
    let again = 0;
    const figures = await run(phase, () => {
      // Whoever has voted can not do so again, but where it is for comparison only.
      const index = phase.sends === 'plain' ? again++ % people.length : next++;
      const person = people[index];
      if (person === undefined) throw new Error('too few people were prepared');
      return { index, person };
    });
    say({ ends: phase.name, figures });
    function keep(index: number, reply: string) {
      if (index % SAMPLE_EVERY === 0) replies.push([index, reply]);
    }
    async function run(
      { url, sends, seconds, rate, width }: Phase,
      take: () => { index: number; person: PreparedPerson },
    ): Promise<PhaseFigures> {
      const { post, close } = createConnections(url);
      const millis: Record<string, number[]> = {};
      const errors: string[] = [];
      let votes = 0;
      const timed = async (name: string, path: string, body: Buffer, expected: number) => {
        const begun = performance.now();
        const reply = await post(path, body);
        (millis[name] ??= []).push(performance.now() - begun);
        if (reply.status !== expected) throw new Error(`${path}: ${reply.status} ${reply.body}`);
        return reply;
      };
      const vote = async (due: number) => {
        const { index, person } = take();
        try {
          if (sends === 'plain') await timed('insert', '/votes', Buffer.from(person.plain), 201);
          else {
            const claim = Buffer.from(person.claim);
            const { body } = await timed('claim', '/api/registrar/claim', claim, 200);
            keep(index, body);
            await timed('ballot', '/api/ballotbox/ballots', fill(person.ballot), 201);
            await timed('comment', '/api/ballotbox/comments', fill(person.comment), 201);
          }
          (millis['vote'] ??= []).push(performance.now() - due);
          votes += 1;
        } catch (error) {
          errors.push(String(error));
        }
      };
      const start = performance.now();
      await (rate === null ? closedLoop(seconds, width, vote) : openLoop(seconds, rate, vote));
      const took = (performance.now() - start) / 1000;
      close();
      for (const list of Object.values(millis)) list.sort((a, b) => a - b);
      return { votes, seconds: took, errors, millis };
    }
  }
  say({ replies });
}

/** So many people, each begins anew when done. */
async function closedLoop(
  seconds: number,
  width: number,
  vote: (due: number) => Promise<void>,
): Promise<void> {
  const end = performance.now() + 1000 * seconds;
  const lane = async () => {
    while (performance.now() < end) await vote(performance.now());
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** Votes begin at random moments, however long the earlier ones take: a slow server is not spared. */
async function openLoop(
  seconds: number,
  rate: number,
  vote: (due: number) => Promise<void>,
): Promise<void> {
  const random = createRandom(8);
  const draw = () => (-1000 * Math.log(1 - random())) / rate;
  const under: Promise<void>[] = [];
  const start = performance.now();
  let due = start + draw();
  while (due < start + 1000 * seconds) {
    const now = performance.now();
    for (; due <= now; due += draw()) under.push(vote(due));
    await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
  }
  await Promise.all(under);
}

async function readPeople(file: string): Promise<readonly PreparedPerson[]> {
  const people: PreparedPerson[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    people.push(JSON.parse(line) as PreparedPerson);
  return people;
}
