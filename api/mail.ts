import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';

/** One message to one person, as plain text and as HTML. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /**
   * Where a mail server reports that it could not deliver. Left out: to the sender. `''`: to nobody, so that
   * no automatic answer tells who got this message.
   */
  readonly reportsTo?: string;
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with account and options as nodemailer reads them. */
  readonly smtpUrl: string;
  readonly from: string;
}

export interface Mail {
  /** Resolves when the mail server has taken the message. @throws MailRefused */
  readonly send: (message: MailMessage) => Promise<void>;
  /** Whether the mail server can be reached and lets us in. @throws MailRefused */
  readonly verify: () => Promise<void>;
  readonly close: () => void;
}

/** Messages that may be on their way at the same moment. */
export const MAIL_CONNECTIONS = 3;
const REASON_CHARACTERS_MAX = 200;

/** Why a message was not taken. */
export class MailRefused extends Error {
  /** `address`: this message alone; `server`: nothing can be sent at the moment. */
  readonly scope: 'address' | 'server';
  /** Trying again will not help. */
  readonly permanent: boolean;
  /** For the log: a code of ours or of the library, never what the server said. */
  readonly code: string;
  /** What the server said, one line. */
  readonly reason: string;

  constructor(error: unknown) {
    super('mail refused');
    const { code, command, responseCode, response } = (error ?? {}) as NodemailerError;
    const isAddress =
      (command === 'RCPT TO' || command === 'DATA' || command === 'API') && responseCode !== 421;
    const isSaid = typeof responseCode === 'number';
    this.scope = isAddress && (isSaid || code === 'EENVELOPE') ? 'address' : 'server';
    this.permanent = isSaid ? responseCode >= 500 : code === 'EENVELOPE';
    this.code = typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'unknown';
    this.reason = tidyReason(typeof response === 'string' ? response : this.code);
  }
}

interface NodemailerError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

function tidyReason(reason: string): string {
  return reason
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, REASON_CHARACTERS_MAX);
}

/**
 * A mail server, over connections that are kept open between messages. Headers say that a machine wrote, so
 * that no other machine answers, and name nobody; the server's own queue is the only other copy.
 */
export function createMail({ smtpUrl, from }: MailSettings): Mail {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    // We try again ourselves: a message is never taken twice without our knowing.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? 'localhost';
  const refuse = (error: unknown): never => {
    throw new MailRefused(error);
  };
  return {
    async send({ to, subject, text, html, reportsTo }) {
      await transport
        .sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          messageId: `<${randomUUID()}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          xMailer: false,
          ...(reportsTo === undefined
            ? {}
            : { envelope: { from: reportsTo, to: [to] }, dsn: NO_REPORTS }),
        })
        .catch(refuse);
    },
    async verify() {
      await transport.verify().catch(refuse);
    },
    close: () => transport.close(),
  };
}

/** Mail servers that know delivery reports (RFC 3461) are told to send none. */
const NO_REPORTS = { notify: 'never' } as const;
