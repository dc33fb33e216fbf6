import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMeasuring } from './report';

/** What any checker of YAML must do at least: read the files and parse them. */
const folder = process.argv[2]!;
const report = startMeasuring();
const { loadAll } = require('js-yaml') as typeof import('js-yaml');
const objects = readdirSync(folder).flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')));
if (objects.length === 0) throw new Error(`nothing to parse in ${folder}`);
report();
