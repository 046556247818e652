import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Database, Sql } from '../../db/connect.ts';
import { RECEIPTS_PER_PART, type PublishedReceipts } from '../../surveys/ballot/receipt-list.ts';
import { computeReceipt } from '../../surveys/ballot/receipts.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import * as store from './store.ts';

/**
 * Receipts, public from the release on. They are derived from the nullifiers, which outlive the
 * ballots: a receipt can be looked up as long as the round is kept.
 */
export function receiptRoutes(database: Database) {
  return new Hono()
    .use('/:id/receipts/*', compress())
    .get('/:id/receipts', async (context) => {
      const round = readUuid(context.req.param('id'));
      return context.json(await readPublished(database, round));
    })
    .get('/:id/receipts/:part{[0-9]{1,6}}', async (context) => {
      const round = readUuid(context.req.param('id'));
      const part = Number(context.req.param('part'));
      const { receipts } = await readPublished(database, round);
      if (part >= (receipts?.parts.length ?? 0)) throw new AppError('not-found');
      return context.json(await database.as('tally', (sql) => readPart(sql, round, part)));
    });
}

/** @throws AppError not-found, not-released */
async function readPublished(database: Database, round: string): Promise<PublishedReceipts> {
  return database.as('tally', async (sql) => {
    const found = await store.findReceipts(sql, round);
    if (found !== null) {
      const { sha256: release, receipts } = found;
      return { format: 'tutti-receipts/1', round, release, receipts };
    }
    throw new AppError((await store.isBox(sql, round)) ? 'not-released' : 'not-found');
  });
}

async function readPart(sql: Sql, round: string, part: number): Promise<string[]> {
  const portion = { from: part * RECEIPTS_PER_PART, size: RECEIPTS_PER_PART };
  const nullifiers = await store.readNullifiers(sql, round, portion);
  return nullifiers.map(computeReceipt);
}
