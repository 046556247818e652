import type { ReleaseDocument, ReleasedComments } from '../release-document.ts';

/**
 * The list of a group contains the lists of the groups below it. Printing each comment once, at the
 * smallest group that has it, keeps the page short. Safe: parent minus children obeys the same
 * minimum as every list (anonymity of comments).
 */
export function listOwnComments({ groups, comments }: ReleaseDocument): ReleasedComments[] {
  const parentOf = new Map(groups.map(({ id, parent }) => [id, parent]));
  const keyOf = (group: string, item: string): string => JSON.stringify([group, item]);
  const lists = new Set(comments.map(({ group, item }) => keyOf(group, item)));
  const taken = new Map<string, Map<string, number>>();
  for (const { group, item, texts } of comments) {
    let above = parentOf.get(group) ?? null;
    while (above !== null && !lists.has(keyOf(above, item))) above = parentOf.get(above) ?? null;
    if (above === null) continue;
    const counts = taken.get(keyOf(above, item)) ?? new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    taken.set(keyOf(above, item), counts);
  }
  return comments.map(({ group, item, texts }) => {
    const counts = taken.get(keyOf(group, item));
    const own = texts.filter((text) => {
      const left = counts?.get(text) ?? 0;
      if (left > 0) counts?.set(text, left - 1);
      return left === 0;
    });
    return { group, item, texts: own };
  });
}
