import type { Words } from '../../surveys/organisation/fault.ts';
import type { PeopleUse, UnitsUse } from '../../surveys/organisation/mapping.ts';

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
    /** The day on which it was closed, which may be before the last day; null while it takes answers. */
    readonly closedOn: string | null;
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
  /**
   * Always false for a printed code, which others may hold, and for a link of a round of which HR has had
   * links: only a claim tells, and that uses it up.
   */
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

/**
 * `POST /api/organisation/columns` (multipart: `file`, optionally `sheet` and `headerLine`): what a file holds,
 * and what its columns probably mean.
 */
export interface ColumnsView {
  readonly file: string;
  /** Of a workbook; empty for a text file. */
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly rows: number;
  }[];
  /** The one that was read; null for a text file. */
  readonly sheet: string | null;
  /** Line of the column titles. */
  readonly headerLine: number;
  /** Lines that may hold the titles. */
  readonly firstRows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Below the titles. */
  readonly rows: number;
  readonly list: 'people' | 'units';
  readonly columns: readonly {
    readonly title: string;
    /** As spreadsheets name it. */
    readonly letter: string;
    readonly samples: readonly string[];
    /** Values that are not blank. */
    readonly filled: number;
    readonly nearlyUnique: boolean;
    /** About one person and of no use here. */
    readonly personal: boolean;
    /** Its meaning if this is a list of people, or of units. */
    readonly people: PeopleUse;
    readonly units: UnitsUse;
  }[];
  /** What the person should know of how the file was read. */
  readonly notices: readonly Words[];
  /** The meanings are those of an earlier import of the same columns. */
  readonly remembered: boolean;
}

/**
 * `POST /api/organisation` (multipart: `roster`, optionally `units`, `mapping` as JSON, `apply` = `true` or
 * `false`). Without `mapping` both files are CSV in the form of docs/files.md.
 */
export interface ImportView {
  readonly applied: boolean;
  readonly units: {
    readonly total: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  };
  readonly employees: {
    /** Before the import. */
    readonly before: number;
    readonly total: number;
    readonly added: number;
    readonly removed: number;
    readonly moved: number;
    /** People whom a breakdown could count otherwise, or who can be reached otherwise, than before. */
    readonly edited: number;
    /** Without an e-mail address: they get a printed code. */
    readonly withoutEmail: number;
  };
  /** null once it is applied. */
  readonly preview: ImportPreview | null;
}

export interface ImportPreview {
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
    readonly heads: number;
    readonly change: 'added' | 'changed' | null;
  }[];
  /** Some of the units and people concerned, by identifier; the counts are above. */
  readonly removedUnits: readonly string[];
  readonly left: readonly { readonly id: string; readonly from: string }[];
  readonly moved: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly attributes: readonly { readonly name: string; readonly nearlyUnique: boolean }[];
  readonly notices: readonly Words[];
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
