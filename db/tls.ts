import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { StartupError } from './startup-error.ts';

/** With these the certificate of the server is checked, and that it is for the host of the address. */
const CHECKED = ['verify-full', 'verify-ca', 'true'];
/** `require` and what follows it encrypt, and believe any certificate; `prefer` does without TLS as well. */
const MODES = [...CHECKED, 'require', 'allow', 'prefer', 'disable', 'false'];

/** What an address of PostgreSQL says of TLS. */
export interface TlsOfAddress {
  /** The address without what the driver would hand to the server as a setting. */
  readonly url: string;
  /** null: as the driver reads `sslmode`, which checks no certificate, or without TLS. */
  readonly tls: ConnectionOptions | null;
}

/**
 * `sslmode` and `sslrootcert` (a file of certificates that are trusted instead of the usual ones, or `system`) as
 * PostgreSQL's own programs read them, but that `verify-ca` checks the host too.
 * @param otherwise the hosts that the driver takes where the address names none
 * @throws StartupError
 */
export function readTls(address: string, otherwise = process.env['PGHOST'] ?? ''): TlsOfAddress {
  const url = new URL(address);
  const root = url.searchParams.get('sslrootcert');
  url.searchParams.delete('sslrootcert');
  const given = url.searchParams.get('sslmode') ?? url.searchParams.get('ssl');
  const mode = given ?? (root === null ? 'disable' : 'verify-full');
  if (!MODES.includes(mode))
    throw new StartupError(`sslmode=${mode} is not known; the one that protects is verify-full.`);
  if (!CHECKED.includes(mode)) return { url: url.href, tls: null };
  const tls = {
    rejectUnauthorized: true,
    ...nameNumbers(decodeURIComponent(url.hostname) || otherwise),
    ...(root === null || root === 'system' ? {} : { ca: readCertificates(root) }),
  };
  return { url: url.href, tls };
}

/**
 * A name is handed on by the driver; without this an address in numbers would be checked as localhost.
 * @param hosts with commas between them and perhaps a port behind each, as the driver reads them
 */
function nameNumbers(hosts: string): Pick<ConnectionOptions, 'host'> {
  const names = hosts.split(',').map((host) => host.split(':')[0]!);
  const host = names.find((name) => isIP(name) !== 0);
  if (host === undefined) return {};
  if (names.length > 1)
    throw new StartupError(
      `In a list of hosts the certificate of ${host} can not be checked: write names instead of numbers, or one host alone.`,
    );
  return { host };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError(`The certificates of sslrootcert, ${file}, can not be read.`);
  }
}
