/** What is there and must not stay when the command ends amid everything: processes, mounts, networks. */
const standing = new Set<() => void>();

/**
 * @param undo at once and without waiting; may be called when part of it is gone
 * @returns does it now, once
 */
export function undoAtEnd(undo: () => void): () => void {
  standing.add(undo);
  return () => {
    if (standing.delete(undo)) undo();
  };
}

process.once('exit', () => {
  for (const undo of [...standing].reverse())
    try {
      undo();
    } catch (error) {
      process.stderr.write(`left behind: ${String(error)}\n`);
    }
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
