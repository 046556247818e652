import { readCount, readOptions } from './support/options.ts';
import { run } from './support/run-command.ts';

/** `npm run test:disclosure -- --runs N`: the properties over N random companies each, audited one by one. */
const values = readOptions({ runs: { type: 'string', default: '1000' } });
// With fewer some of the cases that the properties must meet may not come up.
const runs = readCount('runs', values.runs, 1_000);
process.exit(
  run(
    'vitest',
    ['run', '--project', 'unit', 'test/disclosure'],
    { TUTTI_RUNS: String(runs) },
    false,
  ),
);
