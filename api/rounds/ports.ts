import type { SignedExtension } from '../../surveys/ballot/extension.ts';
import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { MemberTypeCounts } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { BreakdownRefusal } from '../../surveys/disclosure/breakdowns.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { PlanView, ToldView } from './views.ts';

/** What a plan follows from, beside the organisation. */
export interface PlanRequest {
  /** Units, each with everything below it; null for everybody. */
  readonly audience: readonly string[] | null;
  readonly policy: Policy;
  /** As declared, by priority. */
  readonly breakdowns: readonly string[];
}

/**
 * What a round needs of the other slices. They never import each other: app.ts hands them over, and
 * each can live in its own process.
 */
export interface RegistrarPort {
  preview(plan: PlanRequest): Promise<PlanView>;
  /** The first page of the people of one unit. */
  previewTold(plan: PlanRequest, unit: string): Promise<Omit<ToldView, 'minutes'>>;
  /** Whether there can be a plan. @throws AppError */
  checkPlan(plan: PlanRequest): Promise<void>;
  /** @throws AppError audience-refused */
  checkAudience(audience: readonly string[] | null, policy: Policy): Promise<void>;
  /** Breakdowns that can never be, whatever the head counts: what is wrong with which. */
  checkBreakdowns(breakdowns: readonly string[]): Promise<readonly BreakdownRefusal[]>;
  freezeInvitations(
    round: string,
    settings: PlanRequest & { readonly asksComments: boolean },
  ): Promise<FrozenOrganisation>;
  /** Make the keys that are still missing. Reports the number made so far. */
  makeKeys(
    round: string,
    ids: readonly string[],
    onProgress: (done: number) => Promise<void>,
  ): Promise<readonly { readonly id: string; readonly publicKey: string }[]>;
  signManifest(manifest: Manifest): Promise<SignedManifest>;
  /** @param root of the manifest */
  signExtension(root: string, closesOn: string): Promise<SignedExtension>;
  /** Secrets for everyone who is invited; they are sent or printed once the round is open. */
  writeInvitations(round: string): Promise<void>;
  /** Texts and reminders of a draft that is deleted. */
  forgetMailing(round: string): Promise<void>;
  /** People who have submitted, by ballot key. */
  countClaims(round: string): Promise<ReadonlyMap<string, number>>;
  /** How many were invited and have submitted, by the keys of ballot and breakdowns together. */
  countMemberTypes(round: string): Promise<readonly MemberTypeCounts[]>;
  /**
   * Strict setting: who joined, left or moved since the last launch that asked them.
   * @param before rounds, the latest first
   */
  listChanges(before: readonly string[], after: string): Promise<readonly MembershipChange[]>;
  forgetCollection(round: string): Promise<void>;
  forgetInvitations(round: string): Promise<void>;
  forgetMembers(before: readonly string[], after: string, everybody: boolean): Promise<void>;
}

export interface TallyPort {
  openBox(signed: SignedManifest, key: Instrument): Promise<void>;
  closeBox(round: string): Promise<void>;
  forgetBallots(round: string): Promise<void>;
  release(
    round: {
      readonly id: string;
      readonly title: string;
      readonly instrument: Instrument;
      readonly closedOn: string;
      readonly policy: Policy;
      readonly setup: ProgrammeSetup;
      readonly frozen: FrozenOrganisation;
      readonly types: Promise<readonly MemberTypeCounts[]>;
      /** Strict setting only. */
      readonly changes: readonly MembershipChange[] | null;
      /** Units released last round. */
      readonly preferred: ReadonlySet<UnitId>;
    },
    /** For which the box was opened: only a box elsewhere has to be shown it, and it is megabytes. */
    readSigned: () => Promise<SignedManifest | null>,
  ): Promise<{ readonly sha256: string }>;
}
