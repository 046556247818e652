import { connect } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { writeBallot, writeComment, writeSpent, type BoxContent } from './box-content.ts';

/** The box of an open round as it is stored. */
export interface StoredBox {
  readonly round: string;
  readonly key: Instrument;
  readonly content: BoxContent;
}

/** The embedded database opens for one process: the server must be stopped. */
export async function readBoxes(
  url: string | null,
  directory: string,
  rounds: readonly string[],
): Promise<StoredBox[]> {
  const database = await connect({ url, directory });
  const { owner } = database;
  const readOne = async (round: string): Promise<StoredBox> => {
    const [box] = await owner<{ key: Instrument }[]>`
      select key from ballotbox.box where round = ${round}`;
    const ballots = await owner<{ cohort: string; answers: Buffer }[]>`
      select cohort, answers from ballotbox.inbox where round = ${round}`;
    const comments = await owner<{ cohort: string; item: string; text: string }[]>`
      select cohort, item, text from ballotbox.comment_inbox where round = ${round}`;
    const spent = await owner<{ kind: 'ballot' | 'breakdown' | 'comment'; hash: Buffer }[]>`
      select kind, hash from ballotbox.nullifier where round = ${round}`;
    return {
      round,
      key: box!.key,
      content: {
        ballots: ballots.map(({ cohort, answers }) => writeBallot(cohort, answers)),
        comments: comments.map(({ cohort, item, text }) => writeComment(cohort, item, text)),
        spent: spent.map(({ kind, hash }) => writeSpent(kind, hash)),
      },
    };
  };
  try {
    const boxes: StoredBox[] = [];
    for (const round of rounds) boxes.push(await readOne(round));
    return boxes;
  } finally {
    await database.close();
  }
}
