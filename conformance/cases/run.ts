// Gives generated and given documents to our validator and to the API server's own code, and compares the verdicts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findKind } from '../../src/schema/catalogue';
import { CasePlan, leastCases } from './case-plan';
import { Comparison } from './comparison';
import { compareCoreKinds } from './core-kinds';
import { newestFiles, readKinds, type Kind } from './definitions';
import { exampleCases, seedCases } from './given-documents';
import { buildJudge, Judge } from './judge';
import { MUTATIONS } from './mutations/mutate';
import { compareOlderReleases } from './older-releases';
import { readOptions, ROOT, type Options } from './options';
import { ownVerdict } from './own-verdict';
import { Random } from './random';
import { countTable, findGaps } from './report';
import { exitWith } from './exit-with';

/** Kinds whose definitions are at hand, but which the library does not offer. */
const NOT_OFFERED = ['AlertProvider', 'AnalysisTemplate', 'CertificateRequest', 'Challenge', 'Order'];
/** Cases that are no mutation of one kind. */
const OTHER_MUTATIONS = ['none', 'rule-operands', 'yaml-scalar', 'yaml-text'];

async function compare(options: Options): Promise<boolean> {
  const started = performance.now();
  const program = buildJudge();
  const files = newestFiles(options.definitions);
  const kinds = readKinds(files).filter(({ kind }) => !NOT_OFFERED.includes(kind));
  console.log(`seed ${options.seed}, ${kinds.length} kinds and versions of ${files.length} files`);
  const missing = findMissing(kinds);
  const random = new Random(options.seed);
  const judge = new Judge(program, files);
  const comparison = new Comparison(judge, (manifest) => ownVerdict(manifest));
  const plan = new CasePlan(judge, kinds, options.count, random.fork());
  await plan.run(comparison);
  const generated = comparison.total.cases;
  await comparison.run([...seedCases(options.seeds), ...exampleCases(join(ROOT, 'examples'))]);
  const core = await compareCoreKinds(judge, Math.ceil(options.count / 10), random.fork());
  judge.end();
  const older = await compareOlderReleases(program, options.definitions, Math.ceil(options.count / 5), random.fork());

  const gaps = [...missing, ...gapsOf(comparison, kinds, options.count)];
  const rules = [...plan.rules.keys()];
  const unbroken = rules.filter((rule) => !comparison.brokenRules.has(rule));
  console.log(`\n${countTable('kind', comparison.kinds)}\n\n${countTable('mutation', comparison.mutations)}\n`);
  for (const other of [core, ...older]) console.log(`${countTable('beside these', other.mutations)}\n`);
  for (const rule of unbroken) console.log(`never broken: ${rule.replace(/\s+/g, ' ')}`);
  console.log(`${rules.length - unbroken.length} of ${rules.length} distinct CEL rules broken at least once`);
  for (const gap of gaps) console.log(`too little: ${gap}`);
  const { cases, accepted, rejected } = comparison.total;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${cases} documents, ${generated} of them generated from seed ${options.seed}, in ${seconds} s`);
  console.log(`${accepted} accepted by both, ${rejected} refused by both`);
  const disagreements = [comparison, core, ...older].flatMap((one) => one.disagreements);
  writeDisagreements(options.output, disagreements);
  return gaps.length === 0 && disagreements.length === 0;
}

function findMissing(kinds: readonly Kind[]): string[] {
  const missing = kinds.filter(
    ({ group, version, kind }) => findKind(`${group}/${version}`, kind)?.versions[version] === undefined,
  );
  return missing.map(({ group, version, kind }) => `no schema of ${group}/${version} ${kind}: run npm run generate`);
}

function gapsOf(comparison: Comparison, kinds: readonly Kind[], count: number): string[] {
  const names = [...new Set(kinds.map(({ group, kind }) => `${group} ${kind}`))];
  const mutations = [...MUTATIONS.map(({ name }) => name), ...OTHER_MUTATIONS];
  return findGaps(comparison, names, mutations, { ...leastCases(count), acceptedShare: 0.25, rejectedShare: 0.25 });
}

function writeDisagreements(output: string, disagreements: Comparison['disagreements']): void {
  const smallestFirst = [...disagreements].sort((a, b) => a.manifest.length - b.manifest.length);
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, smallestFirst.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(`${disagreements.length} disagreements${disagreements.length > 0 ? `, in ${resolve(output)}` : ''}`);
}

void exitWith(() => compare(readOptions()));
