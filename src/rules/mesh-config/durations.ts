import { parseGoDuration } from '../../schema/go/duration';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { findDurationProblem, isOff } from '../primitives/duration';
import type { Rule } from '../rule';
import type { MeshConfig, ProxyDefaults } from './mesh-config';
import { connectionDurations } from './connection-settings';
import { serviceProviders } from './extension-provider';

const MILLISECOND = 1_000_000n;
const SECOND = 1000n * MILLISECOND;
const HOUR = 3600n * SECOND;

const validConnectTimeout: Rule<MeshConfig> = {
  name: 'valid-connect-timeout',
  severity: 'error',
  title: '`connectTimeout` is from 1ms to 1h, and a whole number of milliseconds',
  why: 'the proxies could not keep it',
  check(config, report) {
    const field = config.at('connectTimeout');
    const nanoseconds = parseGoDuration(field.text);
    if (!field.isSet || nanoseconds === undefined) return;
    const problem = findDurationProblem(field.text) ?? (nanoseconds > HOUR ? 'is longer than 1h' : undefined);
    if (problem === undefined) return;
    report({ field, message: `\`${field.name}\` is ${shown(field.text)}, which ${problem}`, fix: 'write e.g. 10s' });
  },
};

const validDetectionTimeout: Rule<MeshConfig> = {
  name: 'valid-protocol-detection-timeout',
  severity: 'error',
  title: '`protocolDetectionTimeout` is a whole number of milliseconds',
  why: 'the proxies could not keep it',
  check(config, report) {
    const field = config.at('protocolDetectionTimeout');
    const nanoseconds = parseGoDuration(field.text);
    if (nanoseconds === undefined || nanoseconds % MILLISECOND === 0n) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, which is no whole number of milliseconds`;
    report({ field, message, fix: 'write e.g. 100ms, or 0s to wait without end' });
  },
};

const validDrainDuration: Rule<ProxyDefaults> = {
  name: 'valid-drain-duration',
  severity: 'error',
  title: '`drainDuration` is a whole number of seconds, at least one',
  why: 'the proxies could not keep it',
  check(proxy, report) {
    const field = proxy.at('drainDuration');
    const nanoseconds = parseGoDuration(field.text);
    if (nanoseconds === undefined || (nanoseconds > 0n && nanoseconds % SECOND === 0n)) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, which is no whole number of seconds`;
    report({ field, message, fix: 'write e.g. 45s' });
  },
};

const readableDuration: Rule<string> = {
  name: 'valid-duration-text',
  severity: 'error',
  title: 'a duration has a number and a unit, like `10s`, `500ms` or `1h30m`',
  why: 'it cannot read any of it',
  check(duration, report) {
    if (!duration.isSet || parseGoDuration(duration.text) !== undefined) return;
    const message = `\`${duration.name}\` is ${shown(duration.text)}, which is no duration`;
    report({ field: duration, message, fix: 'write a duration like "10s", "1m30s" or "500ms"' });
  },
};

/** The rules of durations of the mesh. */
export const meshDurationRules: readonly Rule<MeshConfig>[] = [validConnectTimeout, validDetectionTimeout];

/** The rules of durations of the proxies. */
export const proxyDurationRules: readonly Rule<ProxyDefaults>[] = [validDrainDuration];

/** The rules of each duration. */
export const durationTextRules: readonly Rule<string>[] = [readableDuration];

/** All durations of a mesh configuration, without those of `defaultTrafficPolicy`. */
export function allDurations(config: Field<MeshConfig>): readonly Field<string>[] {
  // Istio reads these two, and looks at them no further.
  const keepAlive = config.at('defaultTrafficPolicy').at('connectionPool').at('http').at('http2KeepAlive');
  return [
    config.at('connectTimeout'),
    config.at('protocolDetectionTimeout'),
    config.at('dnsRefreshRate'),
    config.at('hboneIdleTimeout'),
    ...proxyDurations(config.at('defaultConfig')),
    keepAlive.at('interval'),
    keepAlive.at('timeout'),
    ...config
      .at('extensionProviders')
      .items()
      .flatMap((provider) => serviceProviders.map((type) => provider.at(type).at('timeout'))),
  ];
}

/** All durations of the proxies. */
export function proxyDurations(proxy: Field<ProxyDefaults>): readonly Field<string>[] {
  return [
    proxy.at('drainDuration'),
    proxy.at('terminationDrainDuration'),
    proxy.at('discoveryRefreshDelay'),
    proxy.at('fileFlushInterval'),
    proxy.at('privateKeyProvider').at('cryptomb').at('pollDelay'),
    proxy.at('privateKeyProvider').at('qat').at('pollDelay'),
    ...connectionDurations(proxy.at('connectionSettings')),
  ];
}

/** The durations of `defaultTrafficPolicy`. */
export function policyDurations(config: Field<MeshConfig>): readonly Field<string>[] {
  const policy = config.at('defaultTrafficPolicy');
  const http = policy.at('connectionPool').at('http');
  const tcp = policy.at('connectionPool').at('tcp');
  return [
    http.at('idleTimeout'),
    tcp.at('connectTimeout'),
    tcp.at('maxConnectionDuration'),
    ...[tcp.at('idleTimeout')].filter(({ text }) => !isOff(text)),
    tcp.at('tcpKeepalive').at('time'),
    tcp.at('tcpKeepalive').at('interval'),
    policy.at('outlierDetection').at('baseEjectionTime'),
    policy.at('outlierDetection').at('interval'),
  ];
}
