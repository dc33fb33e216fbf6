// Gives our output and many single documents to a real Kubernetes API server: it has to take the output as it is, and to
// judge every document as our validator does.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CaseGenerator } from '../cases/case-generator';
import type { Case } from '../cases/case';
import { newestFiles, readKinds } from '../cases/definitions';
import { exampleCases, seedCases } from '../cases/given-documents';
import { buildJudge, Judge } from '../cases/judge';
import { Random } from '../cases/random';
import { ApiServer } from './api-server';
import { applyExample } from './apply-example';
import { compareVerdicts } from './compare-verdicts';

const ROOT = join(__dirname, '../..');
const CASES_PER_KIND = 8;
const SHOWN = 2000;

interface Options {
  readonly definitions: string;
  readonly seeds: string;
  readonly examples: string;
  readonly seed: number;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      crds: { type: 'string', default: join(ROOT, '../shared/crds') },
      seeds: { type: 'string', default: join(ROOT, '../shared/seeds') },
      examples: { type: 'string', default: join(ROOT, 'examples') },
      seed: { type: 'string', default: '1' },
    },
  });
  for (const name of ['crds', 'seeds', 'examples'] as const) {
    if (!existsSync(values[name]))
      throw new Error(`there is no folder ${resolve(values[name])}: give one with --${name}`);
  }
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not ${values.seed}`);
  return { definitions: values.crds, seeds: values.seeds, examples: values.examples, seed };
}

async function generateCases(files: readonly string[], seed: number): Promise<Case[]> {
  const judge = new Judge(buildJudge(), files);
  const random = new Random(seed);
  const cases: Case[] = [];
  for (const kind of readKinds(files)) {
    cases.push(...(await new CaseGenerator(judge, random.fork()).cases(kind, CASES_PER_KIND)));
  }
  judge.end();
  return cases;
}

function installDefinitions(server: ApiServer, files: readonly string[]): void {
  const args = files.flatMap((file) => ['-f', file]);
  const applied = server.kubectl(['apply', '--server-side', ...args]);
  if (applied.status !== 0) throw new Error(`the definitions are refused:\n${applied.stderr}`);
  const established = server.kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...args]);
  if (established.status !== 0) throw new Error(`the definitions are not served:\n${established.stderr}`);
}

async function check(options: Options, server: ApiServer, files: readonly string[]): Promise<boolean> {
  let failed = 0;
  const groups = new Set(readKinds(files).map(({ group }) => group));
  const names = readdirSync(options.examples).filter((name) =>
    existsSync(join(options.examples, name, 'expected.yaml')),
  );
  for (const name of names.sort()) {
    const { objects, problems } = applyExample(server, join(options.examples, name, 'expected.yaml'), groups);
    failed += problems.length;
    console.log(
      `${problems.length === 0 ? 'ok  ' : 'FAIL'} example ${name}: ${objects} objects applied twice, compared, no drift`,
    );
    for (const problem of problems) console.log(`       ${problem}`);
  }
  if (names.length === 0) {
    failed += 1;
    console.log(`FAIL no example in ${options.examples} has an expected.yaml`);
  }
  const sources: Readonly<Record<string, readonly Case[]>> = {
    examples: exampleCases(options.examples),
    seeds: seedCases(options.seeds),
    'generated cases': await generateCases(files, options.seed),
  };
  let documents = 0;
  for (const [source, cases] of Object.entries(sources)) {
    const { accepted, refused, unknown, disagreements } = await compareVerdicts(server, cases);
    documents += accepted + refused + disagreements.length;
    failed += disagreements.length;
    console.log(
      `${disagreements.length === 0 ? 'ok  ' : 'FAIL'} ${source}: ${accepted} accepted and ${refused} refused by both, ${disagreements.length} disagreements, ${unknown} of kinds that one side does not know`,
    );
    for (const { id, kind, manifest, own, server: theirs } of disagreements) {
      console.log(
        `  ${id} (${kind})\n    ours   ${own ?? 'accepts'}\n    server ${theirs ?? 'accepts'}\n${manifest.slice(0, SHOWN)}`,
      );
    }
  }
  console.log(`\napply: ${names.length} examples, ${documents} documents compared, ${failed} problems`);
  return failed === 0;
}

async function main(): Promise<boolean> {
  const options = readOptions();
  const started = Date.now();
  const seconds = (): string => ((Date.now() - started) / 1000).toFixed(1);
  const files = newestFiles(options.definitions);
  const server = await ApiServer.start();
  const stopOnSignal = (): void => process.exit(130);
  process.once('SIGINT', stopOnSignal).once('SIGTERM', stopOnSignal).once('SIGHUP', stopOnSignal);
  try {
    console.log(`the API server is up (${seconds()} s)`);
    installDefinitions(server, files);
    console.log(`definitions of ${files.map((file) => basename(file, '.yaml')).join(', ')} (${seconds()} s)`);
    return await check(options, server, files);
  } finally {
    await server.stop();
    console.log(`done in ${seconds()} s`);
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
