/** The units of a pool by name, and how many there are that a reader may not see. */
export function nameUnits(
  ids: readonly string[],
  unitOfId: ReadonlyMap<string, { readonly name: string }>,
): { readonly names: readonly string[]; readonly others: number } {
  const names = ids.flatMap((id) => unitOfId.get(id)?.name ?? []);
  return { names, others: ids.length - names.length };
}
