import type { ReceiptList } from '../../surveys/ballot/receipt-list.ts';
import { startPartsThread, type PartsThread } from './parts-thread.ts';
import type { ReceiptTask } from './receipt-lister.ts';
import type { PackedDocument, ReleasePart, ReleaseTask } from './release-builder.ts';

/** Threads that nobody took are given up: the close that they were started for came to nothing. */
const KEPT_MILLIS = 60_000;

/** Each has seconds of work for a million ballots, and neither needs the other. */
export interface ReleaseThreads {
  readonly releasing: PartsThread<ReleaseTask, ReleasePart, PackedDocument>;
  readonly listing: PartsThread<ReceiptTask, Uint8Array, ReceiptList | null>;
}

/**
 * Threads take a second to load what they run, when the machine is busy: they are started while the database mixes the
 * ballots that they will count.
 */
export function createReleaseThreads(keptMillis = KEPT_MILLIS, start = startThreads) {
  let spare: { readonly threads: ReleaseThreads; readonly timer: NodeJS.Timeout } | null = null;
  return {
    prepare(): void {
      if (spare !== null) return;
      const threads = start();
      const giveUp = () => {
        spare = null;
        void stopThreads(threads);
      };
      spare = { threads, timer: setTimeout(giveUp, keptMillis).unref() };
    },
    take(): ReleaseThreads {
      const threads = spare?.threads ?? start();
      clearTimeout(spare?.timer);
      spare = null;
      return threads;
    },
  };
}

export function startThreads(): ReleaseThreads {
  return {
    releasing: startPartsThread('release-worker.ts'),
    listing: startPartsThread('receipt-worker.ts'),
  };
}

export async function stopThreads({ releasing, listing }: ReleaseThreads): Promise<void> {
  await Promise.all([releasing.stop(), listing.stop()]);
}
