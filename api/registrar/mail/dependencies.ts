import type { Database } from '../../../db/connect.ts';
import type { LinkSource } from '../links.ts';

/** The mail server as the pages of HR see it. */
export interface MailServerView {
  readonly from: string;
  /** Why nothing can be sent at the moment, as a code. */
  readonly readProblem: () => string | null;
  /** Try again now what was refused. */
  readonly hurry: () => void;
}

export interface MailDependencies {
  readonly database: Database;
  readonly links: LinkSource;
  readonly demo: boolean;
  /** null where there is none. */
  readonly mailServer: MailServerView | null;
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}
