import type { Database } from '../../db/connect.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { SignedExtension } from '../../surveys/ballot/extension.ts';
import {
  checkAudience,
  checkBreakdowns,
  freezeInvitations,
  planRound,
  writeInvitations,
  type PlanSettings,
} from './invite.ts';
import { deleteMailing } from './mail/store.ts';
import { makeKeys, type KeyMaker } from './make-keys.ts';
import { previewPlan, previewTold } from './preview.ts';
import * as members from './members.ts';
import * as store from './store.ts';

export interface RegistrarSettings {
  readonly database: Database;
  readonly keys: KeyMaker;
  readonly signManifest: (manifest: Manifest) => Promise<SignedManifest>;
  readonly signExtension: (root: string, closesOn: string) => Promise<SignedExtension>;
  /** Drop parsed keys from memory: part of destroying the keys of a round. */
  readonly forgetKeys: () => void;
  /** Uniform in [0, 1), for the preview's simulation only. */
  readonly random: () => number;
}

/** What the registrar does for a round; it hands out counts and keys, never people. */
export function createRegistrar(settings: RegistrarSettings) {
  const { database } = settings;
  return {
    preview: (plan: PlanSettings) => previewPlan(settings, plan),
    checkPlan: async (plan: PlanSettings) => {
      await planRound(database, plan);
    },
    previewTold: (plan: PlanSettings, unit: string) => previewTold(database, plan, unit),
    checkAudience: (audience: readonly string[] | null, policy: Policy) =>
      checkAudience(database, audience, policy),
    checkBreakdowns: (breakdowns: readonly string[]) => checkBreakdowns(database, breakdowns),
    freezeInvitations: (round: string, content: PlanSettings & { asksComments: boolean }) =>
      freezeInvitations(database, round, content),
    makeKeys: (
      round: string,
      ids: readonly string[],
      onProgress: (done: number) => Promise<void>,
    ) => makeKeys(database, settings.keys, round, ids, onProgress),
    signManifest: settings.signManifest,
    signExtension: settings.signExtension,
    writeInvitations: (round: string) => writeInvitations(database, settings.keys.masterKey, round),
    forgetMailing: (round: string) => database.as('registrar', (sql) => deleteMailing(sql, round)),
    countClaims: (round: string) =>
      database.as('registrar', (sql) => store.countClaims(sql, round)),
    countMemberTypes: (round: string) =>
      database.as('registrar', (sql) => store.countMemberTypes(sql, round)),
    listChanges: (before: readonly string[], after: string) =>
      database.as('registrar', (sql) => members.readChanges(sql, before, after)),
    async forgetCollection(round: string): Promise<void> {
      await database.as('registrar', (sql) => store.forgetCollection(sql, round));
      settings.forgetKeys();
    },
    forgetInvitations: (round: string) =>
      database.as('registrar', (sql) => store.deleteInvitations(sql, round)),
    forgetMembers: (before: readonly string[], after: string, everybody: boolean) =>
      database.as('registrar', (sql) => members.deleteMembers(sql, before, after, everybody)),
    listUnits: async (): Promise<ReadonlySet<string>> =>
      new Set((await database.as('registrar', store.readUnits)).map(({ id }) => id)),
    nameOrganisation: (unit: string | null) =>
      database.as('registrar', (sql) => store.readNames(sql, unit)),
  };
}
