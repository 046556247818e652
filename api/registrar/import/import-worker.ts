import { parentPort } from 'node:worker_threads';
import { runJob, type ReadJob } from './read-jobs.ts';

const port = parentPort;
if (port === null) throw new Error('files are read in a worker thread only');

port.once('message', (job: ReadJob) => {
  void runJob(job).then((result) => port.postMessage(result));
});
