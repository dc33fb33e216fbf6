// Gives values to Istio's charts, to istioctl and to our rules, and prints where they differ.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnose } from '../../src/objects/diagnose';
import '../../src/rules/register';
import { askAll } from '../cases/ask-all';
import type { Json, JsonObject } from '../cases/json';
import { isObject } from '../cases/json';
import { Random } from '../cases/random';
import { buildGo } from '../install/build-go';
import { istioModule } from '../rules/given';
import { brokenRules, makeOperator } from './operators';

const CONFORMANCE = join(__dirname, '..');
const LEAST = 20;
const CHARTS = [
  { chart: 'istiod', folder: 'istio-control/istio-discovery', prefix: 'pilot' },
  { chart: 'base', folder: 'base', prefix: 'pilot' },
  { chart: 'cni', folder: 'istio-cni', prefix: 'cni' },
] as const;
/** Values of other charts, and what other rules are about. */
const LEFT_OUT = new Set([
  'readerServiceAccount',
  'cni',
  'gateways',
  'istioCni',
  'meshConfig',
  'ztunnel',
  'gatewayClasses',
  'revisionTags',
]);
const SETTINGS: readonly JsonObject[] = [
  ...['default', 'demo', 'ambient', 'stabel', '', 5].map((profile) => ({ profile })),
  ...['gke', 'gcp', '', 'k3s'].map((platform) => ({ platform })),
  ...['1.30', 1.3, 1.28, '1.28', '1.31', '', 'x'].map((compatibilityVersion) => ({ compatibilityVersion })),
  { defaults: {} },
  { defaults: { a: 1 } },
  ...['remote', 'none', ''].map((profile) => ({ global: { profile } })),
  ...['openshift', 'eks'].map((platform) => ({ global: { platform } })),
];

interface Case {
  readonly chart: (typeof CHARTS)[number];
  readonly values: JsonObject;
  readonly isOfSettings: boolean;
}

interface Answer {
  readonly render?: string;
  readonly decode?: string;
}

type Known = Readonly<Record<'istioctl' | 'chart', JsonObject>>;

class Asking {
  constructor(private readonly program: string) {}

  ask<Reply>(questions: readonly object[]): readonly Reply[] {
    return askAll<Reply>(this.program, questions);
  }
}

/** All places of values, with one that fits. */
function leavesOf(known: Json, path: readonly string[] = []): [readonly string[], Json][] {
  if (path.length > 0 && path.length < 3 && LEFT_OUT.has(path[path.length - 1]!)) return [];
  if (isObject(known) && Object.keys(known).length > 0)
    return Object.entries(known).flatMap(([name, below]) => leavesOf(below, [...path, name]));
  const value = typeof known === 'string' && path.length > 0 ? exampleOf(known) : known;
  return value === undefined || value === null ? [] : [[path, value]];
}

function exampleOf(type: string): Json | undefined {
  if (type === 'google.protobuf.BoolValue' || type === 'bool') return true;
  if (type === 'map' || type === 'google.protobuf.Struct') return {};
  if (type === 'list' || type === 'google.protobuf.ListValue') return [];
  if (/^u?int|^sint|fixed/.test(type)) return 1;
  return type === 'string' ? 'a' : undefined;
}

function makeValues(leaves: readonly [readonly string[], Json][], random: Random, oddness = 0.4): JsonObject {
  const values: JsonObject = {};
  for (let left = random.pick([1, 1, 2, 4]); left > 0; left--) {
    const [path, value] = random.pick(leaves);
    const misspelt = random.chance(oddness) ? random.integer(0, path.length - 1) : -1;
    set(
      values,
      path.map((name, i) => (i === misspelt ? misspell(name, random) : name)),
      value,
    );
  }
  return values;
}

function misspell(name: string, random: Random): string {
  const at = random.integer(0, name.length - 1);
  return random.pick([
    name.slice(0, at) + name.slice(at + 1) || 'x',
    name.slice(0, at) + 'x' + name.slice(at),
    `${name}s`,
  ]);
}

function set(object: JsonObject, [name, ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) object[name!] = value;
  else {
    const below = object[name!];
    set(isObject(below) ? below : ((object[name!] = {}) as JsonObject), rest, value);
  }
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.includes('crd'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');
}

function ours({ chart, values }: Case): readonly string[] {
  const object = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'a', namespace: 'a' },
    spec: { chart: { spec: { chart: chart.chart, sourceRef: { name: 'istio' } } }, values },
  };
  return diagnose([object]).map(({ id }) => id.replace('istio/helm-values/', ''));
}

interface OperatorAnswer {
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
}

/** The same for whole IstioOperators. */
function compareOperators(judge: Asking, random: Random, count: number): boolean {
  const operators = Array.from({ length: count }, () => makeOperator(random));
  const answers = judge.ask<OperatorAnswer>(operators.map((operator) => ({ operator })));
  const counts = new Map<string, number>();
  let different = 0;
  operators.forEach((operator, i) => {
    const { errors = [], warnings = [] } = answers[i]!;
    const { istioctl, ours: broken, strange } = brokenRules([...errors, ...warnings], diagnose([operator]));
    for (const name of broken) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (strange.length === 0 && istioctl.join() === broken.join()) return;
    different++;
    console.log(JSON.stringify({ operator, istioctl: [...errors, ...warnings], ours: broken }));
  });
  for (const [name, number] of [...counts].sort()) console.log(`${name.padEnd(52)}${number}`);
  console.log(`${count} IstioOperators, ${different} disagreements`);
  return different === 0 && counts.size === 9 && [...counts.values()].every((number) => number >= LEAST);
}

