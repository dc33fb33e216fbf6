// Gives formats of access logs to a real Envoy and to our parser, and prints where they differ.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFormatProblems } from '../../src/rules/mesh-effects/access-log-format';
import { Random } from '../cases/random';
import { installEnvoy } from '../wire/install-envoy';
import { judgeFormats } from './envoy-formats';
import { allCalls, makeFormat } from './formats';
import { exitWith } from '../cases/exit-with';

const BATCH = 3000;

async function compare(): Promise<boolean> {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '6000' }, seed: { type: 'string', default: '1' } },
  });
  const cache = join(__dirname, '../.cache/wire');
  mkdirSync(cache, { recursive: true });
  const envoy = installEnvoy(cache);
  const random = new Random(Number(values.seed));
  const formats = [...allCalls(), ...Array.from({ length: Number(values.count) }, () => makeFormat(random))];
  const counts = { taken: 0, refused: 0, different: 0 };
  for (let from = 0; from < formats.length; from += BATCH) {
    const part = formats.slice(from, from + BATCH);
    const answers = await judgeFormats(envoy, part);
    part.forEach((format, i) => {
      const refusal = answers[i];
      // What CEL and the header of certificates take is not read.
      if (refusal && /expression|XFCC_VALUE command does not/.test(refusal)) return;
      const problems = findFormatProblems(format);
      counts[refusal === undefined ? 'taken' : 'refused']++;
      if ((refusal === undefined) === (problems.length === 0)) return;
      counts.different++;
      console.log(JSON.stringify({ format, envoy: refusal?.slice(0, 200), ours: problems }));
    });
  }
  console.log(
    `${formats.length} formats: Envoy takes ${counts.taken} and refuses ${counts.refused}, we differ in ${counts.different}`,
  );
  return counts.different === 0;
}

void exitWith(compare);
