// Compares what the generator's tables call deprecated with the definitions of Istio's API.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPRECATED_FIELDS, DEPRECATED_VALUES } from '../../src/generator/overlay/deprecations';
import { readParts } from './read-parts';

const FOLDERS = ['extensions', 'mesh', 'networking', 'security', 'telemetry', 'type'];
/** Prose tells of something else that is deprecated. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'FilterMatch.name',
  'LocalityLoadBalancerSetting.failover_priority',
  'ProxyConfig.runtime_values',
  'ZoneAwareLoadBalancerSetting.failover_priority',
]);

const api = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'istio.io/api'], {
  cwd: join(__dirname, '..'),
  encoding: 'utf8',
}).trim();
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(api, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(api, folder, file)),
).filter((file) => file.endsWith('.proto'));
const parts = files.flatMap((file) => readParts(readFileSync(file, 'utf8')));
const tables = [...Object.values(DEPRECATED_FIELDS), ...Object.values(DEPRECATED_VALUES)];
const known = new Set(tables.map(({ upstream }) => upstream));
const isOld = ({ isDeprecated, comment }: (typeof parts)[number]): boolean =>
  isDeprecated || /deprecated/i.test(comment);
const missing = parts.filter((part) => isOld(part) && !known.has(part.name) && !OF_OTHERS.has(part.name));
/** Documented parts are current, unless the definition says otherwise; of some only another spelling is old. */
const current = parts.filter(
  (part) => known.has(part.name) && !isOld(part) && !/\$hide_from_docs|altName=/.test(part.comment),
);
const unknown = [...known].filter((name) => !parts.some((part) => part.name === name));
console.log(
  `${parts.length} fields and values, ${parts.filter(({ isDeprecated }) => isDeprecated).length} deprecated by option`,
);
for (const { name } of missing) console.log(`${name} is deprecated, and no table has it`);
for (const { name } of current) console.log(`${name} is in a table, and nothing says that it is deprecated`);
for (const name of unknown) console.log(`${name} is in a table, and in no definition`);
process.exitCode = parts.length > 0 && missing.length + current.length + unknown.length === 0 ? 0 : 1;
