import { parentPort, workerData } from 'node:worker_threads';
import { makeFile } from './make-file.ts';
import type { ExportReply, ExportTask } from './jobs.ts';

/** Makes one file in a thread of its own, so that the server goes on answering, and ends. */
const port = parentPort;
if (port === null) throw new Error('exports are made in a worker thread only');

const { input, format, language } = workerData as ExportTask;
/** At most so often does the page hear of progress. */
const TELL_EVERY_MS = 100;
let toldAt = 0;

const file = makeFile(input, format, language, (done, total) => {
  const now = performance.now();
  if (now - toldAt < TELL_EVERY_MS) return;
  toldAt = now;
  port.postMessage({ done, total } satisfies ExportReply);
});
const bytes = Uint8Array.from(file);
port.postMessage({ file: bytes } satisfies ExportReply, [bytes.buffer]);
