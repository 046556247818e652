import type { Role, Sql } from '../../../db/connect.ts';
import { packAnswer } from '../../../surveys/tabulation.ts';
import { centreRanks, chanceLimit, correlateRanks } from '../arithmetic.ts';
import { ANSWERS, dumpTables, listValues, PEOPLE, SCHEMAS, writeValue, type Row } from '../dump.ts';
import { TRACES } from '../attacker.ts';
import { judge, type Attack } from '../finding.ts';
import type { PlayedRound, World } from '../world.ts';

const ROLES: readonly Role[] = [
  'registrar',
  'ballotbox',
  'tally',
  'rounds',
  'reader',
  'staff',
  'programme',
];
/** Row 19: everything a copy of the database holds, joined on any value that two tables share. */
export const joinDump: Attack = async (world) => {
  const dump = await dumpTables(world.server.database.owner);
  const gains: string[] = [];
  const rounds = new Set(
    [world.closed, world.open, world.filters, ...Object.values(world.twins)].map((r) => r.id),
  );
  const { manifest } = await world.attacker.readManifest(world.open.id);
  // A ballot names its group, and a group is public: no value finer than that may be shared.
  const groups = new Set(manifest.keys.map(({ id }) => id));
  const finer = (value: string) =>
    !rounds.has(value) && !groups.has(value) && !/^(cohort|comments|breakdown):/.test(value);
  for (const people of PEOPLE) {
    const known = new Set(dump.get(people)!.flatMap(listValues).filter(finer));
    for (const answers of ANSWERS) {
      const shared = new Set(dump.get(answers)!.flatMap(listValues)).intersection(known);
      if (shared.size > 0) gains.push(`${people} and ${answers} share ${[...shared][0]!}`);
    }
  }
  gains.push(...readCounters(world, dump));
  let refused = 0;
  for (const role of ROLES) {
    for (const people of PEOPLE) {
      for (const answers of ANSWERS) {
        const joins = await world.server.database
          .as(role, (sql) => sql.unsafe(`select * from ${people} as p, ${answers} as a limit 1`))
          .then(() => true)
          .catch(() => false);
        if (joins) gains.push(`${role} can join ${people} with ${answers}`);
        else refused++;
      }
    }
  }
  return judge(
    gains,
    `no value finer than a group is shared; ${refused} joins refused by PostgreSQL`,
  );
};

/** Counts as they are would tell whose ballot it is that a group of few answers holds. */
function readCounters({ open }: World, dump: ReadonlyMap<string, readonly Row[]>): string[] {
  const counters = dump.get('ballotbox.counter')!;
  const counts = counters.flatMap((row) => (row['counts'] as unknown[]).map(Number));
  const gains: string[] = [];
  if (counts.length === 0) gains.push('no breakdown is being counted: the attack proves nothing');
  if (counters.some((row) => row['round'] !== open.id)) gains.push('a closed round keeps counters');
  // Masks are below 2^48: one in a thousand million is below 2^18 by chance.
  const plain = counts.filter((count) => Math.abs(count) < 2 ** 18).length;
  if (plain > 0) gains.push(`${plain} counts of breakdown groups can be read`);
  return gains;
}

/** Row 20: where a ballot lies after the close says nothing of when it came. */
export const readStoredOrder: Attack = async ({ server, closed }) => {
  const rows = await readBallots(server, closed.id);
  const rowOf = new Map(
    rows.map((row, index) => [writeValue(row['answers']), { row, index }] as const),
  );
  const stored = closed.arrival.flatMap((employee) => rowOf.get(packSheet(closed, employee)) ?? []);
  const gains: string[] = [];
  if (stored.length !== rows.length || rowOf.size !== closed.arrival.length)
    gains.push('ballots can not be told apart: the attack proves nothing');
  const arrival = stored.map((_, index) => index);
  const limit = chanceLimit(stored.length);
  // A cohort lies together: within it nothing may follow arrival either.
  const cohorts = [...Map.groupBy(arrival, (index) => stored[index]!.row['cohort']).values()];
  const places = stored.map(({ row }) => Number(row['#place']));
  const orders = {
    scan: [arrival, stored.map(({ index }) => index), limit],
    place: [arrival, places, limit],
    'place in the cohort': [
      cohorts.flatMap(centreRanks),
      cohorts.flatMap((members) => centreRanks(members.map((index) => places[index]!))),
      chanceLimit(stored.length - cohorts.length + 1),
    ],
  } as const;
  const found: string[] = [];
  for (const [name, [came, lies, most]] of Object.entries(orders)) {
    const rho = correlateRanks(came, lies);
    found.push(`${name} ${rho.toFixed(2)}`);
    if (!(Math.abs(rho) < most)) gains.push(`${name} follows arrival: rho ${rho.toFixed(2)}`);
  }
  const transactions = new Set(stored.map(({ row }) => row['#transaction']));
  if (transactions.size !== 1) gains.push(`${transactions.size} transactions tell ballots apart`);
  const waiting = await countRows(server, 'ballotbox.inbox', closed.id);
  if (waiting > 0) gains.push(`${waiting} ballots are left in the inbox`);
  return judge(
    gains,
    `rank correlations ${found.join(', ')} (chance: ${limit.toFixed(2)}), one xmin`,
  );
};

