import { StartupError } from '../db/startup-error.ts';
import { readTls } from '../db/tls.ts';

/** Hosts on a network of one's own, which the setting names: they may be reached without TLS. */
export type PrivateHosts = ReadonlySet<string>;

export interface DatabaseAddress {
  /** That holds the address. */
  readonly setting: string;
  readonly address: string;
  /** Which host the driver takes where the address names none; '': this machine. */
  readonly otherwise: string;
}

/** That nobody on the way reads or changes what goes to the database. @throws StartupError */
export function protectDatabase(
  { setting, address, otherwise }: DatabaseAddress,
  privateHosts: PrivateHosts,
): void {
  const named = new URL(address).hostname || otherwise;
  const remote = named.split(',').filter((host) => host !== '' && !isHere(host, privateHosts));
  if (remote.length === 0 || readTls(address, otherwise).tls !== null) return;
  refuse(setting, remote[0]!, 'write ?sslmode=verify-full behind it');
}

/** The same for the ballot box: its address is https. @throws StartupError */
export function protectBallotbox(address: string, privateHosts: PrivateHosts): void {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || isHere(hostname, privateHosts)) return;
  refuse('BALLOTBOX_URL', hostname, 'use https');
}

/** The same for the mail server. @throws StartupError */
export function protectMail(address: string, privateHosts: PrivateHosts): void {
  const { protocol, hostname, searchParams } = new URL(address);
  // The library would take the host from there.
  if (hostname === '' || searchParams.has('host'))
    throw new StartupError(
      'SMTP_URL has to name the host of the mail server before its options: smtps://host.',
    );
  if (isHere(hostname, privateHosts)) return;
  const of = (option: string) => searchParams.getAll(option).join();
  const isEncrypted =
    protocol === 'smtps:' ||
    (of('requireTLS') === 'true' && ['', 'false'].includes(of('ignoreTLS')));
  if (isEncrypted && ['', 'true'].includes(of('tls.rejectUnauthorized'))) return;
  refuse('SMTP_URL', hostname, 'use smtps, or write ?requireTLS=true behind it');
}

function refuse(setting: string, host: string, advice: string): never {
  throw new StartupError(
    `${setting} reaches ${host} without TLS whose certificate is checked: ${advice}, or name the host in PRIVATE_HOSTS if nobody else can listen on the way.`,
  );
}

/** This machine, or a host that the operator vouches for. */
function isHere(host: string, privateHosts: PrivateHosts): boolean {
  const isLoopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
  return isLoopback || host.startsWith('/') || privateHosts.has(host.toLowerCase());
}