/** The same for the values of IstioOperators, of which istioctl tells one problem. */
function compareOperatorValues(judge: Asking, known: JsonObject, random: Random, count: number): boolean {
  const leaves = leavesOf(known);
  const operators = Array.from({ length: count }, (): JsonObject => {
    const values = makeValues(leaves, random, 0.15);
    const [path, fitting] = random.pick(leaves);
    if (random.chance(0.4) && !UNTYPED.has(path[path.length - 1]!))
      set(values, path, random.pick(ODD.filter((odd) => odd !== fitting)));
    return { ...OPERATOR, spec: { values } };
  });
  const answers = judge.ask<OperatorAnswer>(operators.map((operator) => ({ operator })));
  const counts = { unknown: 0, type: 0, different: 0 };
  operators.forEach((operator, i) => {
    const { errors = [] } = answers[i]!;
    // Words of a closed set are nothing to istioctl.
    const found = diagnose([operator]).filter(({ message }) => !message.includes(', allowed is '));
    const ids = found.map(({ id }) => id);
    const isUnknown = ids.includes('istio/istio-operator/no-unknown-value');
    const isOfType = ids.includes('istio/istio-operator/valid-value');
    if (isUnknown) counts.unknown++;
    if (isOfType) counts.type++;
    const [problem] = errors.filter((error) => /^could not unmarshal|^invalid schema/.test(error));
    const isSaid =
      problem === undefined ? !isUnknown && !isOfType : /unknown field/.test(problem) ? isUnknown : isOfType;
    if (isSaid || (problem !== undefined && (isUnknown || isOfType || LENIENT.test(problem)))) return;
    counts.different++;
    console.log(JSON.stringify({ operator, istioctl: errors, ours: ids }));
  });
  console.log(`${count} values of IstioOperators: ${JSON.stringify(counts)}`);
  return counts.different === 0 && counts.unknown >= LEAST && counts.type >= LEAST;
}

/** What the resource definitions of Sail take all the same, and what no rule is about. */
const LENIENT =
  /type uint32|ExperimentalConfig|of type (string|\[\]json|map)|ResourcesRequestsConfig|ReaderServiceAccount/;
const OPERATOR = { apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', metadata: { name: 'a' } };
/** Flags that Sail's kinds do not have. */
const UNTYPED = new Set([
  ...['enableCRDTemplates', 'enableIstioConfigCRDs', 'stableValidationPolicy', 'validateGateway'],
]);
const ODD: readonly Json[] = ['a', '1', 'true', 1, 1.5, -1, true, {}, [], [1], ['a'], ''];

function compare(): boolean {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '4000' }, seed: { type: 'string', default: '1' } },
  });
  const output = join(CONFORMANCE, '.cache');
  buildGo({ module: CONFORMANCE, packages: ['./helm-values'], output });
  const judge = new Asking(join(output, 'helm-values'));
  const random = new Random(Number(values.seed));
  const known = judge.ask<Known>(CHARTS.map(({ folder }) => ({ chart: folder })));
  const texts = CHARTS.map(({ folder }) => textOf(join(istioModule(), 'manifests/charts', folder)));
  const leaves = known.map(({ istioctl, chart }) => [...leavesOf(istioctl), ...leavesOf(chart)]);
  const cases = Array.from({ length: Number(values.count) }, (): Case => {
    const at = random.integer(0, CHARTS.length - 1);
    const isOfSettings = random.chance(0.2);
    const made = isOfSettings
      ? Object.assign({}, random.pick(SETTINGS), random.pick(SETTINGS))
      : makeValues(leaves[at]!, random);
    return { chart: CHARTS[at]!, values: made, isOfSettings };
  });
  const answers = judge.ask<Answer>(
    cases.map(({ chart, values: given, isOfSettings: render }) => ({
      ...{ chart: chart.folder, prefix: chart.prefix },
      ...{ values: given, render },
    })),
  );
  const counts = { 'no-unknown-value': 0, failures: 0, 'read by the chart only': 0, undecodable: 0 };
  let different = 0;
  cases.forEach((one, i) => {
    const { render, decode } = answers[i]!;
    const found = ours(one);
    const differ = (): void => {
      different++;
      console.log(JSON.stringify({ chart: one.chart.chart, values: one.values, render, decode, ours: found }));
    };
    if (one.isOfSettings) {
      const isFailure = found.some((id) => /^(no-defaults|valid-(profile|platform|compatibility-version))$/.test(id));
      if (isFailure) counts.failures++;
      if (isFailure !== (render !== undefined)) differ();
      return;
    }
    const isUnknown = found.includes('no-unknown-value');
    if (isUnknown) counts['no-unknown-value']++;
    const [, name] = /unknown field "([^"]+)"/.exec(decode ?? '') ?? [];
    if (decode !== undefined && name === undefined) counts.undecodable++;
    // Charts read more than istioctl takes, and Kubernetes has more resources than it knows.
    else if (
      name !== undefined &&
      !isUnknown &&
      (texts[CHARTS.indexOf(one.chart)]!.includes(name) || decode!.includes('ResourcesRequestsConfig'))
    )
      counts['read by the chart only']++;
    else if (isUnknown !== (name !== undefined)) differ();
  });
  console.log(JSON.stringify(counts));
  console.log(`${cases.length} sets of values, ${different} disagreements`);
  const isSame = different === 0 && counts['no-unknown-value'] >= LEAST && counts.failures >= LEAST;
  const isSameOperator = compareOperators(judge, random.fork(), 3 * Number(values.count));
  const isSameValue = compareOperatorValues(judge, known[0]!.istioctl, random.fork(), Number(values.count));
  return isSame && isSameOperator && isSameValue;
}

process.exitCode = compare() ? 0 : 1;
