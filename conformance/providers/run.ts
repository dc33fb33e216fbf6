// Gives providers of meshes and who names them to istiod's own translation and to our rules, and prints where they
// differ on what the proxies do.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { diagnose } from '../../src/objects/diagnose';
import '../../src/rules/register';
import { askAll } from '../cases/ask-all';
import type { JsonObject } from '../cases/json';
import { Random } from '../cases/random';
import { buildGo } from '../install/build-go';

const CONFORMANCE = join(__dirname, '..');
const LEAST = 20;
const USES = ['tracing', 'metrics', 'accessLogging'] as const;
const SERVICE = { service: 'collector.observability.svc.cluster.local', port: 4317 };
const TYPES: readonly JsonObject[] = [
  ...['zipkin', 'datadog', 'skywalking', 'opentelemetry', 'opencensus', 'envoyOtelAls', 'envoyHttpAls'],
  ...['envoyTcpAls', 'envoyExtAuthzHttp', 'envoyExtAuthzGrpc', 'envoyExtAuthzGrpc'],
]
  .map((type): JsonObject => ({ [type]: SERVICE }))
  .concat([
    { lightstep: { ...SERVICE, accessToken: 'a' } },
    { prometheus: {} },
    { stackdriver: {} },
    { sds: { name: 'a' } },
    { envoyFileAccessLog: { path: '/dev/stdout' } },
    {},
  ]);
const NAMES = ['a', 'b', 'c-1', 'a', 'b', 'A', 'a.b', 'a_b', 'prometheus', 'envoy', 'stackdriver', '-a', 'Envoy'];

type Use = (typeof USES)[number] | 'authorization';

interface Case {
  readonly mesh: JsonObject;
  /** Whoever names the providers; without one the mesh configuration does. */
  readonly manifest?: JsonObject;
  readonly use: Use;
  readonly names: readonly string[];
}

interface Answer extends Readonly<Record<(typeof USES)[number], boolean>> {
  readonly asks: boolean;
  readonly denies: boolean;
  readonly error?: string;
}

function makeCase(random: Random): Case {
  const extensionProviders = Array.from({ length: random.integer(0, 4) }, () => ({
    name: random.pick(NAMES),
    ...random.pick(TYPES),
  }));
  const known = extensionProviders.map(({ name }) => name);
  const names = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () =>
    random.pick(random.chance(0.5) && known.length > 0 ? known : [...NAMES, 'C-1', 'none']),
  );
  const use = random.pick([...USES, 'authorization'] as const);
  const providers = names.map((name) => ({ name }));
  if (use === 'authorization') {
    const spec = { action: 'CUSTOM', provider: providers[0]!, rules: [{}] };
    const manifest = object('security.istio.io/v1', 'AuthorizationPolicy', spec);
    return { mesh: { extensionProviders }, manifest, use, names: names.slice(0, 1) };
  }
  if (random.chance(0.3)) return { mesh: { extensionProviders, defaultProviders: { [use]: names } }, use, names };
  const manifest = object('telemetry.istio.io/v1', 'Telemetry', { [use]: [{ providers }] });
  return { mesh: { extensionProviders }, manifest, use, names };
}

function object(apiVersion: string, kind: string, spec: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name: 'a', namespace: 'default' }, spec };
}

/** What the rules say of the providers: those that are of use, and whether istiod survives. */
function findingsOf({ mesh, manifest }: Case): readonly Diagnostic[] {
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio' },
    data: { mesh: JSON.stringify(mesh) },
  };
  return diagnose([config, ...(manifest ? [manifest] : [])]).filter(({ id }) =>
    /\/(no-undefined-provider|no-unfit-provider|valid-authorizer-name)$/.test(id),
  );
}

function ask(program: string, cases: readonly Case[]): readonly Answer[] {
  const questions = cases.map(({ mesh, manifest }) => ({
    mesh: JSON.stringify(mesh),
    manifest: manifest ? JSON.stringify(manifest) : '',
  }));
  return askAll(program, questions);
}

function isSame({ use, names }: Case, found: readonly Diagnostic[], answer: Answer): boolean {
  const named = found.filter(({ id }) => !id.endsWith('valid-authorizer-name'));
  if (answer.error !== undefined) return named.some(({ message }) => message.includes('at which istiod crashes'));
  if (use === 'authorization') {
    const isRefused = found.some(
      ({ id, message }) => id.endsWith('name') && message.includes(JSON.stringify(names[0])),
    );
    const isDenied = named.length > 0 || isRefused;
    return answer.denies === isDenied && answer.asks === !isDenied;
  }
  const asked = use === 'tracing' ? 1 : names.length;
  return answer[use] === named.length < asked;
}

function compare(): boolean {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '4000' }, seed: { type: 'string', default: '1' } },
  });
  const output = join(CONFORMANCE, '.cache');
  buildGo({ module: CONFORMANCE, packages: ['./providers'], output });
  const random = new Random(Number(values.seed));
  const cases = Array.from({ length: Number(values.count) }, () => makeCase(random));
  const counts = new Map<string, number>();
  let different = 0;
  ask(join(output, 'providers'), cases).forEach((answer, i) => {
    const found = findingsOf(cases[i]!);
    for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
    if (isSame(cases[i]!, found, answer)) return;
    different++;
    console.log(JSON.stringify({ case: cases[i], answer, ours: found.map(({ id, message }) => `${id}: ${message}`) }));
  });
  for (const [id, count] of [...counts].sort()) console.log(`${id.padEnd(52)}${count}`);
  const rare = [...counts].filter(([, count]) => count < LEAST);
  console.log(`${cases.length} meshes, ${different} disagreements`);
  return different === 0 && rare.length === 0 && counts.size === 7;
}

process.exitCode = compare() ? 0 : 1;
