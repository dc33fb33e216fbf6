import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CLI = dirname(require.resolve('cdk8s-cli/package.json'));
const TEMPLATE = join(CLI, 'templates/typescript-app');
const versionOf = (folder: string): string => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/**
 * The files that `cdk8s init typescript-app` writes, by name. The command itself also imports Kubernetes' types from a
 * code host, which a test cannot reach.
 */
export function initTemplate(name: string): Map<string, string> {
  const version = (module: string): string =>
    versionOf(dirname(require.resolve(`${module}/package.json`, { paths: [CLI] })));
  const values: Readonly<Record<string, string>> = {
    $base: name,
    cdk8s_core_version: version('cdk8s'),
    cdk8s_plus_version: version('cdk8s-plus-33'),
    constructs_version: version('constructs'),
    cdk8s_cli_spec: `^${versionOf(CLI)}`,
  };
  const render = (text: string): string =>
    text.replace(/\{\{\s*([\w$]*)\s*\}\}/g, (_, key: string) => (key === '' ? '' : values[key]!));
  const files = readdirSync(TEMPLATE, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(TEMPLATE, file)).isFile() && !file.endsWith('.hooks.sscaff.js'))
    .map((file): [string, string] => [render(file), render(readFileSync(join(TEMPLATE, file), 'utf8'))]);
  return new Map(files);
}
