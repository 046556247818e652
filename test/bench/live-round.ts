import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse } from '../../api/analyse/analyse.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { parseAnswers } from '../../surveys/offline/parse-answers.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { parseRoster } from '../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../surveys/organisation/parse-units.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { NO_SCORE } from '../../surveys/tabulation.ts';
import { usePostgresql } from '../support/find-postgresql.ts';
import { readOptions } from '../support/options.ts';
import { startTestServer } from '../support/server.ts';

/**
 * `npm run bench:live -- --units F --roster F --answers F --items F [--breakdown B ...]`: the same files once through
 * `analyse` and once as a live round over HTTP on PostgreSQL, with every person of the answers file
 * answering by the whole protocol; then both releases are compared. Prints how long each part took.
 */
const WIDTH = 8;
const text = { type: 'string' } as const;
const values = readOptions({
  units: text,
  roster: text,
  answers: text,
  items: text,
  breakdown: { type: 'string', multiple: true, default: [] },
});
const breakdowns = values.breakdown;
const paths = {
  units: values.units ?? '',
  roster: values.roster ?? '',
  answers: values.answers ?? '',
  items: values.items ?? '',
};
const out = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds: Record<string, number> = {};
const time = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
  const started = performance.now();
  const result = await work();
  seconds[what] = Math.round(performance.now() - started) / 1000;
  say(`${what}: ${seconds[what]} s`);
  return result;
};

await time('analyse', () =>
  analyse({ ...paths, policy: null, out, lenient: false, breakdowns, today: '2026-01-01' }),
);
const offline = JSON.parse(readFileSync(join(out, 'release.json'), 'utf8')) as ReleaseDocument;
rmSync(out, { recursive: true });

await usePostgresql();
const server = await startTestServer();
try {
  await compare();
} finally {
  await server.close();
}

async function compare(): Promise<void> {
  const sheets = readSheets();
  const upload = (file: string, name: string) => new File([readFileSync(file)], name);
  await time('import', () =>
    server.hr.importOrganisation(
      readFileSync(paths.units, 'utf8'),
      readFileSync(paths.roster, 'utf8'),
    ),
  );
  const form = new FormData();
  form.set('items', upload(paths.items, 'items.csv'));
  form.set('title', 'Replayed questionnaire');
  const { ref } = await server.hr.call<{ ref: string }>('POST', '/instruments', form);
  const round = await time('launch', () =>
    server.hr.launchRound({ title: 'Replay', instrument: ref, closesOn: '2099-12-31', breakdowns }),
  );
  const messages = await server.hr.readOutbox(round);
  const invited = messages.length;
  const respondents = createRespondents(server.url);
  let answered = 0;
  await time('answering', () =>
    runEach(messages, WIDTH, async ({ employee, link }) => {
      const answers = sheets.get(employee);
      if (answers === undefined) return;
      await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
      answered += 1;
      if (answered % 2000 === 0) say(`${answered} have answered`);
    }),
  );
  await time('close', () => server.hr.closeRound(round));
  const { release } = await server.hr.call<{ release: ReleaseDocument }>(
    'GET',
    `/reports/${round}`,
  );
  const figures = ({ groups, withheld, comments, company }: ReleaseDocument) => ({
    groups,
    withheld,
    comments,
    reliability: company.reliability,
    drivers: company.drivers,
    refusedBreakdowns: company.refusedBreakdowns,
  });
  // Live rounds always have a programme check list, files never: readiness must agree beside that.
  deepStrictEqual(figures(release), figures(offline));
  say(`difference between live and offline: none (${release.groups.length} groups)`);
  const perSecond = Math.round((10 * answered) / seconds['answering']!) / 10;
  say(JSON.stringify({ invited, answered, perSecond, seconds, difference: 0 }));
}

/** Answers per employee, as a browser would send them. */
function readSheets(): Map<string, Record<string, number>> {
  const read = (file: string) => readFileSync(file, 'utf8');
  const units = parseUnits('units.csv', read(paths.units));
  if (!units.ok) throw new Error('units');
  const roster = parseRoster('roster.csv', read(paths.roster), units.tree);
  const items = parseItems('items.csv', read(paths.items));
  if (!roster.ok || !items.ok) throw new Error('roster or items');
  const parsed = parseAnswers('answers.csv', read(paths.answers), {
    key: items.key,
    roster: roster.roster,
    tree: units.tree,
    lenient: false,
  });
  if (!parsed.ok) throw new Error('answers');
  return new Map(
    parsed.answers.rows.map((row) => {
      const answers: Record<string, number> = {};
      items.key.items.forEach((item, index) => {
        const byte = row.packed[index]!;
        if (byte === NO_SCORE) answers[item.id] = item.notApplicable[0]!;
        else if (byte !== 0) answers[item.id] = item.from + byte - 1;
      });
      return [row.employee as string, answers];
    }),
  );
}
