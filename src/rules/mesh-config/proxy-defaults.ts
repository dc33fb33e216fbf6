import { parseGoDuration } from '../../schema/go/duration';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { findAddressProblem } from '../primitives/address';
import { findDomainProblem } from '../primitives/host-name';
import type { Rule } from '../rule';
import type { PrivateKeyProvider, ProxyDefaults } from './mesh-config';

const HOST_IP = '$(HOST_IP)';

const noEmptySetting: Rule<ProxyDefaults> = {
  name: 'no-empty-proxy-setting',
  severity: 'error',
  title: '`configPath`, `binaryPath`, `serviceCluster` and `discoveryAddress` are not empty where they are set',
  why: 'the proxies could not start',
  check(proxy, report) {
    for (const field of [
      proxy.at('configPath'),
      proxy.at('binaryPath'),
      proxy.at('discoveryAddress'),
      // Where both are set Istio takes the other one.
      ...(proxy.at('tracingServiceName').isSet ? [] : [proxy.at('serviceCluster')]),
    ]) {
      if (!field.isSet || field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'remove it for the usual value' });
    }
  },
};

const validAddress: Rule<ProxyDefaults> = {
  name: 'valid-address',
  severity: 'error',
  title: 'an address is a host and a port, like `zipkin.istio-system:9411`',
  why: 'the proxies could not connect to it',
  check(proxy, report) {
    const tracing = proxy.at('tracing');
    const optional = [
      proxy.at('discoveryAddress'),
      proxy.at('statsdUdpAddress'),
      proxy.at('envoyMetricsServiceAddress'),
      proxy.at('envoyMetricsService').at('address'),
      proxy.at('envoyAccessLogService').at('address'),
    ].filter(({ text }) => text !== '');
    const collectors = [tracing.at('zipkin'), tracing.at('datadog'), tracing.at('lightstep')];
    const needed = collectors.filter(({ isSet }) => isSet).map((collector) => collector.at('address'));
    for (const field of [...optional, ...needed]) {
      const isOnHost = needed.includes(field) && !field.name.includes('lightstep');
      const problem = findAddressProblem(isOnHost ? field.text.replace(HOST_IP, '127.0.0.1') : field.text);
      if (problem === undefined) continue;
      const message = `\`${field.name}\` is ${shown(field.text)}, which ${problem}`;
      report({ field, message, fix: fixOfAddress(field) });
    }
  },
};

/** The ports that these servers listen on, unless told otherwise. */
const PORTS: Readonly<Record<string, number>> = {
  discoveryAddress: 15012,
  statsdUdpAddress: 9125,
  zipkin: 9411,
  datadog: 8126,
};

function fixOfAddress({ text, path }: Field<string>): string {
  const server = path.find((key) => Object.hasOwn(PORTS, key));
  if (server === undefined || !text.includes('.') || findDomainProblem(text) !== undefined) {
    return 'write a host and a port, like "zipkin.istio-system:9411"';
  }
  return `write the port too, like "${text}:${PORTS[server]!}"`;
}

const noMissingToken: Rule<ProxyDefaults> = {
  name: 'no-missing-access-token',
  severity: 'error',
  title: '`tracing.lightstep` has an `accessToken`',
  why: 'the collector takes no traces without it',
  check(proxy, report) {
    const lightstep = proxy.at('tracing').at('lightstep');
    const field = lightstep.at('accessToken');
    if (!lightstep.isSet || field.text !== '') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write the token of your project' });
  },
};

const noConfigMapCredential: Rule<ProxyDefaults> = {
  name: 'no-config-map-credential',
  severity: 'error',
  title: 'the `credentialName` of `tracing.tlsSettings` names no ConfigMap',
  why: 'a ConfigMap has to be in the namespace of the configuration, and the mesh has none',
  check(proxy, report) {
    const field = proxy.at('tracing').at('tlsSettings').at('credentialName');
    if (!field.text.startsWith('configmap://')) return;
    report({ field, message: `\`${field.name}\` is ${shown(field.text)}`, fix: 'write the path in `caCertificates`' });
  },
};

const noAutoAllocate: Rule<ProxyDefaults> = {
  name: 'no-dns-auto-allocate',
  severity: 'warning',
  title: '`proxyMetadata` has no ISTIO_META_DNS_AUTO_ALLOCATE',
  why: 'it is deprecated, and istiod gives ServiceEntries their addresses itself',
  check(proxy, report) {
    const name = 'ISTIO_META_DNS_AUTO_ALLOCATE';
    const entry = proxy
      .at('proxyMetadata')
      .entries()
      .find(({ key }) => key === name);
    if (entry === undefined) return;
    report({ field: entry.field, message: `\`${name}\` is deprecated`, fix: 'remove it' });
  },
};

const validKeyProvider: Rule<PrivateKeyProvider> = {
  name: 'valid-private-key-provider',
  severity: 'error',
  title: '`privateKeyProvider` is `cryptomb` or `qat`, with a `pollDelay` that is not zero',
  why: 'the proxies could not use their private keys',
  check(provider, report) {
    if (!provider.isSet) return;
    const chosen = [provider.at('cryptomb'), provider.at('qat')].find(({ isSet }) => isSet);
    if (chosen === undefined) {
      const message = `\`${provider.name}\` is neither \`cryptomb\` nor \`qat\``;
      report({ field: provider, message, fix: 'add `cryptomb` with a `pollDelay`, e.g. 10ms' });
      return;
    }
    const field = chosen.at('pollDelay');
    if (field.isSet && parseGoDuration(field.text) !== 0n) return;
    const message = field.isSet ? `\`${field.name}\` is zero` : `\`${field.name}\` is not set`;
    report({ field, message, fix: 'write a duration, e.g. 10ms' });
  },
};

/** The rules of what all proxies have in common. */
export const proxyDefaultRules: readonly Rule<ProxyDefaults>[] = [
  noEmptySetting,
  validAddress,
  noMissingToken,
  noConfigMapCredential,
  noAutoAllocate,
];

/** The rules of `privateKeyProvider`. */
export const privateKeyRules: readonly Rule<PrivateKeyProvider>[] = [validKeyProvider];
