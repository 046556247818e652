import { constants, generateKeyPairSync, hash, randomBytes, sign } from 'node:crypto';
import { createVerifier } from '../../../api/ballotbox/verifier.ts';
import { makeSealedKeyPair } from '../../../api/registrar/keys.ts';
import { createSigner } from '../../../api/registrar/signer.ts';
import { sha256 } from '../../../api/tally/receipt-lister.ts';
import { blindMessage, finalizeSignature } from '../../../surveys/ballot/blind-rsa.ts';
import { encodeBase64url } from '../../../surveys/ballot/encoding.ts';
import { describePart, RECEIPTS_PER_PART } from '../../../surveys/ballot/receipt-list.ts';
import { computeReceipt } from '../../../surveys/ballot/receipts.ts';
import { parsePublicKey } from '../../../surveys/ballot/rsa-public-key.ts';
import { drawToken } from '../../../surveys/ballot/token.ts';
import { fourWords } from '../../../surveys/ballot/words.ts';
import { inTurn, measure, together, type Measured } from './measure.ts';

export interface NamedFigure {
  readonly name: string;
  readonly measured: Measured;
}

/**
 * The cryptography alone. Each figure can be held against a baseline of the same run (SHA-384 of
 * 1 KB), which carries from one machine to another.
 */
export async function measureCryptography(threads: number): Promise<readonly NamedFigure[]> {
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
  const publicKey = parsePublicKey(spki)!;
  const publicKeyText = encodeBase64url(spki);
  const token = drawToken(random);
  const blinding = (await blindMessage(publicKey, token, random))!;
  const signer = createSigner({ threads });
  const verify = createVerifier();
  const blindSignature = await signer.sign(pkcs8, blinding.blindedMessage);
  const signature = sign('sha384', token, {
    key: pair.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  });
  const kilobyte = random(1024);
  const masterKey = random(32);
  const part = Array.from({ length: RECEIPTS_PER_PART }, () => computeReceipt(random(32)));
  const figures: NamedFigure[] = [];
  const add = async (name: string, seconds: number, batch: number, work: Batches) => {
    figures.push({ name, measured: await measure(seconds, batch, work) });
  };
  await add(
    'baseline: SHA-384 of 1 KB',
    1,
    1000,
    inTurn(() => hash('sha384', kilobyte, 'buffer')),
  );
  await add(
    'blind signing (server)',
    3,
    64,
    together(() => signer.sign(pkcs8, blinding.blindedMessage)),
  );
  await add(
    'verification (server)',
    3,
    256,
    together(() => verify(publicKeyText, token, signature)),
  );
  await add(
    'key pair (server, at launch)',
    3,
    threads,
    together(() => makeSealedKeyPair(masterKey, 'key')),
  );
  await add(
    `${RECEIPTS_PER_PART} receipts into the tree (server, at close)`,
    1,
    1,
    inTurn(() => describePart(part, sha256)),
  );
  await add(
    'blinding a message (device)',
    2,
    10,
    inTurn(() => blindMessage(publicKey, token, random)),
  );
  await add(
    'unblinding and checking it (device)',
    2,
    10,
    inTurn(() => finalizeSignature(publicKey, token, blindSignature, blinding.inverse)),
  );
  await add(
    'four words (device)',
    1,
    1,
    inTurn(() => fourWords('0'.repeat(64))),
  );
  await signer.close();
  return figures;
}

type Batches = (batch: number) => Promise<unknown>;
