import postgres from 'postgres';
import type { Role, Sql } from './connect.ts';
import type { Pool } from './pool.ts';

/** A statement for a transaction that is over: its connection may be gone, or serve somebody else by now. */
class TransactionOver extends Error {
  override readonly name = 'TransactionOver';
}

/**
 * One transaction, on a connection of the pool, that has what the role has, whatever the login may do beside it.
 * When its connection is lost it fails at once, and nothing more is sent for it: the driver would write `rollback`,
 * and what `work` goes on to send, to a socket that is gone (which ends the process; porsager/postgres #1154, #1208)
 * or into the transaction of somebody else.
 */
export async function runAs<T>(pool: Pool, role: Role, work: (sql: Sql) => Promise<T>): Promise<T> {
  let isOver = false;
  const carryOut = async (transaction: Sql): Promise<{ readonly value: T }> => {
    try {
      // Sent at once and first, together with the first statements of `work`: PostgreSQL takes them in order,
      // and refuses those when it has refused this.
      const switched = transaction.unsafe(`set local role tutti_${role}`).execute();
      const value = await work(refuseWhen(() => isOver, transaction));
      await switched;
      return isOver ? await never() : { value };
    } catch (error) {
      if (isOver || closesConnection(error)) return await never();
      throw error;
    }
  };
  return pool.use(async (connection) => {
    try {
      return (await connection.begin(carryOut)).value;
    } finally {
      // Before anybody else is lent the connection.
      isOver = true;
    }
  });
}

/** Where the driver waits to end the transaction; it fails `begin` itself when the connection has closed. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** A statement's error after which its connection closes. What `work` met elsewhere has no `query`. */
function closesConnection(error: unknown): boolean {
  if (!(error instanceof Error) || !('query' in error)) return false;
  if (error instanceof postgres.PostgresError) return /^(?:FATAL|PANIC)$/.test(error.severity);
  return /^(?:CONNECT|E[A-Z]+$)/.test(String((error as { code?: unknown }).code));
}

function refuseWhen(isOver: () => boolean, transaction: Sql): Sql {
  const refuse = () => {
    if (isOver()) throw new TransactionOver('The transaction is over.');
  };
  return new Proxy(transaction, {
    apply(send, _, parameters) {
      refuse();
      return Reflect.apply(send, undefined, parameters) as unknown;
    },
    get(target, name) {
      refuse();
      return Reflect.get(target, name) as unknown;
    },
  });
}
