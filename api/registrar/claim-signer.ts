import { decodeBase64url, encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { AppError } from '../problem.ts';
import type { BlindSign } from './claim.ts';
import { openPrivateKey } from './keys.ts';
import { SigningError, type Signer } from './signer.ts';

/** Blind signing under sealed keys. @throws AppError malformed-body for a message that no client makes */
export function createBlindSign(signer: Signer, masterKey: Uint8Array): BlindSign {
  return async (keyName, sealedKey, message) => {
    const blinded = decodeBase64url(message);
    const privateKey = openPrivateKey(masterKey, keyName, sealedKey);
    if (privateKey === null) throw new Error('the master key does not open the keys of this round');
    try {
      if (blinded === null) throw new SigningError('message-invalid');
      return encodeBase64url(await signer.sign(privateKey, blinded));
    } catch (error) {
      if (error instanceof SigningError && error.failure === 'message-invalid') {
        throw new AppError('malformed-body');
      }
      throw error;
    }
  };
}
