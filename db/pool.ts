import type postgres from 'postgres';

/** Some connections, each of which serves one transaction at a time. */
export interface Pool {
  /** Lends a connection to `work` and takes it back when that is over; whoever finds none free waits in turn. */
  use<T>(work: (connection: postgres.Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Nothing is opened again; the code is that of the driver. */
class PoolClosed extends Error {
  override readonly name = 'PoolClosed';
  readonly code = 'CONNECTION_ENDED';
}

/**
 * A pool of clients of the driver that have one connection each. The driver's own pool (postgres 3.4.9) looks with
 * every statement through a list that grows by an entry with every statement as long as one connection stays idle:
 * after 300,000 statements each took twice as long. With one connection the list starts anew each time.
 *
 * A client whose connection is lost is not used again: the driver would connect again by itself, and answer the
 * first statement with the error that ended the connection before.
 *
 * @param size connections at most; each is made when it is first needed, and what was used last is used next
 * @param open a client that has one connection, and calls `onLost` when that has closed
 */
export function createPool(size: number, open: (onLost: () => void) => postgres.Sql): Pool {
  const all = new Set<postgres.Sql>();
  let free: postgres.Sql[] = [];
  const waiting: ((connection: postgres.Sql) => void)[] = [];
  let isClosed = false;

  function add(): postgres.Sql {
    const connection = open(() => {
      all.delete(connection);
      free = free.filter((other) => other !== connection);
    });
    all.add(connection);
    return connection;
  }
  function borrow(): postgres.Sql | Promise<postgres.Sql> {
    const known = free.pop();
    if (known !== undefined) return known;
    return all.size < size ? add() : new Promise((lend) => waiting.push(lend));
  }
  function giveBack(connection: postgres.Sql): void {
    if (all.has(connection)) free.push(connection);
    while (waiting.length > 0 && (free.length > 0 || all.size < size))
      waiting.shift()!(free.pop() ?? add());
  }

  return {
    async use(work) {
      const connection = await borrow();
      try {
        if (isClosed) throw new PoolClosed('The connections to the database are closed.');
        return await work(connection);
      } finally {
        giveBack(connection);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all(Array.from(all, (connection) => connection.end({ timeout: 5 })));
    },
  };
}
