import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const ROOT = join(__dirname, '../..');

export interface Options {
  readonly count: number;
  readonly seed: number;
  readonly definitions: string;
  readonly seeds: string;
  readonly output: string;
}

/** The options of the command line. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '30000' },
      seed: { type: 'string', default: '1' },
      crds: { type: 'string', default: join(ROOT, '../shared/crds') },
      seeds: { type: 'string', default: join(ROOT, '../shared/seeds') },
      output: { type: 'string', default: join(ROOT, 'conformance/.cache/disagreements.jsonl') },
    },
  });
  const count = Number(values.count);
  const seed = Number(values.seed);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--count is a number of cases, not ${values.count}`);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not ${values.seed}`);
  for (const [name, folder] of [
    ['--crds', values.crds],
    ['--seeds', values.seeds],
  ] as const) {
    if (!existsSync(folder)) throw new Error(`there is no folder ${resolve(folder)}: give one with ${name}`);
  }
  return { count, seed, definitions: values.crds, seeds: values.seeds, output: values.output };
}
