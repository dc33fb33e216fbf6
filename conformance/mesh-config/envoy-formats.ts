import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TYPE = 'type.googleapis.com/envoy';
const TIMEOUT = 60_000;

/** Istio adds it where a format needs it; the other formatters that it adds are built in. */
const WITHOUT_QUERY = {
  name: 'envoy.formatter.req_without_query',
  typed_config: { '@type': `${TYPE}.extensions.formatter.req_without_query.v3.ReqWithoutQuery` },
};

/** Asks a real Envoy which formats of access logs it takes: why it refuses each, undefined for one that it takes. */
export async function judgeFormats(envoy: string, formats: readonly string[]): Promise<(string | undefined)[]> {
  const log = await judge(envoy, formats);
  if (log !== undefined) {
    const refused = readRefusals(log);
    return formats.map((_, i) => refused.get(i));
  }
  if (formats.length === 1) return ['Envoy crashes'];
  const half = formats.length >> 1;
  const first = await judgeFormats(envoy, formats.slice(0, half));
  return [...first, ...(await judgeFormats(envoy, formats.slice(half)))];
}

/** What Envoy writes of the formats; undefined when one of them makes it crash. */
async function judge(envoy: string, formats: readonly string[]): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'formats-'));
  try {
    const resources = formats.map((format, i) => listener(`format-${i}-`, i, format));
    writeFileSync(join(folder, 'listeners.json'), JSON.stringify({ version_info: '1', resources }));
    const discovery = { path_config_source: { path: join(folder, 'listeners.json') }, resource_api_version: 'V3' };
    const bootstrap = {
      node: { id: 'formats', cluster: 'formats' },
      dynamic_resources: { lds_config: discovery },
      admin: { address: { pipe: { path: join(folder, 'admin.sock') } } },
    };
    writeFileSync(join(folder, 'bootstrap.json'), JSON.stringify(bootstrap));
    return await logOf(envoy, join(folder, 'bootstrap.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each format has a listener of its own, so that Envoy judges them one by one. */
function listener(name: string, at: number, format: string): object {
  const file = {
    '@type': `${TYPE}.extensions.access_loggers.file.v3.FileAccessLog`,
    path: '/dev/null',
    log_format: { text_format_source: { inline_string: format }, formatters: [WITHOUT_QUERY] },
  };
  const manager = {
    '@type': `${TYPE}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'formats',
    route_config: { name: 'none' },
    http_filters: [{ name: 'router', typed_config: { '@type': `${TYPE}.extensions.filters.http.router.v3.Router` } }],
    access_log: [{ name: 'file', typed_config: file }],
  };
  return {
    '@type': `${TYPE}.config.listener.v3.Listener`,
    name,
    bind_to_port: false,
    address: { socket_address: { address: `127.${at >> 14}.0.1`, port_value: 1 + (at & 16383) } },
    filter_chains: [{ filters: [{ name: 'http', typed_config: manager }] }],
  };
}

function logOf(envoy: string, bootstrap: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const process = spawn(envoy, ['-c', bootstrap, '--use-dynamic-base-id', '--concurrency', '1', '-l', 'info']);
    let log = '';
    const timer = setTimeout(() => process.kill('SIGKILL'), TIMEOUT);
    process.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('starting workers')) process.kill('SIGTERM');
    });
    process.on('error', reject);
    process.on('close', () => {
      clearTimeout(timer);
      if (log.includes('starting workers')) resolve(log);
      else if (log.includes('Caught Segmentation fault') || log.includes('Caught Aborted')) resolve(undefined);
      else reject(new Error(`Envoy judged nothing:\n${log.slice(-4000)}`));
    });
  });
}

function readRefusals(log: string): Map<number, string> {
  const refused = new Map<number, string>();
  for (const part of log.split(/(?=\bformat-\d+-: )/).slice(1)) {
    const [, index, reason] = /^format-(\d+)-: ([^]*)$/.exec(part)!;
    if (!refused.has(Number(index))) refused.set(Number(index), reason!.trim());
  }
  return refused;
}
