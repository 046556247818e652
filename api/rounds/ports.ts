import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { BreakdownRefusal } from '../../surveys/disclosure/breakdowns.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { PlanView } from './views.ts';

/** Invited people whose answers count in the same groups. Numbers only, and nowhere stored. */
export interface MemberTypeCount {
  readonly ballotKey: string;
  readonly breakdownKeys: readonly string[];
  readonly invited: number;
  /** Those who have claimed a ballot. */
  readonly claimed: number;
}

/**
 * What a round needs of the other slices. They never import each other: app.ts hands them over, and
 * each can live in its own process.
 */
export interface RegistrarPort {
  preview(policy: Policy, breakdowns: readonly string[]): Promise<PlanView>;
  /** Breakdowns that can never be, whatever the head counts: what is wrong with which. */
  checkBreakdowns(breakdowns: readonly string[]): Promise<readonly BreakdownRefusal[]>;
  freezeInvitations(
    round: string,
    settings: {
      readonly policy: Policy;
      readonly breakdowns: readonly string[];
      readonly asksComments: boolean;
    },
  ): Promise<FrozenOrganisation>;
  /** Make the keys that are still missing. Reports the number made so far. */
  makeKeys(
    round: string,
    ids: readonly string[],
    onProgress: (done: number) => Promise<void>,
  ): Promise<readonly { readonly id: string; readonly publicKey: string }[]>;
  signManifest(manifest: Manifest): Promise<SignedManifest>;
  writeInvitations(
    round: string,
    content: {
      readonly title: string;
      readonly organisation: string;
      readonly closesOn: string;
      readonly minutes: number;
    },
    manifest: SignedManifest,
  ): Promise<void>;
  /** People who have submitted, by ballot key. */
  countClaims(round: string): Promise<ReadonlyMap<string, number>>;
  /** How many were invited and have submitted, by the keys of ballot and breakdowns together. */
  countMemberTypes(round: string): Promise<readonly MemberTypeCount[]>;
  /** Strict setting: who joined, left or moved between the launches of two rounds. */
  listChanges(from: string, to: string): Promise<readonly MembershipChange[]>;
  forgetCollection(round: string): Promise<void>;
  forgetInvitations(round: string): Promise<void>;
  forgetMembers(round: string): Promise<void>;
}

export interface TallyPort {
  openBox(signed: SignedManifest, key: Instrument): Promise<void>;
  closeBox(round: string): Promise<void>;
  forgetBallots(round: string): Promise<void>;
  release(round: {
    readonly id: string;
    readonly signed: SignedManifest;
    readonly title: string;
    readonly instrument: Instrument;
    readonly closedOn: string;
    readonly policy: Policy;
    readonly setup: ProgrammeSetup;
    readonly frozen: FrozenOrganisation;
    readonly types: readonly MemberTypeCount[];
    /** Strict setting only. */
    readonly changes: readonly MembershipChange[] | null;
    /** Units released last round. */
    readonly preferred: ReadonlySet<UnitId>;
  }): Promise<{ readonly sha256: string }>;
}
