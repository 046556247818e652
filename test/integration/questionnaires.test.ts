import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DraftView,
  HistoryView,
  ImportedView,
  InstrumentView,
  LibraryView,
  QuestionnaireView,
  RoundView,
} from '../../api/app.ts';
import { isClosed, type Draft } from '../../surveys/questionnaire/draft.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('questionnaires of one’s own', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  });
  afterAll(() => server.close());

  const drafts = '/instruments/drafts';
  const copy = (ref = 'pulse@1') => server.hr.call<DraftView>('POST', drafts, { copyOf: ref });
  const library = () => server.hr.call<LibraryView>('GET', '/instruments/library');
  const usable = () => server.hr.call<InstrumentView[]>('GET', '/instruments');

  async function refuse(method: string, path: string, body?: unknown) {
    const response = await server.hr.send(method, path, body);
    const problem = (await response.json()) as {
      code: string;
      fields?: { field: string; why?: string }[];
      faults?: { column: string }[];
    };
    return { status: response.status, ...problem };
  }

  async function save(draft: DraftView, change: (content: Draft) => void): Promise<DraftView> {
    const content = structuredClone(draft.content);
    change(content);
    const path = `${drafts}/${draft.id}`;
    const saved = await server.hr.call<{ revision: number }>('PUT', path, {
      revision: draft.revision,
      content,
    });
    return { ...draft, content, revision: saved.revision };
  }

  const publish = (draft: DraftView) =>
    server.hr.call<InstrumentView>('POST', `${drafts}/${draft.id}/publish`, {
      revision: draft.revision,
    });

  const upload = (name: string, text: string) => {
    const form = new FormData();
    form.set('file', new File([text], name));
    return form;
  };

  test('a copy is changed, published as version 1, and a round asks exactly that', async () => {
    const draft = await save(await copy(), (content) => {
      content.title = { en: 'Short one', fr: 'Le court' };
      content.pages[0]!.questions.pop();
    });
    expect((await library()).drafts).toMatchObject([{ id: draft.id, items: 4, missingTexts: 0 }]);
    expect((await usable()).map(({ ref }) => ref)).not.toContain('short-one@1');
    expect(await publish(draft)).toMatchObject({ ref: 'short-one@1', items: 4, labelled: false });
    const { drafts: left, own } = await library();
    expect(left).toEqual([]);
    expect(own).toMatchObject([{ id: 'short-one', versions: [{ version: 1, used: false }] }]);
    const round = await server.hr.call<RoundView>('POST', '/rounds', {
      title: 'Spring',
      instrument: 'short-one@1',
      closesOn: CLOSES_ON,
    });
    expect(round.instrument).toBe('short-one@1');
    expect((await library()).own[0]!.versions[0]!.used).toBe(true);
  });

  test('editing a published one makes version 2; version 1 stays as it was', async () => {
    const before = await server.hr.call<QuestionnaireView>('GET', '/instruments/short-one@1');
    const begun = await server.hr.call<DraftView>('POST', drafts, { nextOf: 'short-one' });
    expect(begun.nextOf).toBe('short-one');
    // Whoever begins as well goes on with the same draft.
    const again = await server.hr.call<DraftView>('POST', drafts, { nextOf: 'short-one' });
    expect(again.id).toBe(begun.id);
    const changed = await save(begun, (content) => {
      content.title = { en: 'Another name', fr: 'Un autre nom' };
      content.pages[0]!.questions[0]!.text.fr = 'Je garde de l’énergie.';
    });
    expect((await publish(changed)).ref).toBe('short-one@2');
    expect(await server.hr.call('GET', '/instruments/short-one@1')).toEqual(before);
    const { versions } = await server.hr.call<HistoryView>('GET', '/instruments/history/short-one');
    expect(versions.map(({ ref }) => ref)).toEqual(['short-one@2', 'short-one@1']);
    expect(versions[0]!.changes!.reworded.map(({ id }) => id)).toEqual(['WB2']);
    expect(versions[1]!.changes).toBeNull();
    // The newest version first, after those that ship.
    const refs = (await usable()).map(({ ref }) => ref);
    expect(refs.slice(-2)).toEqual(['short-one@2', 'short-one@1']);
    expect(refs[0]).toBe('full@1');
  });

  test('409 draft-changed: of two who edit at once the later one overwrites nothing', async () => {
    const draft = await copy();
    const mine = await save(draft, (content) => (content.title.en = 'Mine'));
    const theirs = { revision: draft.revision, content: draft.content };
    expect(await refuse('PUT', `${drafts}/${draft.id}`, theirs)).toMatchObject({
      status: 409,
      code: 'draft-changed',
    });
    expect(await refuse('POST', `${drafts}/${draft.id}/publish`, { revision: 1 })).toMatchObject({
      code: 'draft-changed',
    });
    // Larger than the column: a wrong field, no error of ours.
    for (const revision of [2 ** 31, 2 ** 53 - 1])
      expect(
        await refuse('PUT', `${drafts}/${draft.id}`, { revision, content: draft.content }),
      ).toMatchObject({ status: 422, code: 'invalid-fields' });
    const kept = await server.hr.call<DraftView>('GET', `${drafts}/${draft.id}`);
    expect(kept).toEqual(mine);
    const aside = await server.hr.call<DraftView>('POST', drafts, { content: draft.content });
    expect(aside.id).not.toBe(draft.id);
    for (const { id } of [kept, aside]) {
      expect((await server.hr.send('DELETE', `${drafts}/${id}`)).status).toBe(204);
    }
    expect(await refuse('GET', `${drafts}/${kept.id}`)).toMatchObject({ code: 'not-found' });
  });

  test('422: a draft with a missing text is kept, and published only when nothing is missing', async () => {
    const draft = await save(await copy(), (content) => {
      content.pages[0]!.questions[1]!.text.en = '';
      content.pages.push({
        id: 'more',
        title: { en: 'x', fr: 'x' },
        description: { en: 'x', fr: 'x' },
        questions: [],
      });
    });
    const refusal = await refuse('POST', `${drafts}/${draft.id}/publish`, {
      revision: draft.revision,
    });
    expect(refusal.status).toBe(422);
    expect(refusal.fields!.map(({ field, why }) => [field, why])).toEqual([
      ['pages.0.questions.1.text.en', 'missing-text'],
      ['pages.1', 'empty-page'],
    ]);
    expect((await library()).drafts[0]).toMatchObject({ id: draft.id, missingTexts: 1 });
    await server.hr.send('DELETE', `${drafts}/${draft.id}`);
  });

  test('a used one is archived, not deleted; one that no round uses is deleted', async () => {
    expect(await refuse('DELETE', '/instruments/short-one@1')).toMatchObject({
      status: 409,
      code: 'questionnaire-used',
    });
    await server.hr.call('PUT', '/instruments/short-one@1/archived', { archived: true });
    expect((await usable()).map(({ ref }) => ref)).not.toContain('short-one@1');
    expect((await server.hr.send('DELETE', '/instruments/short-one@2')).status).toBe(204);
    expect((await usable()).map(({ ref }) => ref)).not.toContain('short-one@2');
    await server.hr.call('PUT', '/instruments/short-one@1/archived', { archived: false });
    expect(await refuse('DELETE', '/instruments/full@1')).toMatchObject({ code: 'not-found' });
    expect(await refuse('POST', drafts, { nextOf: 'full' })).toMatchObject({
      code: 'instrument-unknown',
    });
  });

  test('two drafts of one title become two questionnaires, also at the same time', async () => {
    const both = await Promise.all([copy(), copy()]);
    const refs = await Promise.all(both.map(async (draft) => (await publish(draft)).ref));
    expect(refs.toSorted()).toEqual(['pulse-copy-2@1', 'pulse-copy@1']);
  });

  test('export, then import: the same questions, the same scoring', async () => {
    for (const [file, name] of [
      ['survey.json', 'survey.json'],
      ['items.csv', 'items.csv'],
    ] as const) {
      const exported = await server.hr.send('GET', `/instruments/full@1/${file}`);
      expect(exported.headers.get('content-disposition')).toContain(`full@1.${file}`);
      const form = upload(name, await exported.text());
      const imported = await server.hr.call<ImportedView>('POST', '/instruments/imports', form);
      expect(imported.ignored).toEqual([]);
      const closed = imported.content.pages.flatMap(({ questions }) => questions).filter(isClosed);
      const full = await server.hr.call<QuestionnaireView>('GET', '/instruments/full@1');
      expect(closed.map(({ id, dimension, best, role }) => [id, dimension, best, role])).toEqual(
        full.items.map(({ id, dimension, best, role }) => [id, dimension, best, role]),
      );
      await server.hr.send('DELETE', `${drafts}/${imported.id}`);
    }
  });

  test('422 faulty-files: what can not be imported is named at its place, and nothing is kept', async () => {
    const before = (await library()).drafts.length;
    const survey = JSON.stringify({
      pages: [{ elements: [{ type: 'boolean', name: 'b', visibleIf: '{a}=1' }, { type: 'file' }] }],
    });
    const refusal = await refuse('POST', '/instruments/imports', upload('s.json', survey));
    expect(refusal).toMatchObject({ status: 422, code: 'faulty-files' });
    expect(refusal.faults!.map(({ column }) => column)).toEqual([
      '$.pages[0].elements[0].visibleIf',
      '$.pages[0].elements[1].type',
    ]);
    expect((await library()).drafts).toHaveLength(before);
  });

  test('whatever is sent as a draft or a file: 4xx or a draft that can be saved again, never 500', async () => {
    const { content, id } = await copy();
    const keys = ['title', 'pages', 'questions', 'choices', '__proto__', 'constructor', 'value'];
    const bad = fc.oneof(
      fc.constantFrom('\0', '\u{202e}', 'x'.repeat(5000), '\ud800', null, -1, 1e9, true, {}, []),
      fc.constant(MANY),
      fc.dictionary(fc.constantFrom(...keys), fc.string()),
    );
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom('replace', 'add'),
        bad,
        async (place, how, value) => {
          const spoiled = structuredClone(content) as unknown;
          const places = listPlaces(spoiled);
          const [holder, key] = places[place % places.length]!;
          const list = Array.from({ length: 10_000 }, (_, at) => ({ value: at }));
          holder[how === 'replace' ? key : '__proto__x'] = value === MANY ? list : value;
          for (const [method, path, body] of [
            ['PUT', `${drafts}/${id}`, { revision: 1, content: spoiled }],
            ['POST', '/instruments/imports', upload('s.json', JSON.stringify(spoiled))],
          ] as const) {
            const { status } = await server.hr.send(method, path, body);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            expect([200, 201, 400, 409, 413, 422]).toContain(status);
          }
        },
      ),
      { numRuns: 150 },
    );
    for (const deep of [nest(1000), nest(20_000)]) {
      const body = `{"revision":1,"content":{"pages":${deep}}}`;
      const path = `${server.url}/api${drafts}/${id}`;
      const sent = await fetch(path, {
        method: 'PUT',
        headers: {
          cookie: server.hr.cookie,
          origin: server.url,
          'content-type': 'application/json',
        },
        body,
      });
      expect(sent.status).toBe(422);
      const file = upload('s.json', `{"title":${deep},"pages":${deep}}`);
      expect((await refuse('POST', '/instruments/imports', file)).status).toBe(422);
    }
    expect(statuses.get(422)).toBeGreaterThan(100);
    expect(server.logged.join('\n')).not.toContain('"internal"');
  });
});

/** Stands for a list of ten thousand, so that a failed case can be read. */
const MANY = 'ten thousand';

/** Lists in lists, as text: writing them out from values would need as deep a stack. */
function nest(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** Every property of a tree, as the record or list that holds it and its key. */
function listPlaces(tree: unknown): readonly (readonly [Record<string, unknown>, string])[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const holder = tree as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...listPlaces(holder[key])]);
}
