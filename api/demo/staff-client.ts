import type { OutboxView } from '../registrar/mail/views.ts';
import type { AccountView } from '../staff/views.ts';
import type { NewRound, RoundView } from '../rounds/views.ts';
import { RefusedByServer } from './respondent.ts';

const POLL_MILLIS = 200;

/**
 * HR's side of the HTTP interface, signed in.
 * @param token secret part of a link for this address, which is used up
 */
export async function createStaffClient(base: string, email: string, token: string) {
  const signIn = await fetch(`${base}/api/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ token }),
  });
  if (!signIn.ok) throw new RefusedByServer(`sign-in: ${signIn.status}`);
  const account = (await signIn.json()) as AccountView;
  if (account.email !== email) throw new RefusedByServer(`sign-in: the link is not for ${email}`);
  // The last one: a server that ends an older session says so before.
  const cookie = signIn.headers.getSetCookie().at(-1)!.split(';')[0]!;

  /** Any reply, refusals too. */
  function send(method: string, path: string, body?: unknown): Promise<Response> {
    const isForm = body instanceof FormData;
    return fetch(`${base}/api${path}`, {
      method,
      headers: { cookie, origin: base, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  }

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await send(method, path, body);
    const reply = (await response.json()) as T & { code?: string };
    if (!response.ok) throw new RefusedByServer(`${path}: ${reply.code ?? response.status}`);
    return reply;
  }

  async function waitFor(round: string, state: RoundView['state']): Promise<void> {
    while ((await call<RoundView>('GET', `/rounds/${round}`)).state !== state) {
      await new Promise((done) => setTimeout(done, POLL_MILLIS));
    }
  }

  return {
    /** As the browser keeps it. */
    cookie,
    send,
    call,
    async importOrganisation(units: string, roster: string): Promise<void> {
      const form = new FormData();
      form.set('units', new File([units], 'units.csv', { type: 'text/csv' }));
      form.set('roster', new File([roster], 'roster.csv', { type: 'text/csv' }));
      form.set('apply', 'true');
      await call('POST', '/organisation', form);
    },
    /** Create, launch, and wait until it is open. */
    async launchRound(round: NewRound): Promise<string> {
      const { id } = await call<RoundView>('POST', '/rounds', round);
      await call('POST', `/rounds/${id}/launch`);
      await waitFor(id, 'open');
      return id;
    },
    /** Close, and wait until it is released. */
    async closeRound(id: string): Promise<void> {
      await call('POST', `/rounds/${id}/close`);
      await waitFor(id, 'released');
    },
    readRound: (id: string) => call<RoundView>('GET', `/rounds/${id}`),
    listRounds: () => call<RoundView[]>('GET', '/rounds'),
    readOutbox: async (id: string) =>
      (await call<OutboxView>('GET', `/rounds/${id}/outbox`)).messages,
  };
}

export type StaffClient = Awaited<ReturnType<typeof createStaffClient>>;
