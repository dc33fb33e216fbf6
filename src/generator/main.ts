import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate';
import { GeneratorError } from './generator-error';
import { findIstioReleases, findKubernetesDocuments } from './input/go-modules';

const ROOT = resolve(__dirname, '../..');
const IMPORTS = join(ROOT, 'imports');
const DEFAULT_CRDS = resolve(ROOT, '../shared/crds');

const USAGE = `Usage: npm run generate -- [--check] [--kubernetes FILE]... [PATH]...

Makes imports/ from CRDs. PATH is a file or a folder of CRDs in YAML (default: ../shared/crds, and Istio's releases that
are not there); of several releases of one product the newest is taken, and Istio's older ones are compared with it.

  --check            write nothing; exit status 1 when imports/ differs from what would be made
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
  return values.check ? check(files) : write(files);
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
        kubernetes: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new GeneratorError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function write(files: ReadonlyMap<string, string>): number {
  for (const stale of filesBelow(IMPORTS)) if (!files.has(stale)) rmSync(join(IMPORTS, stale));
  for (const [path, content] of files) {
    const target = join(IMPORTS, path);
    mkdirSync(dirname(target), { recursive: true });
    if (readOrUndefined(target) !== content) writeFileSync(target, content);
  }
  process.stdout.write(`${files.size} files in ${relative(process.cwd(), IMPORTS) || '.'}\n`);
  return 0;
}

function check(files: ReadonlyMap<string, string>): number {
  const stale = filesBelow(IMPORTS).filter((path) => !files.has(path));
  const differing = [...files].filter(([path, content]) => readOrUndefined(join(IMPORTS, path)) !== content);
  const wrong = [...stale, ...differing.map(([path]) => path)].sort();
  if (wrong.length === 0) {
    process.stdout.write(`${files.size} files are as generated\n`);
    return 0;
  }
  process.stdout.write(`${wrong.map((path) => `imports/${path}`).join('\n')}\n`);
  process.stderr.write(`${wrong.length} files differ from what would be generated: run \`npm run generate\`\n`);
  return 1;
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
