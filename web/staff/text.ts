import { chooseLanguage, createText, isLanguage, type Language } from '../ui/i18n.ts';
import { accountsEn } from './accounts/texts.en.ts';
import { accountsFr } from './accounts/texts.fr.ts';
import { auditEn } from './audit/texts.en.ts';
import { auditFr } from './audit/texts.fr.ts';
import { codesEn } from './codes/texts.en.ts';
import { codesFr } from './codes/texts.fr.ts';
import { commentsEn } from './comments/texts.en.ts';
import { commentsFr } from './comments/texts.fr.ts';
import { decisionsEn } from './decisions/texts.en.ts';
import { decisionsFr } from './decisions/texts.fr.ts';
import { launchEn } from './launch/texts.en.ts';
import { launchFr } from './launch/texts.fr.ts';
import { exportsEn } from './exports/texts.en.ts';
import { exportsFr } from './exports/texts.fr.ts';
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
import { teamEn } from './team/texts.en.ts';
import { teamFr } from './team/texts.fr.ts';
import { volunteersEn } from './volunteers/texts.en.ts';
import { volunteersFr } from './volunteers/texts.fr.ts';

const en = {
  shell: shellEn,
  signIn: signInEn,
  accounts: accountsEn,
  audit: auditEn,
  organisation: organisationEn,
  rounds: roundsEn,
  questionnaires: questionnairesEn,
  launch: launchEn,
  mail: mailEn,
  outbox: outboxEn,
  codes: codesEn,
  heatmap: heatmapEn,
  map: mapEn,
  overview: overviewEn,
  comparison: comparisonEn,
  report: reportEn,
  exports: exportsEn,
  guide: guideEn,
  sharing: sharingEn,
  decisions: decisionsEn,
  comments: commentsEn,
  team: teamEn,
  volunteers: volunteersEn,
};

const fr: typeof en = {
  shell: shellFr,
  signIn: signInFr,
  accounts: accountsFr,
  audit: auditFr,
  organisation: organisationFr,
  rounds: roundsFr,
  questionnaires: questionnairesFr,
  launch: launchFr,
  mail: mailFr,
  outbox: outboxFr,
  codes: codesFr,
  heatmap: heatmapFr,
  map: mapFr,
  overview: overviewFr,
  comparison: comparisonFr,
  report: reportFr,
  exports: exportsFr,
  guide: guideFr,
  sharing: sharingFr,
  decisions: decisionsFr,
  comments: commentsFr,
  team: teamFr,
  volunteers: volunteersFr,
};

const LANGUAGE_KEY = 'tutti-staff-language';

function firstLanguage(): Language {
  const chosen = localStorage.getItem(LANGUAGE_KEY);
  return isLanguage(chosen) ? chosen : chooseLanguage(navigator.languages);
}

const text = createText({ en, fr }, firstLanguage());

export const { useText, currentSpeech } = text;

/** Changes the language of the page and remembers it on this device. */
export function chooseAndKeepLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE_KEY, language);
  text.setLanguage(language);
}
