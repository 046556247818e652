import type { Database } from '../../db/connect.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import { fourWords } from '../../surveys/ballot/words.ts';
import { expectReportableUnits } from '../../surveys/organisation/plan-preview.ts';
import { describeUnplanned } from '../../surveys/organisation/unplanned.ts';
import type { Policy } from '../../surveys/policy.ts';
import { freezeInvitations, planRound, writeInvitations } from './invite.ts';
import { makeKeys, type KeyMaker } from './make-keys.ts';
import * as store from './store.ts';

export interface RegistrarSettings {
  readonly database: Database;
  readonly keys: KeyMaker;
  readonly signManifest: (manifest: Manifest) => Promise<SignedManifest>;
  /** Drop parsed keys from memory: part of destroying the keys of a round. */
  readonly forgetKeys: () => void;
  /** Address of the page where one answers, without the secret. */
  readonly answerPage: () => string;
  /** Uniform in [0, 1), for the preview's simulation only. */
  readonly random: () => number;
}

/** What the registrar does for a round; it hands out counts and keys, never people. */
export function createRegistrar(settings: RegistrarSettings) {
  const { database } = settings;
  return {
    preview: (policy: Policy) => previewPlan(settings, policy),
    freezeInvitations: (round: string, policy: Policy, asksComments: boolean) =>
      freezeInvitations(database, round, policy, asksComments),
    makeKeys: (
      round: string,
      ids: readonly string[],
      onProgress: (done: number) => Promise<void>,
    ) => makeKeys(database, settings.keys, round, ids, onProgress),
    signManifest: settings.signManifest,
    writeInvitations: async (
      round: string,
      content: { title: string; organisation: string; closesOn: string; minutes: number },
      signed: SignedManifest,
    ) =>
      writeInvitations(database, round, {
        ...content,
        manifestRoot: signed.root,
        words: await fourWords(signed.root),
        page: settings.answerPage(),
      }),
    countClaims: (round: string) =>
      database.as('registrar', (sql) => store.countClaims(sql, round)),
    async forgetCollection(round: string): Promise<void> {
      await database.as('registrar', (sql) => store.forgetCollection(sql, round));
      settings.forgetKeys();
    },
    forgetInvitations: (round: string) =>
      database.as('registrar', (sql) => store.deleteInvitations(sql, round)),
    nameOrganisation: (unit: string | null) =>
      database.as('registrar', (sql) => store.readNames(sql, unit)),
  };
}

const PREVIEW_RATES = [0.6, 0.75, 0.9];

async function previewPlan({ database, random }: RegistrarSettings, policy: Policy) {
  const { tree, heads, plan } = await planRound(database, policy);
  const name = (unit: string) => tree.units[tree.indexOf.get(unit as never)!]!.name;
  return {
    invited: plan.cohorts.reduce((sum, cohort) => sum + cohort.heads, 0),
    cohorts: plan.cohorts.map((cohort) => ({
      id: cohort.id,
      label: name(cohort.unit),
      heads: cohort.heads,
      units: cohort.units.map((unit) => ({
        id: unit,
        name: name(unit),
        heads: heads[tree.indexOf.get(unit)!]!,
      })),
    })),
    unplanned: describeUnplanned(tree, plan).map(({ unit, why, reportedWith }) => ({
      unit,
      name: name(unit),
      why,
      reportedWith: name(reportedWith),
    })),
    expected: expectReportableUnits(plan, policy, random, PREVIEW_RATES).map(({ rate, units }) => ({
      responsePercent: Math.round(100 * rate),
      units: Math.round(units),
    })),
  };
}
