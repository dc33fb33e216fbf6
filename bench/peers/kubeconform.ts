import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasCommand } from '../../conformance/install/install-commands';
import type { Checker } from './checker';
import { SCHEMA_LOCATION, writeSchemas } from './kubeconform-schemas';

const PACKAGE = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0';

/** A checker with the most that `check` may take over it. */
interface Measure extends Checker {
  readonly limit?: number;
}

/** A checker of shapes: with the number of workers that it has by itself, and with one. */
export function kubeconformCheckers(cache: string, crds: string): Measure[] {
  const schemas = join(cache, 'schemas');
  writeSchemas(schemas, crds);
  install(cache);
  const command = [join(cache, 'kubeconform'), '-strict', '-schema-location', join(schemas, SCHEMA_LOCATION)];
  const refusal = / - (?<kind>\w+) (?<name>\S+) (is invalid|failed validation): /g;
  return [
    { name: 'kubeconform', command, refusal, limit: 1 },
    { name: 'kubeconform -n 1', command: [...command, '-n', '1'], refusal },
  ];
}

function install(folder: string): void {
  if (!hasCommand('go')) throw new Error('missing: go, version 1.26 or newer');
  const result = spawnSync('go', ['install', PACKAGE], {
    encoding: 'utf8',
    env: { ...process.env, GOBIN: folder },
  });
  if (result.status !== 0) throw new Error(`go install ${PACKAGE} failed:\n${result.stderr}`);
}
