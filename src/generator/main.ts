import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HEAD } from './emit/emit-product';
import { generate } from './generate';
import { GeneratorError } from './generator-error';
import { findIstioReleases, findKubernetesDocuments } from './input/go-modules';

const ROOT = resolve(__dirname, '../..');
const IMPORTS = join(ROOT, 'imports');
const DEFAULT_CRDS = resolve(ROOT, '../shared/crds');

const USAGE = `Usage: npm run generate -- [--check] [--output FOLDER] [--kubernetes FILE]... [PATH]...

Makes imports/ from CRDs. PATH is a file or a folder of CRDs in YAML (default: ../shared/crds, and Istio's releases that
are not there); of several releases of one product the newest is taken, and Istio's older ones are compared with it.

  --check            write nothing; exit status 1 when the files there differ from what would be made
  --output FOLDER    where the files are (default: imports)
  --kubernetes FILE  an OpenAPI v3 document of Kubernetes itself (default: those of the Go module k8s.io/kubernetes)
`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const crds = positionals.length > 0 ? positionals : findDefaultCrds();
  const files = await generate({ crds, kubernetes: values.kubernetes ?? findKubernetesDocuments() });
  const folder = values.output ?? IMPORTS;
  return values.check ? check(files, folder) : write(files, folder);
}

function findDefaultCrds(): string[] {
  if (!existsSync(DEFAULT_CRDS)) {
    throw new GeneratorError(`${DEFAULT_CRDS}: no such folder; name the files or folders of your CRDs`);
  }
  return [DEFAULT_CRDS, ...findIstioReleases()];
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        output: { type: 'string' },
        kubernetes: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new GeneratorError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function write(files: ReadonlyMap<string, string>, folder: string): number {
  for (const stale of generatedFiles(folder)) if (!files.has(stale)) rmSync(join(folder, stale));
  for (const [path, content] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (readOrUndefined(target) !== content) writeFileSync(target, content);
  }
  process.stdout.write(`${files.size} files in ${relative(process.cwd(), folder) || '.'}\n`);
  return 0;
}

function check(files: ReadonlyMap<string, string>, folder: string): number {
  const stale = generatedFiles(folder).filter((path) => !files.has(path));
  const differing = [...files].filter(([path, content]) => readOrUndefined(join(folder, path)) !== content);
  const wrong = [...stale, ...differing.map(([path]) => path)].sort();
  if (wrong.length === 0) {
    process.stdout.write(`${files.size} files are as generated\n`);
    return 0;
  }
  process.stdout.write(`${wrong.map((path) => relative(process.cwd(), join(folder, path))).join('\n')}\n`);
  const count = wrong.length === 1 ? '1 file differs' : `${wrong.length} files differ`;
  process.stderr.write(`${count} from what would be generated: run \`npm run generate\`\n`);
  return 1;
}

/** The files that an earlier run made; others in the folder are not ours. */
function generatedFiles(folder: string): string[] {
  return filesBelow(folder).filter((path) => {
    if (path.endsWith('.ts')) return readFileSync(join(folder, path), 'utf8').startsWith(HEAD);
    return path.endsWith('.schema.json') || path === 'istio-versions.json';
  });
}

function filesBelow(folder: string, below = ''): string[] {
  if (!existsSync(join(folder, below))) return [];
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

function readOrUndefined(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.exitCode = 2;
    process.stderr.write(error instanceof GeneratorError ? `${error.message}\n` : `${(error as Error).stack}\n`);
  },
);
