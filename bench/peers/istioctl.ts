import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildGo } from '../../conformance/install/build-go';
import type { Checker } from './checker';

const CONFORMANCE = join(__dirname, '../../conformance');

/** Istio's own two checkers of files, of the release that the judges are of. */
export function istioctlCheckers(cache: string): Checker[] {
  const program = join(cache, 'istioctl');
  buildIstioctl(cache);
  return [
    {
      name: 'istioctl validate',
      command: [program, 'validate', '-f'],
      refusal: /^\s*\* (?<kind>\w+)\/[^/\s]+\/(?<name>[^/\s:]+):/gm,
    },
    {
      name: 'istioctl analyze',
      // Without the last option it keeps to itself what it finds outside the namespace `default`.
      command: [program, 'analyze', '--use-kube=false', '--all-namespaces'],
      refusal: /^Error \[IST0106\] \((?<kind>\w+) [^/\s]+\/(?<name>\S+) /gm,
      ignores: ['Service'],
    },
  ];
}

/** istioctl needs modules that go.mod has no use for otherwise, so a copy of it takes them. */
function buildIstioctl(cache: string): void {
  const modules = join(cache, 'go.mod');
  mkdirSync(cache, { recursive: true });
  for (const name of ['go.mod', 'go.sum']) copyFileSync(join(CONFORMANCE, name), join(cache, name));
  buildGo({
    module: CONFORMANCE,
    packages: ['istio.io/istio/istioctl/cmd/istioctl'],
    output: cache,
    flags: ['-mod=mod', `-modfile=${modules}`],
  });
}
