import nodemailer from 'nodemailer';

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

export interface Mail {
  /** Resolves when the mail server has taken the message. Throws what nodemailer throws. */
  readonly send: (message: MailMessage) => Promise<void>;
  readonly close: () => void;
}

/** The way to the mail server of the settings. It keeps nothing: who sends decides what is tried again. */
export function createMail({ smtpUrl, from }: MailSettings): Mail {
  const transport = nodemailer.createTransport(smtpUrl);
  return {
    async send(message) {
      await transport.sendMail({ from, ...message });
    },
    close: () => transport.close(),
  };
}
