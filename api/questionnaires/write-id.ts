import type { Sql } from '../../db/connect.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import * as store from './store.ts';

const ID_MAX_CHARACTERS = 60;

/** A short name of letters, digits and hyphens; null where the title has none. */
export function writeId(title: string): string | null {
  const id = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, ID_MAX_CHARACTERS);
  return id === '' ? null : id;
}

/** A short name that no questionnaire has yet, from its title. */
export async function findFreeId(sql: Sql, title: string): Promise<string> {
  const wish = writeId(title) ?? 'questionnaire';
  let id = wish;
  for (let next = 2; await isTaken(sql, id); next += 1) id = `${wish}-${next}`;
  return id;
}

async function isTaken(sql: Sql, id: string): Promise<boolean> {
  return findInstrument(`${id}@1`) !== null || (await store.findLastVersion(sql, id)) > 0;
}
