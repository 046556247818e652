import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBallotbox, type RunningBallotbox } from '../../api/ballotbox-server.ts';
import { readConfig, readMasterKey, type Config } from '../../api/config.ts';
import { createLog } from '../../api/log.ts';
import { createRegistrarKey, type RegistrarKey } from '../../api/registrar/manifest-signer.ts';
import { createDatabase } from './database.ts';
import { copyEmbedded } from './embedded-template.ts';
import { findFreePort } from './process.ts';
import { startTestServer, type TestServer } from './server.ts';

/** Registrar and ballot box on a database, a directory and a port each. */
export interface TwoProcesses {
  readonly registrar: TestServer;
  /** What only the registrar has: tests sign with it what it never would. */
  readonly registrarKey: RegistrarKey;
  box(): RunningBallotbox;
  readonly boxConfig: Config;
  /** Every line that the ballot box has logged. */
  readonly boxLogged: string[];
  stopBox(): Promise<void>;
  startBox(): Promise<void>;
  close(): Promise<void>;
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-two-'));
  const own = join(directory, 'registrar');
  const registrarKey = createRegistrarKey(readMasterKey(own));
  const [registrarPort, boxPort] = [await findFreePort(), await findFreePort()];
  const database = await createDatabase();
  const boxLogged: string[] = [];
  const boxConfig = readConfig(
    {
      PORT: String(boxPort),
      DATA_DIR: join(directory, 'ballotbox'),
      DATABASE_URL: database.url ?? '',
      REGISTRAR_KEY: registrarKey.publicKey,
      REGISTRAR_URL: `http://localhost:${registrarPort}`,
    },
    'ballotbox',
  );
  if (boxConfig.databaseUrl === null) copyEmbedded(boxConfig.dataDirectory);
  const start = () =>
    startBallotbox(
      boxConfig,
      createLog((line) => boxLogged.push(line)),
      // Not at all: every release is one that takes longer than that.
      0,
    );
  let box = await start();
  const registrar = await startTestServer({
    PORT: String(registrarPort),
    DATA_DIR: own,
    BALLOTBOX_URL: box.url,
  });
  return {
    registrar,
    registrarKey,
    box: () => box,
    boxConfig,
    boxLogged,
    stopBox: () => box.close(),
    async startBox() {
      box = await start();
    },
    async close() {
      await registrar.close();
      await box.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
