import { parseArgs } from 'node:util';
import { run } from './support/run-command.ts';

/** `npm run test:disclosure -- --runs N`: the properties over N random companies each, audited one by one. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs is a whole number');
process.exit(
  run(
    'vitest',
    ['run', '--project', 'unit', 'test/disclosure'],
    { TUTTI_RUNS: String(runs) },
    false,
  ),
);
