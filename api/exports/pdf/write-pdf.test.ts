import { describe, expect, test } from 'vitest';
import {
  narrowToUnit,
  takeAll,
  type ExportInput,
  type ExportLanguage,
  type NarrowedExport,
} from '../../../surveys/export/input.ts';
import { madeUpKey, madeUpRelease, madeUpUnits } from '../../../test/support/made-up-release.ts';
import { readTaggedPdf } from '../../../test/support/pdf.ts';
import { writePdf } from './write-pdf.ts';

const INPUT: ExportInput = {
  release: madeUpRelease,
  hash: 'a'.repeat(64),
  instrument: { ...madeUpKey, title: { en: 'Made up', fr: 'Inventé' } },
  units: [
    ...madeUpUnits.filter(({ id }) => id !== 'U4'),
    { id: 'U4', parent: 'U2', name: 'Équipe Wrocław Šibenik Łódź' },
  ],
  start: { group: 'unit:U1' },
  since: {
    round: { title: 'Spring', closedOn: '2026-05-20' },
    changes: {
      'unit:U2': {
        WB: { before: 61, after: 70, difference: 9, margin: 5.4, verdict: 'higher' },
      },
    },
  },
};

function open(input: NarrowedExport | null, language: ExportLanguage = 'en') {
  const file = Buffer.from(writePdf(input!, language, () => undefined));
  const pdf = readTaggedPdf(file);
  return { ...pdf, file, text: pdf.pages.map((page) => page.join('\n')).join('\n\f\n') };
}

const all = open(takeAll(INPUT));
const team = open(narrowToUnit(INPUT, 'U2'), 'fr');

describe('the report as a PDF', () => {
  test('is tagged, titled, in its language, with bookmarks', () => {
    expect(all.catalogue).toContain('/Lang (en-GB)');
    expect(team.catalogue).toContain('/Lang (fr-FR)');
    for (const { catalogue, file } of [all, team]) {
      expect(catalogue).toMatch(/\/StructTreeRoot|\/MarkInfo/);
      expect(catalogue).toContain('/Outlines');
      expect(file.toString('latin1')).toContain('/DisplayDocTitle true');
    }
  });

  test('has headings, tables with headed rows and columns, lists and pictures in words', () => {
    for (const type of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Figure', 'TOC', 'Link'])
      expect(all.elements.get(type), type).toBeGreaterThan(0);
    const source = all.file.toString('latin1');
    expect(source).toContain('/Scope /Column');
    expect(source).toContain('/Scope /Row');
    expect(all.alts).toHaveLength(all.elements.get('Figure')!);
    expect(all.alts).toContain('Answers per option: 1: 1, 2: 2, 3: 3, 4: 4, 5: 10');
    expect(all.alts).toContain('Mean 65, 90 % interval from 60.8 to 69.2'.replace(' %', '\u{a0}%'));
  });

  test('numbers its pages, and the contents say on which page a group stands', () => {
    for (const [index, page] of all.pages.entries())
      expect(page).toContain(`${index + 1} / ${all.pages.length}`);
    const contents = all.pages[1]!;
    const line = contents.indexOf('Withheld') === -1 ? -1 : 0;
    expect(line).toBe(-1);
    const place = contents.indexOf('Units without figures of their own');
    const number = Number(contents[place + 1]);
    expect(all.pages[number - 1]).toContain('Units without figures of their own');
  });

  test('holds every mean, share, count and score of the release', () => {
    for (const group of madeUpRelease.groups) {
      const numbers = [
        ...Object.values(group.dimensions).map((figures) => figures?.mean),
        ...Object.values(group.items).flatMap((figures) => [figures?.mean, figures?.n]),
      ];
      for (const number of numbers)
        if (number !== undefined) expect(all.text).toContain(`${number}`);
    }
    for (const text of ['11,405 of 15,200 answered', '-12', '1 · 2 · 3 · 4 · 10', '66.4', '62'])
      expect(all.text).toContain(text);
    expect(all.text).toContain('withheld');
  });

  test('of one team holds that team, the company beside it and no other team', () => {
    expect(team.text).toContain(`<b onclick="x()">R&D</b> 'A'`);
    expect(team.text).toContain('Évolution depuis Spring (20 mai 2026)');
    expect(team.text).toContain('nettement plus haut');
    expect(team.text).not.toContain('HYPERLINK');
    expect(team.text).not.toContain('Petites équipes');
    expect(team.text).not.toContain('Up here');
  });

  test('says of a withheld unit why, and shows the group that stands in', () => {
    const asked = open(narrowToUnit(INPUT, 'U4'), 'fr');
    const text = asked.text.replaceAll('\n', ' ');
    expect(text).toContain('Pas de chiffres pour Équipe Wrocław Šibenik Łódź seule');
    expect(text).toContain('trahirait, par soustraction');
    expect(asked.alts.some((alt) => alt.startsWith('Réponses par option'))).toBe(true);
  });

  test('comes out the same each time, and tells no time of day', () => {
    const again = open(narrowToUnit(INPUT, 'U2'), 'fr');
    expect(again.text).toBe(team.text);
    expect(team.file.toString('latin1')).toContain('D:20261122000000Z');
  });
});
