import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCheck } from './check';
import { benchConsumer } from './consumer';
import { benchLoad } from './load';
import { benchPeers } from './peers/bench-peers';
import { FULL, QUICK } from './plan';
import { renderRows, type Row } from './row';
import { compileWorkloads } from './run-workload';
import { benchSynth } from './synth';

/** See the README beside this file. */
const ROOT = join(__dirname, '..');
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    /** The definitions that the peers get. */
    crds: { type: 'string', default: join(ROOT, '../shared/crds') },
  },
});
if (values.peers && !existsSync(values.crds)) {
  console.error(`missing: ${values.crds}, a folder of CRDs; name another with --crds DIR`);
  process.exit(2);
}

function section(name: string, bench: () => Row[]): Row[] {
  process.stderr.write(`${name}\n`);
  return bench();
}

execFileSync(join(ROOT, 'node_modules/.bin/tsx'), ['scripts/build.ts'], { cwd: ROOT, stdio: 'inherit' });
compileWorkloads(['load', 'synth', 'parse', 'check']);
const plan = values.quick ? QUICK : FULL;
const rows = values.peers
  ? [...section('check', () => benchCheck(plan)), ...section('peers', () => benchPeers(plan, values.crds))]
  : [
      ...section('load', () => benchLoad(plan)),
      ...section('synth', () => benchSynth(plan)),
      ...section('check', () => benchCheck(plan)),
      ...section('consumer', () => benchConsumer(plan)),
    ];
console.log(renderRows(values.quick ? rows.map(({ name, value }) => ({ name, value, goal: '' })) : rows));
const missed = rows.filter(({ met }) => met === false).length;
console.log(
  values.quick
    ? `${rows.length} rows; --quick judges nothing`
    : `${rows.filter(({ met }) => met).length} goals met, ${missed} missed`,
);
