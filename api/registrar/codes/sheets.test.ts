import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { writePaperCode } from '../../../surveys/ballot/paper-code.ts';
import type { UnitId } from '../../../surveys/ids.ts';
import { readPdfPages } from '../../../test/support/pdf.ts';
import type { Slip, UnitWithoutMail } from './read.ts';
import { writeSheets } from './sheets.ts';

const CONTENT = {
  title: 'Printemps 2027',
  organisation: 'Maison Verdier',
  until: { en: '1 May 2027', fr: '1er mai 2027' },
  words: ['apple', 'bridge', 'candle', 'dolphin'],
};
const UNITS: readonly UnitWithoutMail[] = [
  { id: 'a' as UnitId, name: 'Équipe Wrocław', people: 5 },
  { id: 'b' as UnitId, name: 'Team B', people: 1 },
];

function makeSlip(unit: string, number: number): Slip {
  const code = writePaperCode(new Uint8Array(10).fill(17 * number + unit.length));
  return {
    employee: `${unit}-${number}`,
    language: number % 2 === 0 ? 'en' : 'fr',
    link: `https://survey.example.org/a#${code}`,
  };
}

async function* listSlips({ id, people }: UnitWithoutMail) {
  await Promise.resolve();
  yield Array.from({ length: people }, (_, number) => makeSlip(id, number));
}

async function writeFile(units = UNITS): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeSheets(CONTENT, units, 'fr', listSlips)));
}

describe('the sheets of codes', () => {
  test('begin a page for every unit and put four slips on one, the first for those who hand out', async () => {
    const pages = readPdfPages(await writeFile());
    expect(pages).toHaveLength(3);
    const [first, second, third] = pages.map((page) => page.texts.join(' '));
    expect(first).toContain('Équipe Wroclaw 5 personnes sans adresse e-mail');
    for (const number of [0, 1, 2]) expect(first).toContain(`a-${number} `);
    for (const number of [3, 4]) expect(second).toContain(`a-${number} `);
    expect(second).not.toContain('b-0');
    expect(third).toContain('Team B 1 personne sans adresse e-mail');
    expect(third).toContain('b-0 ');
  });

  test('say on each slip whose it is, until when, how, the words and the code, in the language of the person', async () => {
    const [page] = readPdfPages(await writeFile());
    const texts = page!.texts.map((text) => text.trim());
    const code = (number: number) => makeSlip('a', number).link.split('#')[1]!;
    expect(texts).toContain(code(0));
    expect(texts).toContain(code(1));
    expect(texts).toContain('Answers until 1 May 2027 inclusive');
    expect(texts).toContain('Réponses jusqu’au 1er mai 2027 inclus');
    expect(texts.filter((text) => text === 'survey.example.org/code')).toHaveLength(3);
    expect(texts.filter((text) => text === 'dolphin')).toHaveLength(3);
    expect(texts.join(' ')).toContain('Nobody can find out what you answered');
    expect(texts.join(' ')).toContain('Personne ne peut savoir ce que vous avez répondu');
    expect(texts.join('')).not.toContain('?'.repeat(2));
  });

  test('draw the personal link as a QR code, module by module', async () => {
    const [page] = readPdfPages(await writeFile([UNITS[1]!]));
    const { data, size } = encode(makeSlip('b', 0).link, { ecc: 'M', border: 0 });
    const height = Math.min(...page!.boxes.map(([, , , tall]) => tall!));
    const modules = page!.boxes.filter(([, , , tall]) => Math.abs(tall! - height) < 0.01);
    const left = Math.min(...modules.map(([x]) => x!));
    const top = Math.min(...modules.map(([, y]) => y!));
    const drawn = data.map(() => new Array<boolean>(size).fill(false));
    for (const [x, y, width] of modules) {
      const row = drawn[Math.round((y! - top) / height)]!;
      const from = Math.round((x! - left) / height);
      row.fill(true, from, from + Math.round(width! / height));
    }
    expect(drawn).toEqual(data);
    // 0.5 mm on paper is what a telephone reads at arm's length.
    expect(height).toBeGreaterThan(1.4);
  });

  test('are tagged, with a language for each slip and words for the picture', async () => {
    const text = (await writeFile()).toString('latin1');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/S \/H2/);
    expect(text.match(/\/S \/Figure/g)).toHaveLength(6);
    expect(text.match(/\/Alt /g)).toHaveLength(6);
    expect(text).toContain('/Lang (en-GB)');
    expect(text).toContain('/Lang (fr-FR)');
  });

  test('are drawn only as fast as they are taken', async () => {
    let read = 0;
    async function* count(unit: UnitWithoutMail) {
      for (; read < unit.people; read += 10) {
        await Promise.resolve();
        yield Array.from({ length: 10 }, (_, number) => makeSlip('c', number));
      }
    }
    const unit = { id: 'c' as UnitId, name: 'Large', people: 10_000 };
    let bytes = 0;
    for await (const chunk of writeSheets(CONTENT, [unit], 'en', count)) {
      bytes += chunk.length;
      if (bytes > 20_000) break;
    }
    expect(bytes).toBeGreaterThan(20_000);
    expect(read).toBeLessThan(100);
  });
});
