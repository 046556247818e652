import { expect, test } from 'vitest';
import { accountsEn } from './accounts/texts.en.ts';
import { accountsFr } from './accounts/texts.fr.ts';
import { auditEn } from './audit/texts.en.ts';
import { auditFr } from './audit/texts.fr.ts';
import { codesEn } from './codes/texts.en.ts';
import { codesFr } from './codes/texts.fr.ts';
import { mailEn } from './mail/texts.en.ts';
import { mailFr } from './mail/texts.fr.ts';
import { heatmapEn } from './heatmap/texts.en.ts';
import { heatmapFr } from './heatmap/texts.fr.ts';
import { mapEn } from './readiness-map/texts.en.ts';
import { mapFr } from './readiness-map/texts.fr.ts';
import { overviewEn } from './overview/texts.en.ts';
import { overviewFr } from './overview/texts.fr.ts';
import { comparisonEn } from './comparison/texts.en.ts';
import { comparisonFr } from './comparison/texts.fr.ts';
import { organisationEn } from './organisation/texts.en.ts';
import { organisationFr } from './organisation/texts.fr.ts';
import { outboxEn } from './outbox/texts.en.ts';
import { outboxFr } from './outbox/texts.fr.ts';
import { guideEn } from './readiness-guide/texts.en.ts';
import { guideFr } from './readiness-guide/texts.fr.ts';
import { questionnairesEn } from './questionnaires/texts.en.ts';
import { questionnairesFr } from './questionnaires/texts.fr.ts';
import { reportEn } from './report/texts.en.ts';
import { reportFr } from './report/texts.fr.ts';
import { roundsEn } from './rounds/texts.en.ts';
import { roundsFr } from './rounds/texts.fr.ts';
import { sharingEn } from './sharing/texts.en.ts';
import { sharingFr } from './sharing/texts.fr.ts';
import { shellEn } from './shell/texts.en.ts';
import { shellFr } from './shell/texts.fr.ts';
import { signInEn } from './sign-in/texts.en.ts';
import { signInFr } from './sign-in/texts.fr.ts';
import { volunteersEn } from './volunteers/texts.en.ts';
import { volunteersFr } from './volunteers/texts.fr.ts';
import type { TextTree } from '../ui/i18n.ts';

const pairs: readonly (readonly [string, TextTree, TextTree])[] = [
  ['accounts', accountsEn, accountsFr],
  ['audit', auditEn, auditFr],
  ['codes', codesEn, codesFr],
  ['mail', mailEn, mailFr],
  ['heatmap', heatmapEn, heatmapFr],
  ['readiness-map', mapEn, mapFr],
  ['overview', overviewEn, overviewFr],
  ['comparison', comparisonEn, comparisonFr],
  ['organisation', organisationEn, organisationFr],
  ['outbox', outboxEn, outboxFr],
  ['questionnaires', questionnairesEn, questionnairesFr],
  ['readiness-guide', guideEn, guideFr],
  ['report', reportEn, reportFr],
  ['rounds', roundsEn, roundsFr],
  ['sharing', sharingEn, sharingFr],
  ['shell', shellEn, shellFr],
  ['sign-in', signInEn, signInFr],
  ['volunteers', volunteersEn, volunteersFr],
];

function listTexts(tree: TextTree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name, value] as const]
      : listTexts(value, `${path}${name}.`),
  );
}

function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted();
}

test.each(pairs)(
  '%s: French names the same figures as English, and no text is empty',
  (_, en, fr) => {
    const english = listTexts(en);
    const french = new Map(listTexts(fr));
    expect(english.length).toBeGreaterThan(5);
    expect(french.size).toBe(english.length);
    for (const [key, text] of english) {
      expect(text, key).not.toBe('');
      expect(french.get(key), key).not.toBe('');
      expect(listPlaceholders(french.get(key) ?? ''), key).toEqual(listPlaceholders(text));
    }
  },
);
