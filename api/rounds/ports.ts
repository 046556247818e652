import type { Manifest, SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { PlanView } from './views.ts';

/**
 * What a round needs of the other slices. They never import each other: app.ts hands them over, and
 * each can live in its own process.
 */
export interface RegistrarPort {
  preview(policy: Policy): Promise<PlanView>;
  freezeInvitations(
    round: string,
    policy: Policy,
    asksComments: boolean,
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
  forgetCollection(round: string): Promise<void>;
  forgetInvitations(round: string): Promise<void>;
}

export interface TallyPort {
  openBox(
    round: string,
    key: ScoringKey,
    keys: readonly { readonly id: string; readonly publicKey: string }[],
  ): Promise<void>;
  closeBox(round: string): Promise<void>;
  forgetBallots(round: string): Promise<void>;
  release(round: {
    readonly id: string;
    readonly title: string;
    readonly instrument: Instrument;
    readonly closedOn: string;
    readonly policy: Policy;
    readonly setup: ProgrammeSetup;
    readonly frozen: FrozenOrganisation;
  }): Promise<{ readonly sha256: string }>;
}
