import type { Fault } from '../../../surveys/organisation/fault.ts';

/** Faults of one kind in one column: a thousand of them are one thing to correct. */
export interface FaultGroup {
  readonly faults: readonly Fault[];
}

/** In the order in which each kind comes first. What was expected tells the kind; what is wrong may quote the cell. */
export function groupFaults(faults: readonly Fault[]): readonly FaultGroup[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = [fault.file, fault.sheet, fault.column, fault.expected.en].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fault]);
    else group.push(fault);
  }
  return [...groups.values()].map((group) => ({ faults: group }));
}
