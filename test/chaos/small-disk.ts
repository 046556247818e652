import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undoAtEnd } from './undo-at-end.ts';

/** A disk of its own in memory, small enough to be filled. */
export interface SmallDisk {
  readonly directory: string;
  /** To the last page, or but for so many bytes. */
  fill(leaveBytes?: number): void;
  /** As before `fill`. */
  makeRoom(): void;
  remove(): void;
}

/** null without the right to mount one */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-chaos-disk-'));
  try {
    const options = `size=${megabytes}m`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    rmSync(directory, { recursive: true });
    return null;
  }
  const fillers: string[] = [];
  return {
    directory,
    fill(leaveBytes = 0) {
      const left = join(directory, 'left');
      writeFileSync(left, Buffer.alloc(leaveBytes));
      for (let bytes = 2 ** 24; bytes >= 2 ** 12; bytes /= 2) while (write(bytes));
      rmSync(left);
    },
    makeRoom() {
      for (const filler of fillers.splice(0)) rmSync(filler, { force: true });
    },
    // Whoever still looks into it keeps it from nobody else.
    remove: undoAtEnd(() => {
      execFileSync('umount', ['--lazy', directory]);
      rmSync(directory, { recursive: true, force: true });
    }),
  };

  function write(bytes: number): boolean {
    const filler = join(directory, `filler-${fillers.length}`);
    fillers.push(filler);
    try {
      writeFileSync(filler, Buffer.alloc(bytes));
      return true;
    } catch {
      return false;
    }
  }
}
