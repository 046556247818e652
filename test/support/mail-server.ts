import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  /** Headers and body as they came. */
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it takes. */
export async function startMailServer() {
  const received: ReceivedMail[] = [];
  let refuses = false;
  let gate = Promise.resolve();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuses ? new Error('not now') : null),
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      stream.on('end', () => {
        void gate.then(() => {
          received.push({ to: session.envelope.rcptTo[0]!.address, raw });
          done();
        });
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(now: boolean): void {
      refuses = now;
    },
    /** Take no message until the returned function is called. */
    hold(): () => void {
      let open = (): void => undefined;
      gate = new Promise((done) => (open = done));
      return open;
    },
    close: () => new Promise<void>((done) => smtp.close(() => done())),
  };
}

/** The text of a message, quoted-printable or not. */
export function readText({ raw }: ReceivedMail): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(head))
    return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
