import { generateKeyPairSync, sign } from 'node:crypto';

/** As a server has it. */
export interface Certificate {
  readonly key: string;
  /** PEM; signed by itself, so whoever is to believe it is given it. */
  readonly cert: string;
}

const DAY_MILLIS = 86_400_000;
/** ecdsaWithSHA256, commonName, subjectAltName. */
const ECDSA = tag(0x30, oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const ALTERNATIVE_NAMES = oid('551d11');

/** A certificate for these names and addresses (IPv4), good from yesterday until tomorrow: X.509 by hand. */
export function makeCertificate(
  names: readonly string[],
  addresses: readonly string[],
): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = tag(0x30, tag(0x31, tag(0x30, COMMON_NAME, tag(0x0c, Buffer.from('test')))));
  const alternatives = [
    ...names.map((one) => tag(0x82, Buffer.from(one))),
    ...addresses.map((one) => tag(0x87, Buffer.from(one.split('.').map(Number)))),
  ];
  const extension = tag(0x30, ALTERNATIVE_NAMES, tag(0x04, tag(0x30, ...alternatives)));
  const content = tag(
    0x30,
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.from([1])),
    ECDSA,
    name,
    tag(0x30, time(-DAY_MILLIS), time(DAY_MILLIS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, tag(0x30, extension)),
  );
  const signature = sign('sha256', content, privateKey);
  const whole = tag(0x30, content, ECDSA, tag(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g)!;
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** DER: kind, length, content. */
function tag(kind: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([kind, ...size]), content]);
}

function oid(hex: string): Buffer {
  return tag(0x06, Buffer.from(hex, 'hex'));
}

function time(fromNow: number): Buffer {
  const digits = new Date(Date.now() + fromNow).toISOString().replace(/\D/g, '');
  return tag(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}
