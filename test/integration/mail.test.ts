import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let smtp: SMTPServer;
let server: TestServer;
let received: { to: string; text: string }[];
let refuse: boolean;

beforeEach(async () => {
  received = [];
  refuse = false;
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuse ? new Error('not now') : null),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]!.address, text });
        done();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  server = await startTestServer({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
});
afterEach(async () => {
  await server.close();
  smtp.close();
});

const countWaiting = async () => {
  const rows = await server.database.as(
    'registrar',
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from registrar.message`,
  );
  return rows[0]!.n;
};

test('every invited person gets one message in their language, and the spool is empty afterwards', async () => {
  await server.hr.launchRound({ title: 'Pulse', instrument: 'pulse@1', closesOn: CLOSES_ON });
  await server.mailer!.sendWaiting();
  expect(received).toHaveLength(29);
  expect(new Set(received.map((message) => message.to)).size).toBe(29);
  const english = received.find((message) => message.to === 'south-3@example.org')!;
  expect(english.text).toMatch(/Subject: .*your opinion/s);
  expect(english.text).toMatch(/\/a#[\w-]{22}/);
  expect(await countWaiting()).toBe(0);
});

test('a mail server that refuses loses nothing: the messages wait and are sent later', async () => {
  refuse = true;
  await server.hr.launchRound({ title: 'Pulse', instrument: 'pulse@1', closesOn: CLOSES_ON });
  await server.mailer!.sendWaiting();
  expect(received).toHaveLength(0);
  expect(await countWaiting()).toBe(29);
  expect(server.logged.join('')).toContain('mail-failed');
  expect(server.logged.join('')).not.toContain('example.org');
  refuse = false;
  await server.mailer!.sendWaiting();
  expect(received).toHaveLength(29);
});
