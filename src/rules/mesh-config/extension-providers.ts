import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isDnsLabel } from '../primitives/dns-label';
import { findDomainProblem, findWildcardDomainProblem, hasPartialWildcard } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { ExtensionProvider, ProviderService } from './extension-provider';
import { providerTypes, serviceProviders } from './extension-provider';
import type { MeshConfig } from './mesh-config';

const LOGGED = 'it writes a line in its log, and proxies that use the provider';

/** The codes that Envoy can answer with. */
const STATUS_CODES: ReadonlySet<number> = new Set([
  ...[0, 100, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401, 402],
  ...[403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 424, 426, 428, 429],
  ...[431, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
]);

/** The providers as Istio has them: of several with one name the last. */
export function effectiveProviders(config: Field<MeshConfig>): readonly Field<ExtensionProvider>[] {
  const byName = new Map<unknown, Field<ExtensionProvider>>();
  for (const provider of config.at('extensionProviders').items()) byName.set(provider.at('name').value ?? '', provider);
  return [...byName.values()];
}

function servicesOf(provider: Field<ExtensionProvider>): readonly Field<ProviderService>[] {
  return serviceProviders.map((type) => provider.at(type) as Field<ProviderService>).filter(({ isSet }) => isSet);
}

const noMissingName: Rule<ExtensionProvider> = {
  name: 'no-missing-provider-name',
  severity: 'error',
  judge: 'nobody',
  title: 'an entry of `extensionProviders` has a name',
  why: 'nothing could use the provider',
  check(provider, report) {
    const field = provider.at('name');
    if (field.text !== '') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write a name like "otel"' });
  },
};

const noMissingType: Rule<ExtensionProvider> = {
  name: 'no-missing-provider-type',
  severity: 'error',
  judge: 'nobody',
  title: 'an entry of `extensionProviders` says what the provider is',
  why: `${LOGGED} send nothing`,
  check(provider, report) {
    if (providerTypes.some((type) => provider.at(type).isSet)) return;
    report({
      field: provider,
      message: `\`${provider.name}\` does not say what the provider is`,
      fix: 'add e.g. `opentelemetry: { service: collector.observability.svc.cluster.local, port: 4317 }`',
    });
  },
};

/** Istio reads a namespace and a host, or a host or address alone. */
function findServiceProblem(text: string): string | undefined {
  if (text === '') return 'is not set';
  const slash = text.indexOf('/');
  if (slash < 0) return isIpAddress(text) ? undefined : findDomainProblem(text);
  const [namespace, host] = [text.slice(0, slash), text.slice(slash + 1)];
  const plain = namespace.replace(/^~/, '');
  if (namespace === '' || host === '') return 'has nothing on one side of the slash';
  if (plain !== '' && plain !== '*' && plain !== '.' && !isDnsLabel(plain)) return 'has no namespace before the slash';
  if (host === '*') return undefined;
  if (!host.includes('.')) return 'has a short name after the slash';
  return findWildcardDomainProblem(host) ?? (hasPartialWildcard(host) ? 'has a partial wildcard' : undefined);
}

const validService: Rule<ExtensionProvider> = {
  name: 'valid-provider-service',
  severity: 'error',
  judge: 'nobody',
  title: "a provider's `service` is a host name or an IP address, or `namespace/host`",
  why: `${LOGGED} have nowhere to send to`,
  check(provider, report) {
    for (const field of servicesOf(provider).map((service) => service.at('service'))) {
      const problem = findServiceProblem(field.text);
      if (problem === undefined) continue;
      const message =
        field.text === '' ? `\`${field.name}\` is not set` : `the service ${shown(field.text)} ${problem}`;
      report({
        field,
        message,
        fix: 'write a service like "collector.observability.svc.cluster.local", without a port',
      });
    }
  },
};

const validProviderPort: Rule<ExtensionProvider> = {
  name: 'valid-provider-port',
  severity: 'error',
  judge: 'nobody',
  title: "a provider's `port` is from 1 to 65535",
  why: `${LOGGED} have nowhere to send to`,
  check(provider, report) {
    for (const field of servicesOf(provider).map((service) => service.at('port'))) {
      if (isPort(field.number)) continue;
      const message = field.isSet
        ? `\`${field.name}\` is ${field.number}, which is no port`
        : `\`${field.name}\` is not set`;
      report({ field, message, fix: "write the port of the provider's service" });
    }
  },
};

const validStatus: Rule<ExtensionProvider> = {
  name: 'valid-status-on-error',
  severity: 'error',
  judge: 'nobody',
  title: '`statusOnError` is the code of an HTTP status that Envoy knows',
  why: `${LOGGED} answer with another status`,
  check(provider, report) {
    for (const field of [
      provider.at('envoyExtAuthzHttp').at('statusOnError'),
      provider.at('envoyExtAuthzGrpc').at('statusOnError'),
    ]) {
      const isCode = /^[+-]?\d{1,20}$/.test(field.text) && STATUS_CODES.has(Number(field.text));
      if (field.text === '' || isCode) continue;
      report({ field, message: `\`${field.name}\` is ${shown(field.text)}`, fix: 'write a code like "503"' });
    }
  },
};

const validPathPrefix: Rule<ExtensionProvider> = {
  name: 'valid-path-prefix',
  severity: 'error',
  judge: 'nobody',
  title: '`pathPrefix` begins with a slash',
  why: `${LOGGED} ask for a path that does not exist`,
  check(provider, report) {
    const field = provider.at('envoyExtAuthzHttp').at('pathPrefix');
    const path = field.text.split(/[?#]/)[0]!;
    if (field.text === '') return;
    if (field.text.startsWith('/') && !/%(?![0-9a-f]{2})/i.test(path) && !/[\x00-\x1f\x7f]/.test(field.text)) return;
    report({ field, message: `\`${field.name}\` is ${shown(field.text)}`, fix: 'write a path like "/check"' });
  },
};

const noMissingProviderToken: Rule<ExtensionProvider> = {
  name: 'no-missing-provider-token',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider `lightstep` has an `accessToken`',
  why: 'the collector takes no traces without it',
  check(provider, report) {
    const field = provider.at('lightstep').at('accessToken');
    if (!provider.at('lightstep').isSet || field.text !== '') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write the token of your project' });
  },
};

const noTwoProtocols: Rule<ExtensionProvider> = {
  name: 'no-grpc-with-http',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider `opentelemetry` has either `grpc` or `http`',
  why: `${LOGGED} use one of the two`,
  check(provider, report) {
    const field = provider.at('opentelemetry').at('http');
    if (!field.isSet || !provider.at('opentelemetry').at('grpc').isSet) return;
    report({ field, message: `\`${field.name}\` is set beside \`grpc\``, fix: 'remove one of the two' });
  },
};

/** The rules of `extensionProviders`, which istiod only writes to its log. */
export const extensionProviderRules: readonly Rule<ExtensionProvider>[] = [
  noMissingName,
  noMissingType,
  validService,
  validProviderPort,
  validStatus,
  validPathPrefix,
  noMissingProviderToken,
  noTwoProtocols,
];
