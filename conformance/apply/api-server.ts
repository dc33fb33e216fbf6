import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildGo } from '../install/build-go';
import { hasCommand, installCommands } from '../install/install-commands';

const MODULE = __dirname;
const BINARIES = join(__dirname, '../.cache/apply');
const START_ATTEMPTS = 600;
const ATTEMPT_MS = 100;

/** What kubectl did. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the server answered. */
export interface Response {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

/** A request to the server. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** A real Kubernetes API server with its etcd on loopback, in a temporary folder; nothing schedules or runs pods. */
export class ApiServer {
  /** Installs, builds and starts the server. */
  static async start(): Promise<ApiServer> {
    installCommands({ etcd: 'etcd-server', openssl: 'openssl', diff: 'diffutils' });
    buildGo({
      module: MODULE,
      packages: ['k8s.io/kubernetes/cmd/kube-apiserver', 'k8s.io/kubernetes/cmd/kubectl'],
      output: BINARIES,
      variables: versionVariables(),
    });
    const server = new ApiServer(await findFreePorts(3));
    try {
      server.launch();
      await server.waitUntilReady();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'apply-'));
  private readonly token = randomBytes(16).toString('hex');
  private readonly running: { readonly name: string; readonly process: ChildProcess }[] = [];
  private readonly abandon = (): void => {
    for (const { process: child } of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  };
  private agent?: Agent;

  private constructor(private readonly ports: readonly number[]) {}

  /** Runs kubectl against the server. */
  kubectl(args: readonly string[], input?: string): Outcome {
    const result = spawnSync(join(BINARIES, 'kubectl'), args, {
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, HOME: this.folder, KUBECONFIG: join(this.folder, 'kubeconfig') },
    });
    if (result.error) throw result.error;
    return { status: result.status ?? 1, stdout: result.stdout, stderr: result.stderr };
  }

  /** Asks the server directly. */
  call({ method, path, contentType, body }: Call): Promise<Response> {
    this.agent ??= new Agent({ keepAlive: true, maxSockets: 8, ca: readFileSync(this.certificate) });
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (contentType) headers['content-type'] = contentType;
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.agent, host: '127.0.0.1', port: this.ports[0], method, path, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const { warning } = response.headers;
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              warnings: warning ? [warning] : [],
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Ends the server, then its etcd, and removes what they wrote. */
  async stop(): Promise<void> {
    this.agent?.destroy();
    for (const { process: child } of [...this.running].reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const late = setTimeout(5000).then(() => child.kill('SIGKILL'));
      await Promise.race([ended, late]);
    }
    process.off('exit', this.abandon);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private get certificate(): string {
    return join(this.folder, 'certs', 'apiserver.crt');
  }

  private launch(): void {
    process.on('exit', this.abandon);
    const [port, client, peer] = this.ports.map((number) => `http://127.0.0.1:${number}`) as [string, string, string];
    this.spawn('etcd', 'etcd', [
      ...['--data-dir', join(this.folder, 'etcd'), '--unsafe-no-fsync'],
      ...['--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
    ]);
    const key = join(this.folder, 'service-accounts.key');
    const made = spawnSync('openssl', ['genrsa', '-out', key, '2048'], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`openssl genrsa failed: ${made.stderr}`);
    const tokens = join(this.folder, 'tokens.csv');
    writeFileSync(tokens, `${this.token},admin,1,system:masters\n`);
    this.spawn('kube-apiserver', join(BINARIES, 'kube-apiserver'), [
      ...['--etcd-servers', client, '--bind-address', '127.0.0.1', '--secure-port', String(this.ports[0])],
      ...['--cert-dir', join(this.folder, 'certs'), '--service-cluster-ip-range', '10.0.0.0/16'],
      ...['--service-account-key-file', key, '--service-account-signing-key-file', key],
      ...['--service-account-issuer', 'https://kubernetes.default.svc', '--token-auth-file', tokens],
      // Service accounts get their tokens from a controller, which does not run here.
      ...['--authorization-mode', 'RBAC', '--disable-admission-plugins', 'ServiceAccount'],
    ]);
    const address = port.replace('http:', 'https:');
    const cluster = { server: address, 'certificate-authority': this.certificate };
    writeFileSync(
      join(this.folder, 'kubeconfig'),
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'local', cluster }],
        users: [{ name: 'admin', user: { token: this.token } }],
        contexts: [{ name: 'local', context: { cluster: 'local', user: 'admin' } }],
        'current-context': 'local',
      }),
    );
  }

  private spawn(name: string, command: string, args: readonly string[]): void {
    const log = openSync(this.logOf(name), 'w');
    // The kernel ends the server when this process is killed without a chance to do so.
    const guarded = hasCommand('setpriv') ? ['setpriv', '--pdeathsig', 'KILL', '--', command] : [command];
    const [program, ...before] = guarded as [string, ...string[]];
    const child = spawn(program, [...before, ...args], { cwd: this.folder, stdio: ['ignore', log, log] });
    closeSync(log);
    child.on('error', () => undefined); // told by waitUntilReady
    this.running.push({ name, process: child });
  }

  private logOf(name: string): string {
    return join(this.folder, `${name}.log`);
  }

  private async waitUntilReady(): Promise<void> {
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
      for (const { name, process: child } of this.running) {
        if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${name} ended:\n${this.tailOf(name)}`);
      }
      if (existsSync(this.certificate)) {
        const ready = await this.call({ method: 'GET', path: '/readyz' }).catch(() => undefined);
        if (ready?.status === 200) return;
      }
      await setTimeout(ATTEMPT_MS);
    }
    throw new Error(`kube-apiserver is not ready:\n${this.tailOf('kube-apiserver')}`);
  }

  private tailOf(name: string): string {
    const log = this.logOf(name);
    return existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '';
  }
}

/** A released binary says its version, and kubectl compares it; ours says that of the module. */
function versionVariables(): Readonly<Record<string, string>> {
  const version = /k8s\.io\/kubernetes v(\d+)\.(\d+)\.(\d+)/.exec(readFileSync(join(MODULE, 'go.mod'), 'utf8'));
  if (!version) throw new Error('go.mod does not name k8s.io/kubernetes');
  const [, major, minor, patch] = version as unknown as [string, string, string, string];
  return {
    'k8s.io/component-base/version.gitVersion': `v${major}.${minor}.${patch}`,
    'k8s.io/component-base/version.gitMajor': major,
    'k8s.io/component-base/version.gitMinor': minor,
  };
}

async function findFreePorts(count: number): Promise<readonly number[]> {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = createServer();
      await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
      return socket;
    }),
  );
  const ports = sockets.map((socket) => (socket.address() as AddressInfo).port);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.close(resolve))));
  return ports;
}
