import type { TextTree } from '../ui/i18n.ts';

/** The texts of a part, in its folder, in each language; French has to say all that English says. */
function inLanguages<Tree extends TextTree>(
  folder: string,
  en: () => Promise<Tree>,
  fr: () => Promise<NoInfer<Tree>>,
) {
  return { folder, en, fr };
}

/** The texts of the staff application by part: each is a file of its own for each language. */
export const SLICES = {
  shell: inLanguages(
    'shell',
    async () => (await import('./shell/texts.en.ts')).shellEn,
    async () => (await import('./shell/texts.fr.ts')).shellFr,
  ),
  signIn: inLanguages(
    'sign-in',
    async () => (await import('./sign-in/texts.en.ts')).signInEn,
    async () => (await import('./sign-in/texts.fr.ts')).signInFr,
  ),
  accounts: inLanguages(
    'accounts',
    async () => (await import('./accounts/texts.en.ts')).accountsEn,
    async () => (await import('./accounts/texts.fr.ts')).accountsFr,
  ),
  audit: inLanguages(
    'audit',
    async () => (await import('./audit/texts.en.ts')).auditEn,
    async () => (await import('./audit/texts.fr.ts')).auditFr,
  ),
  organisation: inLanguages(
    'organisation',
    async () => (await import('./organisation/texts.en.ts')).organisationEn,
    async () => (await import('./organisation/texts.fr.ts')).organisationFr,
  ),
  rounds: inLanguages(
    'rounds',
    async () => (await import('./rounds/texts.en.ts')).roundsEn,
    async () => (await import('./rounds/texts.fr.ts')).roundsFr,
  ),
  questionnaires: inLanguages(
    'questionnaires',
    async () => (await import('./questionnaires/texts.en.ts')).questionnairesEn,
    async () => (await import('./questionnaires/texts.fr.ts')).questionnairesFr,
  ),
  launch: inLanguages(
    'launch',
    async () => (await import('./launch/texts.en.ts')).launchEn,
    async () => (await import('./launch/texts.fr.ts')).launchFr,
  ),
  mail: inLanguages(
    'mail',
    async () => (await import('./mail/texts.en.ts')).mailEn,
    async () => (await import('./mail/texts.fr.ts')).mailFr,
  ),
  outbox: inLanguages(
    'outbox',
    async () => (await import('./outbox/texts.en.ts')).outboxEn,
    async () => (await import('./outbox/texts.fr.ts')).outboxFr,
  ),
  codes: inLanguages(
    'codes',
    async () => (await import('./codes/texts.en.ts')).codesEn,
    async () => (await import('./codes/texts.fr.ts')).codesFr,
  ),
  heatmap: inLanguages(
    'heatmap',
    async () => (await import('./heatmap/texts.en.ts')).heatmapEn,
    async () => (await import('./heatmap/texts.fr.ts')).heatmapFr,
  ),
  map: inLanguages(
    'readiness-map',
    async () => (await import('./readiness-map/texts.en.ts')).mapEn,
    async () => (await import('./readiness-map/texts.fr.ts')).mapFr,
  ),
  overview: inLanguages(
    'overview',
    async () => (await import('./overview/texts.en.ts')).overviewEn,
    async () => (await import('./overview/texts.fr.ts')).overviewFr,
  ),
  comparison: inLanguages(
    'comparison',
    async () => (await import('./comparison/texts.en.ts')).comparisonEn,
    async () => (await import('./comparison/texts.fr.ts')).comparisonFr,
  ),
  report: inLanguages(
    'report',
    async () => (await import('./report/texts.en.ts')).reportEn,
    async () => (await import('./report/texts.fr.ts')).reportFr,
  ),
  exports: inLanguages(
    'exports',
    async () => (await import('./exports/texts.en.ts')).exportsEn,
    async () => (await import('./exports/texts.fr.ts')).exportsFr,
  ),
  guide: inLanguages(
    'readiness-guide',
    async () => (await import('./readiness-guide/texts.en.ts')).guideEn,
    async () => (await import('./readiness-guide/texts.fr.ts')).guideFr,
  ),
  sharing: inLanguages(
    'sharing',
    async () => (await import('./sharing/texts.en.ts')).sharingEn,
    async () => (await import('./sharing/texts.fr.ts')).sharingFr,
  ),
  decisions: inLanguages(
    'decisions',
    async () => (await import('./decisions/texts.en.ts')).decisionsEn,
    async () => (await import('./decisions/texts.fr.ts')).decisionsFr,
  ),
  comments: inLanguages(
    'comments',
    async () => (await import('./comments/texts.en.ts')).commentsEn,
    async () => (await import('./comments/texts.fr.ts')).commentsFr,
  ),
  team: inLanguages(
    'team',
    async () => (await import('./team/texts.en.ts')).teamEn,
    async () => (await import('./team/texts.fr.ts')).teamFr,
  ),
  volunteers: inLanguages(
    'volunteers',
    async () => (await import('./volunteers/texts.en.ts')).volunteersEn,
    async () => (await import('./volunteers/texts.fr.ts')).volunteersFr,
  ),
};

export type Slice = keyof typeof SLICES;

/** All texts together: what the keys of `t` are checked against. */
export type StaffTexts = {
  readonly [Name in Slice]: Awaited<ReturnType<(typeof SLICES)[Name]['en']>>;
};
