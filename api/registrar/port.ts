import type { Database } from '../../db/connect.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import { fourWords } from '../../surveys/ballot/words.ts';
import {
  describeUnplanned,
  expectReportableUnits,
} from '../../surveys/organisation/plan-preview.ts';
import type { Policy } from '../../surveys/policy.ts';
import { checkBreakdowns, freezeInvitations, planRound, writeInvitations } from './invite.ts';
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
    preview: (policy: Policy, breakdowns: readonly string[]) =>
      previewPlan(settings, policy, breakdowns),
    checkBreakdowns: (breakdowns: readonly string[]) => checkBreakdowns(database, breakdowns),
    freezeInvitations: (
      round: string,
      content: { policy: Policy; breakdowns: readonly string[]; asksComments: boolean },
    ) => freezeInvitations(database, round, content),
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
    countMemberTypes: (round: string) =>
      database.as('registrar', (sql) => store.countMemberTypes(sql, round)),
    listChanges: (from: string, to: string) =>
      database.as('registrar', (sql) => store.readChanges(sql, from, to)),
    async forgetCollection(round: string): Promise<void> {
      await database.as('registrar', (sql) => store.forgetCollection(sql, round));
      settings.forgetKeys();
    },
    forgetInvitations: (round: string) =>
      database.as('registrar', (sql) => store.deleteInvitations(sql, round)),
    forgetMembers: (round: string) =>
      database.as('registrar', (sql) => store.deleteMembers(sql, round)),
    nameOrganisation: (unit: string | null) =>
      database.as('registrar', (sql) => store.readNames(sql, unit)),
  };
}

const PREVIEW_RATES = [0.6, 0.75, 0.9];

async function previewPlan(
  { database, random }: RegistrarSettings,
  policy: Policy,
  specs: readonly string[],
) {
  const { tree, heads, plan, breakdowns } = await planRound(database, {
    policy,
    breakdowns: specs,
  });
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
    breakdownMin: policy.breakdownMin,
    breakdowns: (breakdowns?.breakdowns ?? []).map((breakdown, index) => ({
      name: breakdown.name,
      groups: breakdowns!.groups
        .filter((group) => group.breakdown === index)
        .map(({ unit, values, heads }) => ({
          unit: unit === null ? null : name(unit),
          values,
          heads,
        })),
    })),
    refusedBreakdowns: (breakdowns?.refusals ?? []).map(({ spec, unit, why }) => ({
      spec,
      unit: unit === null ? null : name(unit),
      why,
    })),
  };
}
