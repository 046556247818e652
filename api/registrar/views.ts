/** What the registrar tells over HTTP. */

/** Answer to `POST /api/registrar/invitation` with `{ secret }`: what the holder of an invitation may know. */
export interface InvitationView {
  readonly round: {
    readonly id: string;
    readonly title: string;
    readonly organisation: string;
    readonly instrument: string;
    readonly minutes: number;
    /** Last day on which answers are taken, `YYYY-MM-DD`. */
    readonly closesOn: string;
    /** The last day as it was at launch, where it has been moved; the extension is signed and public. */
    readonly extendedFrom: string | null;
    /** Names of the units that are asked; null where the whole company is. */
    readonly audience: readonly string[] | null;
    readonly state: 'preparing' | 'open' | 'closed' | 'released';
    readonly policy: {
      readonly groupMin: number;
      readonly distributionMin: number;
      readonly commentMin: number;
    };
  };
  /** `en` or `fr`: the language of the roster, or null. */
  readonly language: string | null;
  /** Always false for a printed code, which others may hold: only a claim tells, and that uses it up. */
  readonly used: boolean;
  /** Merkle root of the manifest, hexadecimal, as printed in the invitation. */
  readonly manifestRoot: string;
  /** The keys that this invitation may claim a signature for. */
  readonly keys: {
    readonly ballot: string;
    readonly breakdowns: readonly string[];
    /** null where the company is too small for comments. */
    readonly comment: string | null;
  };
  /** The groups in which the answers count, smallest first, the whole company last. */
  readonly countsIn: readonly {
    readonly label: string;
    readonly heads: number;
    readonly units: readonly string[];
    /** People in `units`; the stored ballot of the smallest group names these and no fewer. */
    readonly together: number;
  }[];
  /** The groups of declared breakdowns in which the answers count as well. */
  readonly brokenDownBy: readonly {
    readonly attribute: string;
    /** Name of the unit; null where the breakdown is company-wide. */
    readonly unit: string | null;
    /** Several values are counted together; "" is that of people who stated nothing. */
    readonly values: readonly string[];
    readonly heads: number;
  }[];
}

/** `POST /api/registrar/claim` with `{ secret, round, blinded: [{ key, message }] }` (base64url). */
export interface ClaimView {
  /** base64url, in the order of the blinded messages. */
  readonly signatures: readonly { readonly key: string; readonly signature: string }[];
}

/** `GET /api/organisation` */
export interface OrganisationView {
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
    readonly heads: number;
  }[];
  readonly employees: number;
  readonly attributes: readonly string[];
}

/** `POST /api/organisation` (multipart: `units`, `roster`, `apply` = `true` or `false`) */
export interface ImportView {
  readonly applied: boolean;
  readonly units: {
    readonly total: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  };
  readonly employees: {
    readonly total: number;
    readonly added: number;
    readonly removed: number;
    readonly moved: number;
  };
}

/** `GET /api/rounds/:id/codes/units`: units with people who get a printed code. */
export interface CodesView {
  readonly people: number;
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: number;
  }[];
}

/** `GET /api/rounds/:id/outbox`, demonstration only. */
export interface OutboxView {
  readonly messages: readonly {
    readonly employee: string;
    readonly to: string | null;
    readonly unit: string;
    readonly language: string;
    readonly subject: string;
    readonly text: string;
    readonly link: string;
  }[];
}
