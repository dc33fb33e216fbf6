// Gives our output and many single documents to a real Kubernetes API server: it has to take the output as it is, and to
// judge every document as our validator does.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Manifest } from '../../src/objects/manifest';
import { readDocuments } from '../../src/objects/yaml/read-documents';
import { CaseGenerator } from '../cases/case-generator';
import type { Case } from '../cases/case';
import { newestFiles, readKinds } from '../cases/definitions';
import { exampleCases, seedCases } from '../cases/given-documents';
import { buildJudge, Judge } from '../cases/judge';
import { Random } from '../cases/random';
import { ApiServer } from './api-server';
import { applyOutput } from './apply-output';
import { compareVerdicts } from './compare-verdicts';
import { controls } from './controls';
import { installDefinitions } from './install-definitions';

const ROOT = join(__dirname, '../..');
const SHOWN = 2000;

interface Options {
  readonly definitions: string;
  readonly seeds: string;
  readonly examples: string;
  readonly seed: number;
  /** How many documents are generated for each served version of each kind. */
  readonly count: number;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      crds: { type: 'string', default: join(ROOT, '../shared/crds') },
      seeds: { type: 'string', default: join(ROOT, '../shared/seeds') },
      examples: { type: 'string', default: join(ROOT, 'examples') },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '20' },
    },
  });
  for (const name of ['crds', 'seeds', 'examples'] as const) {
    if (!existsSync(values[name]))
      throw new Error(`there is no folder ${resolve(values[name])}: give one with --${name}`);
  }
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not ${values.seed}`);
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--count is a number of documents, not ${values.count}`);
  return { definitions: values.crds, seeds: values.seeds, examples: values.examples, seed, count };
}

async function generateCases(files: readonly string[], { seed, count }: Options): Promise<Case[]> {
  const judge = new Judge(buildJudge(), files);
  const random = new Random(seed);
  const cases: Case[] = [];
  for (const kind of readKinds(files)) {
    cases.push(...(await new CaseGenerator(judge, random.fork()).cases(kind, count)));
  }
  judge.end();
  return cases;
}

/** Counts and prints what held and what did not. */
class Results {
  passed = 0;
  failed = 0;

  add(claim: string, problems: readonly string[]): void {
    if (problems.length === 0) this.passed += 1;
    else this.failed += 1;
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${claim}`);
    for (const problem of problems) console.log(`       ${problem}`);
  }
}

function checkControls(server: ApiServer, groups: ReadonlySet<string>, results: Results): void {
  for (const { fault, manifest, problem } of controls) {
    const problems = applyOutput(server, [manifest], groups);
    const isFound = problems.some((text) => problem.test(text));
    results.add(`${fault} is found`, isFound ? [] : ['it is not', ...problems]);
  }
}

function checkExamples(server: ApiServer, folder: string, groups: ReadonlySet<string>, results: Results): void {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.yaml')));
  if (names.length === 0) results.add('the examples apply', [`none in ${folder} has an expected.yaml`]);
  for (const name of names.sort()) {
    const file = join(folder, name, 'expected.yaml');
    const { objects } = readDocuments(readFileSync(file, 'utf8'), file);
    const output = objects.map(({ manifest }) => manifest as unknown as Manifest);
    const claim = `example ${name}: ${output.length} objects apply in silence, a second time without a change, and do not drift`;
    results.add(claim, output.length === 0 ? ['it is empty'] : applyOutput(server, output, groups));
  }
}

async function checkVerdicts(server: ApiServer, sources: Sources, results: Results): Promise<void> {
  for (const [source, cases] of Object.entries(sources)) {
    const { accepted, refused, unknown, disagreements } = await compareVerdicts(server, cases);
    const counts = `${accepted} accepted and ${refused} refused by both, ${disagreements.length} disagreements`;
    const problems = disagreements.map(
      ({ id, kind, manifest, own, server: theirs }) =>
        `${id} (${kind})\n    ours   ${own ?? 'accepts'}\n    server ${theirs ?? 'accepts'}\n${manifest.slice(0, SHOWN)}`,
    );
    const nothing = accepted + refused + disagreements.length === 0 ? ['no document was compared'] : [];
    results.add(`${source}: ${counts}, ${unknown} of kinds that one side does not know`, [...problems, ...nothing]);
  }
}

type Sources = Readonly<Record<string, readonly Case[]>>;

async function check(options: Options, server: ApiServer, files: readonly string[]): Promise<Results> {
  const results = new Results();
  const groups = new Set(readKinds(files).map(({ group }) => group));
  checkControls(server, groups, results);
  checkExamples(server, options.examples, groups, results);
  await checkVerdicts(
    server,
    {
      'documents of the examples': exampleCases(options.examples),
      'documents of the seeds': seedCases(options.seeds),
      [`generated documents (seed ${options.seed})`]: await generateCases(files, options),
    },
    results,
  );
  return results;
}

async function main(): Promise<boolean> {
  const options = readOptions();
  const started = Date.now();
  const seconds = (): string => ((Date.now() - started) / 1000).toFixed(1);
  const files = newestFiles(options.definitions);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const server = await ApiServer.start();
  try {
    console.log(`the API server is up (${seconds()} s)`);
    await installDefinitions(server, files);
    console.log(`it serves ${files.map((file) => basename(file, '.yaml')).join(', ')} (${seconds()} s)\n`);
    const { passed, failed } = await check(options, server, files);
    console.log(`\napply: ${seconds()} s\n\n${passed} passed, ${failed} failed`);
    return failed === 0;
  } finally {
    await server.stop();
  }
}

main()
  .then((isGood) => {
    process.exitCode = isGood ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(`conformance/apply: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
