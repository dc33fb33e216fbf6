// Gives generated and given documents to our validator and to the API server's own code, and compares the verdicts.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findKind } from '../../src/schema/catalogue';
import { CaseGenerator, findRulePlaces, type RulePlace } from './case-generator';
import { Comparison } from './comparison';
import { newestFiles, readKinds, type Kind } from './definitions';
import { exampleCases, seedCases } from './given-documents';
import { buildJudge, Judge } from './judge';
import { MUTATIONS } from './mutations/mutate';
import { ownVerdict } from './own-verdict';
import { schemaPlaces } from './places';
import { Random } from './random';
import { countTable, findGaps } from './report';

const ROOT = join(__dirname, '../..');
/** Kinds whose definitions are at hand, but which the library does not offer. */
const NOT_OFFERED = ['AlertProvider', 'AnalysisTemplate', 'CertificateRequest', 'Challenge', 'Order'];
/** How often rules that no case has broken yet are aimed at again. */
const RULE_ROUNDS = 16;
/** The share of the cases that aim at CEL rules, and of those that are odd YAML texts. */
const RULE_SHARE = 0.2;
const YAML_SHARE = 0.05;

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly definitions: string;
  readonly seeds: string;
  readonly output: string;
}

function readOptions(): Options {
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

/** A kind's share of the cases grows with the square root of its schema: large schemas get more, small ones enough. */
function shareCases(kinds: readonly Kind[], count: number): number[] {
  const weights = kinds.map(({ schema }) => Math.sqrt(schemaPlaces(schema).length) + 8);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.ceil((weight / sum) * count));
}

async function compare(options: Options): Promise<boolean> {
  const started = performance.now();
  const program = buildJudge();
  const files = newestFiles(options.definitions);
  const all = readKinds(files);
  const kinds = all.filter(({ kind }) => !NOT_OFFERED.includes(kind));
  const missing = kinds.filter(
    ({ group, version, kind }) => findKind(`${group}/${version}`, kind)?.versions[version] === undefined,
  );
  for (const { group, version, kind } of missing)
    console.log(`no schema of ${group}/${version} ${kind}: run npm run generate`);
  console.log(`seed ${options.seed}, ${kinds.length} kinds and versions of ${files.length} files`);

  const judge = new Judge(program, files);
  const comparison = new Comparison(judge, ownVerdict);
  const random = new Random(options.seed);
  const rules = findRulePlaces(kinds);
  const shares = shareCases(kinds, options.count * (1 - RULE_SHARE - YAML_SHARE));
  for (const [i, kind] of kinds.entries()) {
    const generator = new CaseGenerator(judge, random.fork());
    await comparison.run(await generator.cases(kind, shares[i] as number));
    await comparison.run(await generator.yamlCases(kind, Math.ceil((options.count * YAML_SHARE) / kinds.length)));
  }
  await aimAtMutations(judge, comparison, kinds, options, random);
  await aimAtRules(judge, comparison, rules, options, random);
  while (comparison.total.cases < options.count) {
    const generator = new CaseGenerator(judge, random.fork());
    await comparison.run(await generator.cases(random.pick(kinds), 60));
  }
  const generated = comparison.total.cases;
  await comparison.run([...seedCases(options.seeds), ...exampleCases(join(ROOT, 'examples'))]);
  judge.end();
  return report(comparison, {
    options,
    kinds,
    rules: [...rules.keys()],
    generated,
    isComplete: missing.length === 0,
    started,
  });
}

/** More cases of the mutations that found few documents with a place for them. */
async function aimAtMutations(
  judge: Judge,
  comparison: Comparison,
  kinds: readonly Kind[],
  { count }: Options,
  random: Random,
): Promise<void> {
  for (const mutation of MUTATIONS) {
    const fitting = kinds.filter((kind) =>
      schemaPlaces(kind.schema).some(({ schema }) => mutation.seeks?.(schema) ?? true),
    );
    for (let attempt = 0; attempt < 200 && fitting.length > 0; attempt++) {
      const missing = leastCases(count).casesPerMutation - (comparison.mutations.get(mutation.name)?.cases ?? 0);
      if (missing <= 0) break;
      const generator = new CaseGenerator(judge, random.fork());
      await comparison.run(await generator.casesOf(mutation, random.pick(fitting), Math.min(missing, 5)));
    }
  }
}

/** Cases for every CEL rule, and again for those that none has broken yet. */
async function aimAtRules(
  judge: Judge,
  comparison: Comparison,
  rules: ReadonlyMap<string, RulePlace[]>,
  { count }: Options,
  random: Random,
): Promise<void> {
  const first = Math.ceil((count * RULE_SHARE) / rules.size);
  for (let round = 0; round < RULE_ROUNDS; round++) {
    for (const [rule, places] of rules) {
      const source = random.fork();
      if (round > 0 && comparison.brokenRules.has(rule)) continue;
      const generator = new CaseGenerator(judge, source);
      await comparison.run(
        await generator.ruleCases(source.pick(places), round === 0 ? first : 16, 1 + Math.floor(round / 3)),
      );
    }
  }
}

function leastCases(count: number): { casesPerKind: number; casesPerMutation: number } {
  return {
    casesPerKind: Math.min(40, Math.floor(count / 150)),
    casesPerMutation: Math.min(100, Math.floor(count / 300)),
  };
}

interface Run {
  readonly options: Options;
  readonly kinds: readonly Kind[];
  readonly rules: readonly string[];
  readonly generated: number;
  readonly isComplete: boolean;
  readonly started: number;
}

function report(comparison: Comparison, { options, kinds, rules, generated, isComplete, started }: Run): boolean {
  const names = [...new Set(kinds.map(({ group, kind }) => `${group} ${kind}`))];
  const gaps = findGaps(
    comparison,
    names,
    [...MUTATIONS.map(({ name }) => name), 'none', 'rule-operands', 'yaml-scalar', 'yaml-text'],
    {
      ...leastCases(options.count),
      acceptedShare: 0.25,
      rejectedShare: 0.25,
    },
  );
  const unbroken = rules.filter((rule) => !comparison.brokenRules.has(rule));
  console.log(`\n${countTable('kind', comparison.kinds)}\n\n${countTable('mutation', comparison.mutations)}\n`);
  for (const rule of unbroken) console.log(`never broken: ${rule.replace(/\s+/g, ' ')}`);
  console.log(`${rules.length - unbroken.length} of ${rules.length} distinct CEL rules broken at least once`);
  for (const gap of gaps) console.log(`too little: ${gap}`);
  const { cases, accepted, rejected } = comparison.total;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${cases} documents (${generated} generated, seed ${options.seed}): ${accepted} accepted and ${rejected} rejected by both, in ${seconds} s, ${(comparison.ownMilliseconds / 1000).toFixed(1)} s of them ours`,
  );
  const smallestFirst = [...comparison.disagreements].sort((a, b) => a.manifest.length - b.manifest.length);
  mkdirSync(join(options.output, '..'), { recursive: true });
  writeFileSync(options.output, smallestFirst.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(
    `${smallestFirst.length} disagreements${smallestFirst.length > 0 ? `, in ${resolve(options.output)}` : ''}`,
  );
  return isComplete && gaps.length === 0 && smallestFirst.length === 0;
}

void (async () => {
  try {
    process.exitCode = (await compare(readOptions())) ? 0 : 1;
  } catch (error) {
    console.error(error);
    process.exitCode = 2;
  }
})();
