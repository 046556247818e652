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
 * @throws StartupError
 */
export function readTls(address: string): TlsOfAddress {
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
    // A name is handed on by the driver; without this an address in numbers would be checked as localhost.
    ...(isIP(url.hostname) === 0 ? {} : { host: url.hostname }),
    ...(root === null || root === 'system' ? {} : { ca: readCertificates(root) }),
  };
  return { url: url.href, tls };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError(`The certificates of sslrootcert, ${file}, can not be read.`);
  }
}
