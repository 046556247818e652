import { Worker } from 'node:worker_threads';

/**
 * A pool of threads that sign. Signing takes half a millisecond of a core, node:crypto offers it only
 * synchronously, and a claim signs several messages: on the event loop it would hold everybody up.
 */
export interface Signer {
  /**
   * The blind signature, 256 bytes (RFC 9474 section 4.3).
   * @param privateKeyPkcs8 DER, RSA-2048
   * @param blinded 256 bytes, as a number below the modulus
   * @throws SigningError
   */
  sign(privateKeyPkcs8: Uint8Array, blinded: Uint8Array): Promise<Uint8Array>;
  /** Drop every parsed key that a thread still holds: part of destroying the keys of a round. */
  forgetKeys(): void;
  /** Ends the threads; what is not signed by then is refused with `closed`. */
  close(): Promise<void>;
}

export type SigningFailure =
  /** Not 256 bytes, or not below the modulus: the sender's fault. */
  | 'message-invalid'
  | 'key-invalid'
  /** The result did not verify: a fault of the machine. Nothing is given out. */
  | 'signing-failure'
  | 'closed';

export class SigningError extends Error {
  readonly failure: SigningFailure;

  constructor(failure: SigningFailure) {
    super(`blind signing failed: ${failure}`);
    this.name = 'SigningError';
    this.failure = failure;
  }
}

export interface SignerRequest {
  readonly id: number;
  readonly pkcs8: Uint8Array;
  readonly blinded: Uint8Array;
}

/** What was asked of a thread in one moment goes there, and comes back, in one message. */
export type SignerOrder = readonly SignerRequest[] | 'forget';

export type SignerReply =
  | { readonly id: number; readonly signature: Uint8Array }
  | { readonly id: number; readonly failure: Exclude<SigningFailure, 'closed'> };

interface Pending {
  readonly resolve: (signature: Uint8Array) => void;
  readonly reject: (error: SigningError) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
  /** Asked for since the event loop last turned. */
  waiting: SignerRequest[];
}

/** @param threads one per core that may sign; each holds about 10 MB */
export function createSigner({ threads }: { readonly threads: number }): Signer {
  const pool = Array.from({ length: Math.max(1, threads) }, startThread);
  let closed = false;
  let lastId = 0;

  return {
    sign(pkcs8, blinded) {
      if (closed) return Promise.reject(new SigningError('closed'));
      const thread = pickThread(pool);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        // A thread that has work keeps the process alive; an idle one does not.
        if (thread.pending.size === 0) thread.worker.ref();
        thread.pending.set(id, { resolve, reject });
        if (thread.waiting.length === 0) setImmediate(handOver, thread);
        thread.waiting.push({ id, pkcs8, blinded });
      });
    },
    forgetKeys() {
      for (const thread of pool) {
        // What was asked for before this has no key left after it.
        handOver(thread);
        thread.worker.postMessage('forget' satisfies SignerOrder);
      }
    },
    async close() {
      closed = true;
      for (const thread of pool) refuseAll(thread, 'closed');
      await Promise.all(pool.map(({ worker }) => worker.terminate()));
    },
  };
}

function handOver(thread: Thread): void {
  if (thread.waiting.length === 0) return;
  thread.worker.postMessage(thread.waiting satisfies SignerOrder);
  thread.waiting = [];
}

/** The one with the least to do; a thread that died is replaced first. */
function pickThread(pool: Thread[]): Thread {
  for (const [i, thread] of pool.entries()) {
    if (thread.worker.threadId === -1) pool[i] = startThread();
  }
  return pool.reduce((best, thread) => (thread.pending.size < best.pending.size ? thread : best));
}

function startThread(): Thread {
  const worker = new Worker(new URL('./signer-worker.ts', import.meta.url));
  const thread: Thread = { worker, pending: new Map(), waiting: [] };
  worker.unref();
  worker.on('message', (replies: readonly SignerReply[]) => {
    for (const reply of replies) settle(thread, reply);
  });
  // The error itself is not passed on: it could quote what the thread was working on.
  worker.on('error', () => refuseAll(thread, 'signing-failure'));
  worker.on('exit', () => refuseAll(thread, 'signing-failure'));
  return thread;
}

function settle(thread: Thread, reply: SignerReply): void {
  const pending = thread.pending.get(reply.id);
  thread.pending.delete(reply.id);
  if (thread.pending.size === 0) thread.worker.unref();
  if ('signature' in reply) pending?.resolve(reply.signature);
  else pending?.reject(new SigningError(reply.failure));
}

function refuseAll(thread: Thread, failure: SigningFailure): void {
  for (const { reject } of thread.pending.values()) reject(new SigningError(failure));
  thread.pending.clear();
}
