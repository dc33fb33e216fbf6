// Gives objects to Istio's analyzers, its injector and the readers of single values, and compares them with our rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { metadataRules } from '../../src/rules/metadata/metadata-rules';
import { proxyConfigAnnotationRules } from '../../src/rules/proxy-config-annotation/proxy-config-annotation-rules';
import { ruleId } from '../../src/rules/rule';
import type { KindRules, Rule } from '../../src/rules/rule';
import { Judge } from '../cases/judge';
import { Random } from '../cases/random';
import { buildGo } from '../install/build-go';
import { MetadataComparison } from './comparison';
import type { MetadataVerdict } from './comparison';
import { Documents } from './documents';
import { findTableErrors } from './listed-keys';
import { exitWith } from '../cases/exit-with';

const ROOT = join(__dirname, '../..');
const CACHE = join(ROOT, 'conformance/.cache');
const LEAST = 20;
const BATCH = 500;
/** Rules that nobody judges: they follow from the tables, or from what istiod does not read. */
const OF_NOBODY = [
  'metadata/no-annotation-as-label',
  'metadata/no-misplaced-label',
  'metadata/no-redirection-by-hand',
  'metadata/no-unknown-label',
  'metadata/no-waypoint-namespace-alone',
  'proxy-config-annotation/no-deprecated-field',
  'proxy-config-annotation/no-old-metrics-address',
].map((name) => `istio/${name}`);

async function compare(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      output: { type: 'string', default: join(CACHE, 'metadata-disagreements.jsonl') },
    },
  });
  buildGo({ module: join(ROOT, 'conformance'), packages: ['./metadata'], output: CACHE });
  const program = join(CACHE, 'metadata');
  const problems = findTableErrors(program);
  const judge = new Judge<MetadataVerdict>(program, []);
  const documents = new Documents(new Random(Number(values.seed)));
  const rules = judgedRules();
  const comparison = new MetadataComparison((id) => rules.get(id));
  try {
    for (let made = 0; made < Number(values.count); made += BATCH) {
      const objects = Array.from({ length: BATCH }, () => documents.next());
      const verdicts = objects.map((object) => judge.judge(JSON.stringify(object)));
      for (const [i, object] of objects.entries()) comparison.compare(object, await verdicts[i]!);
    }
  } finally {
    judge.end();
  }
  problems.push(...printRules(rules, comparison));
  for (const problem of problems) console.log(problem);
  const { disagreements, objects, refused } = comparison;
  const smallestFirst = [...disagreements].sort((a, b) => a.manifest.length - b.manifest.length);
  mkdirSync(join(values.output, '..'), { recursive: true });
  writeFileSync(values.output, smallestFirst.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(`${objects} objects, of which the injector refuses ${refused}`);
  console.log(
    `${disagreements.length} disagreements${disagreements.length > 0 ? `, in ${resolve(values.output)}` : ''}`,
  );
  return problems.length === 0 && disagreements.length === 0;
}

type JudgedBy = 'analyzers' | 'injector' | 'reading' | 'nobody';

/** Which rules the newest Istio can break, and who judges them. */
function judgedRules(): ReadonlyMap<string, JudgedBy> {
  const all = [metadataRules, proxyConfigAnnotationRules].flatMap((kind) =>
    kind.parts.flatMap((part) => part.rules.map((rule) => [kind, rule] as const)),
  );
  return new Map(
    all
      .filter(([, { judge, until }]) => judge !== undefined && until === undefined)
      .map(([kind, rule]) => [ruleId(kind, rule), judgeOf(kind, rule)]),
  );
}

function judgeOf(kind: KindRules, rule: Rule<unknown>): JudgedBy {
  if (OF_NOBODY.includes(ruleId(kind, rule)) || isOfMeshAlone(kind, rule)) return 'nobody';
  if (rule.judge === 'analyze') return 'analyzers';
  return kind === proxyConfigAnnotationRules || (rule.judge === 'injector' && rule.severity === 'error')
    ? 'injector'
    : 'reading';
}

/** Rules of the proxy's part of the mesh configuration that the injector does not have. */
function isOfMeshAlone(kind: KindRules, { judge, name }: Rule<unknown>): boolean {
  return kind === proxyConfigAnnotationRules && judge === 'nobody' && name !== 'no-unknown-field';
}

/** Prints how often each rule was broken, and says which were broken too rarely. */
function printRules(rules: ReadonlyMap<string, JudgedBy>, { together, ours }: MetadataComparison): string[] {
  const width = Math.max(...[...rules.keys()].map(({ length }) => length));
  const line = (cells: readonly unknown[]): string =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(width) : String(cell).padStart(10))).join('  ');
  console.log(line(['rule', 'judge', 'together', 'ours']));
  const rare: string[] = [];
  for (const [id, judgedBy] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const counts = [together.get(id) ?? 0, ours.get(id) ?? 0] as const;
    console.log(line([id, judgedBy, ...counts]));
    const broken = judgedBy === 'nobody' ? counts[1] : counts[0];
    if (broken < LEAST) rare.push(`${id} was broken ${broken} times, at least ${LEAST} are needed`);
  }
  return rare;
}

void exitWith(compare);
