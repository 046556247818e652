import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  /** Of the envelope; '' where reports go nowhere. */
  readonly from: string;
  readonly to: string;
  /** Subject, decoded. */
  readonly subject: string;
  /** Plain text, decoded. */
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

export interface TestSmtp {
  readonly port: number;
  readonly url: string;
  readonly received: ReceivedMail[];
  /** What is said to a recipient instead of taking the message: `550 no such person`. */
  readonly refusals: Map<string, string>;
  /** Called for each message before it is taken; throwing closes the connection without a word. */
  beforeTaking: (to: string) => void | Promise<void>;
  close(): Promise<void>;
}

/** A real mail server on a free port, which keeps what it gets. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const refusals = new Map<string, string>();
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const refusal = refusals.get(address);
      if (refusal === undefined) {
        done();
        return;
      }
      const [code, ...words] = refusal.split(' ');
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      let raw = '';
      const to = session.envelope.rcptTo[0]!.address;
      const { mailFrom } = session.envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
      stream.on('end', () => {
        void Promise.resolve()
          .then(() => smtp.beforeTaking(to))
          .then(
            () => {
              received.push({ from, to, ...readMessage(raw), raw });
              done();
            },
            () => {
              for (const connection of server.connections)
                if (connection.session.id === session.id) connection._socket.destroy();
            },
          );
      });
    },
    ...options,
  }) as SMTPServer & {
    connections: Set<{ session: { id: string }; _socket: { destroy(): void } }>;
  };
  // A client that is killed, or distrusts the certificate, is no fault of the server.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const smtp: TestSmtp = {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusals,
    beforeTaking: () => undefined,
    close: () => new Promise((done) => server.close(done)),
  };
  return smtp;
}

/** What a mail program makes of a message of ours. */
function readMessage(raw: string): { subject: string; text: string; html: string } {
  const [head = ''] = raw.split('\r\n\r\n');
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`);
  const find = (type: string) => {
    const part = parts.find((one) => new RegExp(`^content-type: ${type}`, 'im').test(one)) ?? '';
    const [partHead = '', ...body] = part.split('\r\n\r\n');
    return decode(partHead, body.join('\r\n\r\n'));
  };
  return { subject: decodeWords(subject), text: find('text/plain'), html: find('text/html') };
}

function decode(head: string, body: string): string {
  const encoding = /content-transfer-encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString();
  return readQuoted(body.replace(/=\r\n/g, ''));
}

/** RFC 2047: `=?UTF-8?Q?…?=` */
function decodeWords(header: string): string {
  return header
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : readQuoted(text.replaceAll('_', ' ')),
    );
}

function readQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}
