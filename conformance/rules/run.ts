// Gives documents to Istio's webhook and to our rules, and prints rule by rule how often each found it broken.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { registry } from '../../src/rules/registry';
import { ruleId } from '../../src/rules/rule';
import type { Rule } from '../../src/rules/rule';
import type { JsonObject } from '../cases/json';
import { buildJudge, Judge } from '../cases/judge';
import { Random } from '../cases/random';
import { newestFiles } from '../cases/definitions';
import { Documents } from './documents';
import { givenObjects, istioModule } from './given';
import { ALL } from './kinds/all';
import { metadataMessages } from './kinds/metadata';
import { isOfWebhook, RuleComparison } from './rule-comparison';
import type { RuleConformance } from './rule-conformance';
import { exitWith } from '../cases/exit-with';

const ROOT = join(__dirname, '../..');
const LEAST = 20;
const BATCH = 500;

async function compare(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      /** Documents of each kind. */
      count: { type: 'string', default: '12000' },
      seed: { type: 'string', default: '1' },
      kind: { type: 'string', multiple: true },
      crds: { type: 'string', default: join(ROOT, '../shared/crds') },
      output: { type: 'string', default: join(ROOT, 'conformance/.cache/rule-disagreements.jsonl') },
    },
  });
  const kinds = ALL.filter(({ slug }) => values.kind === undefined || values.kind.includes(slug));
  if (kinds.length === 0) throw new Error(`--kind is one of ${ALL.map(({ slug }) => slug).join(', ')}`);
  const definitions = newestFiles(values.crds).filter((file) => /\/istio-\d/.test(file));
  const judge = new Judge(buildJudge(), definitions);
  const comparison = new RuleComparison(judge);
  const random = new Random(Number(values.seed));
  const istio = istioModule();
  const given = ['pkg/config/validation/testdata/crds', 'samples'].flatMap((folder) =>
    givenObjects(join(istio, folder)),
  );
  for (const kind of kinds) {
    const own = given.filter((object) => isOf(kind, object));
    await comparison.run(
      kind,
      [...own, ...(kind.documents?.() ?? [])].map((object) => toCase(kind, object)),
    );
    const documents = new Documents(kind, random.fork(), own);
    for (let made = 0; made < Number(values.count); made += BATCH) {
      await comparison.run(
        kind,
        Array.from({ length: BATCH }, () => documents.next()),
      );
    }
    console.log(`${kind.slug}: ${own.length} given documents, ${values.count} generated`);
  }
  judge.end();
  return report(comparison, kinds, values.output);
}

function isOf({ apiVersion, kind }: RuleConformance, object: JsonObject): boolean {
  return object['kind'] === kind && String(object['apiVersion']).split('/')[0] === apiVersion.split('/')[0];
}

function toCase(
  { slug }: RuleConformance,
  object: JsonObject,
): { id: string; kind: string; mutation: string; manifest: string } {
  return { id: slug, kind: slug, mutation: 'given', manifest: JSON.stringify(object) };
}

function report(comparison: RuleComparison, kinds: readonly RuleConformance[], output: string): boolean {
  const isIstios = kinds.some(({ apiVersion }) => apiVersion.includes('.istio.io/'));
  const asked = new Set([...(isIstios ? ['metadata'] : []), ...kinds.map(({ slug }) => slug)]);
  const ids = registry
    .filter(({ slug }) => asked.has(slug))
    .flatMap((kind) => kind.parts.flatMap(({ rules }) => rules.filter(isInForce).map((rule) => ruleId(kind, rule))))
    .filter(isOfWebhook);
  const named = kinds.flatMap(({ slug, messages }) => Object.keys(messages).map((name) => `istio/${slug}/${name}`));
  const all = new Set([
    ...ids,
    ...named,
    ...(isIstios ? Object.keys(metadataMessages).map((name) => `istio/metadata/${name}`) : []),
  ]);
  const width = Math.max(...[...all].map(({ length }) => length));
  const line = (name: string, cells: readonly unknown[]): string =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(13))].join('  ');
  console.log(`\n${line('rule', ['istio', 'ours', 'disagreements'])}`);
  const rare: string[] = [];
  const neverTold = new Set(
    kinds.flatMap(({ slug, neverTold: names = [] }) => names.map((name) => `istio/${slug}/${name}`)),
  );
  for (const id of [...all].sort()) {
    const { istio, ours, disagreements } = comparison.rules.get(id) ?? { istio: 0, ours: 0, disagreements: 0 };
    console.log(line(id, [istio, ours, disagreements]));
    const broken = neverTold.has(id) ? ours : istio;
    if (broken < LEAST && !isOfOtherKind(id, kinds))
      rare.push(`${id} was broken ${broken} times, at least ${LEAST} are needed`);
  }
  console.log();
  for (const text of rare) console.log(text);
  for (const [message, manifest] of comparison.unknownMessages) {
    console.log(`no rule, or several, for Istio's message ${JSON.stringify(message)} of ${manifest}`);
  }
  const smallestFirst = [...comparison.disagreements].sort((a, b) => a.manifest.length - b.manifest.length);
  mkdirSync(join(output, '..'), { recursive: true });
  writeFileSync(output, smallestFirst.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const { documents, accepted, undecodable, ownMilliseconds } = comparison;
  console.log(
    `${documents} documents, ${accepted} accepted, ${undecodable} that Istio cannot decode; ${((ownMilliseconds * 1000) / documents).toFixed(1)} µs each for our rules`,
  );
  console.log(`${smallestFirst.length} disagreements${smallestFirst.length > 0 ? `, in ${resolve(output)}` : ''}`);
  return rare.length === 0 && comparison.unknownMessages.size === 0 && smallestFirst.length === 0;
}

/** Only an AuthorizationPolicy has a dry run, so that some rules need one, and one needs another kind. */
function isOfOtherKind(id: string, kinds: readonly RuleConformance[]): boolean {
  const isPolicy = ({ slug }: RuleConformance): boolean => slug === 'authorization-policy';
  const needsPolicy = ['istio/metadata/valid-dry-run', 'istio/metadata/no-dry-run-of-other-actions'];
  if (id === 'istio/metadata/no-dry-run') return kinds.every(isPolicy);
  return needsPolicy.includes(id) && !kinds.some(isPolicy);
}

/** The judge is of the newest version, and can break no rule that it has no more. */
function isInForce({ until }: Rule<unknown>): boolean {
  return until === undefined;
}

void exitWith(compare);
