import postgres from 'postgres';

export interface GroupCommit<Item, Verdict> {
  /** Resolves with the item's own verdict, after the commit of the group it went with. */
  readonly add: (key: string, item: Item) => Promise<Verdict>;
}

interface Entry<Item, Verdict> {
  readonly item: Item;
  readonly done: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}

interface Lane<Item, Verdict> {
  readonly waiting: Entry<Item, Verdict>[];
}

/** How long the first one waits for others. While a group is under way, the next one gathers by itself. */
const GATHER_MILLIS = 2;
/** Bounds how long a transaction holds its locks. */
const GROUP_MAX = 64;

/**
 * Gathers what comes within a few milliseconds into one transaction: a commit waits for the disk, and most
 * of the work of a small transaction is the same for one row and for fifty.
 * @param commit runs one transaction for items of one key and returns their verdicts in order. It is called
 *   again for each item alone when PostgreSQL refuses a whole group, so that what is wrong with one costs
 *   the others nothing: an item may come twice, as after a lost connection
 */
export function createGroupCommit<Item, Verdict>(
  commit: (key: string, items: readonly Item[]) => Promise<readonly Verdict[]>,
): GroupCommit<Item, Verdict> {
  const lanes = new Map<string, Lane<Item, Verdict>>();

  /** Groups of one key follow each other, so that they do not wait for each other's rows. */
  async function work(key: string, { waiting }: Lane<Item, Verdict>): Promise<void> {
    await new Promise((done) => setTimeout(done, GATHER_MILLIS));
    while (waiting.length > 0) await settle(key, waiting.splice(0, GROUP_MAX));
    lanes.delete(key);
  }

  async function settle(key: string, group: readonly Entry<Item, Verdict>[]): Promise<void> {
    try {
      const verdicts = await commit(
        key,
        group.map(({ item }) => item),
      );
      for (const [index, { done }] of group.entries()) done(verdicts[index]!);
    } catch (error) {
      if (group.length === 1 || !isRefused(error)) for (const { fail } of group) fail(error);
      else for (const entry of group) await settle(key, [entry]);
    }
  }

  return {
    add: (key, item) =>
      new Promise((done, fail) => {
        const lane = lanes.get(key);
        if (lane !== undefined) {
          lane.waiting.push({ item, done, fail });
          return;
        }
        const fresh: Lane<Item, Verdict> = { waiting: [{ item, done, fail }] };
        lanes.set(key, fresh);
        void work(key, fresh);
      }),
  };
}

/** What is sent is at fault, or how it met others: not the connection, the disk or the server. */
function isRefused(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /^(?:2[23]|40|P0)/.test(error.code);
}
