import { createLog } from './log.ts';
import { readConfig } from './config.ts';
import { refuseToStart } from './refuse.ts';
import { startServer } from './server.ts';

/** `npm start`: the engine with the settings of the environment. */
const log = createLog((line) => process.stdout.write(line));
try {
  const server = await startServer(readConfig(process.env), log);
  log({ event: 'ready', url: server.url });
  const stop = () => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  refuseToStart(error);
}
