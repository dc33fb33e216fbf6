import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Manifest } from '../../src/objects/manifest';
import { buildGo } from '../install/build-go';
import { installCommands } from '../install/install-commands';
import { installEnvoy } from './install-envoy';
import type { Report, Request, Result } from './report';

const CONFORMANCE = join(__dirname, '..');
const CACHE = join(CONFORMANCE, '.cache', 'wire');
const TIMEOUT_MS = 150_000;

/** A mesh in a box: istiod, Envoys and echo apps in namespaces of their own, with a capture of what they send. */
export class Box {
  /** Installs and builds what the box takes. */
  static install(): Box {
    if (process.platform !== 'linux') throw new Error('the box needs Linux: network namespaces and iptables');
    if (process.getuid?.() !== 0) throw new Error('the box needs root: it makes network namespaces and iptables rules');
    installCommands({
      ip: 'iproute2',
      iptables: 'iptables',
      nsenter: 'util-linux',
      curl: 'curl',
      python3: 'python3',
      pip3: 'python3-pip',
    });
    const envoy = installEnvoy(CACHE);
    buildGo({ module: CONFORMANCE, packages: ['./wire/box', './wire/pod'], output: CACHE });
    return new Box([envoy, join(CACHE, 'box'), join(CACHE, 'pod')]);
  }

  /** Where the runs write. */
  readonly folder = mkdtempSync(join(tmpdir(), 'wire-'));
  private readonly binaries: readonly string[];

  /** @param binaries Envoy, box and pod; they are copied to where every user may run them. */
  private constructor(binaries: readonly string[]) {
    chmodSync(this.folder, 0o755);
    this.binaries = binaries.map((binary) => {
      const copy = join(this.folder, basename(binary));
      linkOrCopy(binary, copy);
      return copy;
    });
  }

  /** Runs the manifests and sends the requests one after the other; throws when the mesh does not come up. */
  run(name: string, manifests: readonly Manifest[], requests: readonly Request[]): Run {
    const out = join(this.folder, name);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    const manifestFile = join(out, 'manifests.yaml');
    writeFileSync(manifestFile, manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));
    const requestFile = join(out, 'requests.json');
    writeFileSync(requestFile, JSON.stringify(requests));
    const [envoy, box] = this.binaries as [string, string];
    const args = ['run', '-manifest', manifestFile, '-requests', requestFile, '-out', out, '-envoy', envoy];
    const ended = spawnSync(box, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
    if (ended.status !== 0) {
      const reason = ended.error ? `${ended.error.message}\n` : '';
      throw new Error(`the mesh of ${name} did not run (logs in ${out}):\n${reason}${ended.stderr}${ended.stdout}`);
    }
    return new Run(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report);
  }

  /** Removes what the runs wrote. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One run's report, of which the capture is known to be complete. */
export class Run {
  constructor(readonly report: Report) {
    const { packets, dropped } = report.capture;
    if (packets === 0) throw new Error('the capture saw no packet, so it proves nothing');
    if (dropped > 0) throw new Error(`the capture dropped ${dropped} of ${packets} packets, so it proves nothing`);
  }

  /** The result of a request, by its name. */
  getResult(name: string): Result {
    const result = this.report.results.find(({ request }) => request.name === name);
    if (!result) throw new Error(`no request is named ${name}`);
    return result;
  }

  /** The mesh identity of a pod. */
  getIdentity(pod: string): string {
    const identity = this.report.identities[pod];
    if (!identity) throw new Error(`${pod} has no proxy`);
    return identity;
  }
}

function linkOrCopy(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy); // another file system
  }
}
