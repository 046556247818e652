/** A unit as far as its place in the organisation goes. */
export interface PlacedUnit {
  readonly id: string;
  readonly parent: string | null;
}

/** A unit and all below it; empty when there is no such unit. `units` come parents first. */
export function listUnitsBelow(units: readonly PlacedUnit[], unit: string): Set<string> {
  const below = new Set<string>();
  for (const { id, parent } of units) {
    if (id === unit || (parent !== null && below.has(parent))) below.add(id);
  }
  return below;
}