/** Row 27: a comment and the ballot of its author share no key, order or size. */
export const joinComments: Attack = async (world) => {
  const { server, closed } = world;
  const dump = await dumpTables(world.server.database.owner);
  const gains: string[] = [];
  const values = (table: string) =>
    new Set(
      dump
        .get(table)!
        .flatMap(listValues)
        .filter((value) => value !== closed.id),
    );
  for (const [comments, ballots] of [
    ['tally.comment', 'tally.ballots'],
    ['ballotbox.comment_inbox', 'ballotbox.inbox'],
  ] as const) {
    for (const shared of values(comments).intersection(values(ballots)))
      if (!isRound(world, shared)) gains.push(`${comments} and ${ballots} share ${shared}`);
  }
  const mixed = await readBallots(server, closed.id);
  const ballots = mixed.map((row) => writeValue(row['answers']));
  const comments = await readComments(server, closed.id);
  const authors = closed.arrival.filter(
    (id) => closed.sheets.get(id)!.comments['COM'] !== undefined,
  );
  const byComment = authors.map((id) => comments.indexOf(closed.sheets.get(id)!.comments['COM']!));
  const byBallot = authors.map((id) => ballots.indexOf(packSheet(closed, id)));
  if ([...byComment, ...byBallot].includes(-1))
    gains.push('comments can not be told apart: the attack proves nothing');
  const limit = chanceLimit(authors.length);
  const rho = correlateRanks(byComment, byBallot);
  if (!(Math.abs(rho) < limit)) gains.push(`comments lie as ballots do: rho ${rho.toFixed(2)}`);
  for (const { group, texts } of closed.release.comments)
    if (texts.some((text, index) => index > 0 && text < texts[index - 1]!))
      gains.push(`${group} lists comments in an order of their own`);
  if (closed.release.comments.length === 0) gains.push('no comments: the attack proves nothing');
  return judge(
    gains,
    `${authors.length} comments: no shared value, rank correlation ${rho.toFixed(2)} (chance: ${limit.toFixed(2)})`,
  );
};

/** Row 21: what the attacker's requests told about themselves is nowhere, and no time of day is. */
export const searchTraces: Attack = async (world) => {
  const { server, attacker, open } = world;
  await attacker.takeTokens(open.secrets.get('plant-a')!.shift()!, ['COM']);
  await attacker.send('GET', '/rounds/none/manifest');
  await attacker.deposit('{"round":');
  const places = new Map<string, string>([['the log', server.logged.join('')]]);
  for (const [table, rows] of await dumpTables(world.server.database.owner))
    places.set(table, rows.flatMap(listValues).join('\n'));
  const gains: string[] = [];
  const traces = [...Object.values(TRACES), '203.0.113', 'Palimpsest', 'eo-XX', '127.0.0.1', '::1'];
  for (const [place, text] of places) {
    for (const trace of traces) if (text.includes(trace)) gains.push(`${place} holds ${trace}`);
    const time = /\b([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\b/.exec(text);
    if (time !== null) gains.push(`${place} holds the time ${time[0]}`);
  }
  const columns = await server.database.owner<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = any(${SCHEMAS}) and data_type ~ '(time|interval|inet|cidr)'`;
  for (const { name } of columns) gains.push(`${name} is a time or an address`);
  if (!places.get('the log')!.includes('round-released'))
    gains.push('nothing was logged: the attack proves nothing');
  return judge(gains, `${places.size - 1} tables and the log searched for ${traces.length} traces`);
};

function isRound({ closed, open, twins }: World, value: string): boolean {
  return [closed, open, ...Object.values(twins)].some(({ id }) => id === value);
}

function packSheet({ instrument, sheets }: PlayedRound, employee: string): string {
  const { answers } = sheets.get(employee)!;
  const packed = instrument.items.map((item) =>
    answers[item.id] === undefined ? 0 : packAnswer(item, answers[item.id]!)!,
  );
  return Buffer.from(packed).toString('hex');
}

/** Mixed ballots in the order in which they lie, one by one. */
async function readBallots({ database }: World['server'], round: string): Promise<readonly Row[]> {
  const dump = await dumpTables(database.owner);
  return dump.get('tally.ballots')!.filter((row) => row['round'] === round);
}

/** Texts in the order in which they lie. */
async function readComments({ database }: World['server'], round: string): Promise<string[]> {
  const rows = await database.owner<{ text: string }[]>`
    select text from tally.comment where round = ${round} order by ctid`;
  return rows.map(({ text }) => text);
}

async function countRows(
  { database }: World['server'],
  table: string,
  round: string,
): Promise<number> {
  return database.as('tally', async (sql: Sql) => {
    const [row] = await sql.unsafe<{ n: number }[]>(
      `select count(*)::int as n from ${table} where round = $1`,
      [round],
    );
    return row!.n;
  });
}
