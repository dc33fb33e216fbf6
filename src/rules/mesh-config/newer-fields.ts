import { findNewerFields } from '../../schema/istio-version';
import { fieldAt } from '../field';
import type { Rule } from '../rule';
import type { MeshConfig, ProxyDefaults } from './mesh-config';

/** What came to the proxy's part of the mesh configuration after 1.28, each with the first version that reads it. */
const NEWER_OF_PROXIES: Readonly<Record<string, string>> = {
  '/connectionSettings': '1.31',
  '/fileFlushInterval': '1.29',
  '/fileFlushMinSizeKb': '1.29',
  '/statsCompression': '1.29',
};

/** The same of all of it. */
const NEWER: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(NEWER_OF_PROXIES).map(([path, since]) => [`/defaultConfig${path}`, since])),
  '/defaultTrafficPolicy': '1.31',
  '/extensionProviders/*/opentelemetry/serviceAttributeEnrichment': '1.30',
  '/extensionProviders/*/zipkin/headers': '1.29',
  '/extensionProviders/*/zipkin/timeout': '1.29',
  '/hboneIdleTimeout': '1.29',
  '/outboundTrafficPolicy/tls': '1.31',
  '/serviceEntryVisibility': '1.31',
  '/zoneAwareLbSetting': '1.31',
};

function noNewerField<Part>(fields: Readonly<Record<string, string>>): Rule<Part> {
  return {
    name: 'no-newer-field',
    severity: 'error',
    judge: 'nobody',
    until: '1.30',
    title: 'only fields are set that the Istio version of the mesh has',
    why: 'it drops what it does not know in silence, and what it was meant to do never happens',
    check(part, report, { istio }) {
      for (const { since, path } of istio ? findNewerFields(part.value, { fields }, istio) : []) {
        const field = fieldAt(part, path);
        report({
          field,
          message: `\`${field.name}\` is new in Istio ${since}, the mesh runs ${istio}`,
          fix: `remove it, or run Istio ${since} or newer`,
        });
      }
    },
  };
}

const newerMode: Omit<Rule<MeshConfig>, 'name' | 'why'> = {
  severity: 'error',
  title: '`outboundTrafficPolicy.mode` is not ALLOW_ANY_DYNAMIC_DNS',
  check(config, report) {
    const field = config.at('outboundTrafficPolicy').at('mode');
    if (field.text !== 'ALLOW_ANY_DYNAMIC_DNS') return;
    report({
      field,
      message: `\`${field.name}: ${field.text}\` is new in Istio 1.31`,
      fix: 'write ALLOW_ANY or REGISTRY_ONLY, or run Istio 1.31 or newer',
    });
  },
};

const noUnreadableMode: Rule<MeshConfig> = {
  ...newerMode,
  name: 'no-unreadable-outbound-mode',
  judge: 'istiod',
  until: '1.29',
  why: 'it cannot read any of it',
};

const noIdleMode: Rule<MeshConfig> = {
  ...newerMode,
  name: 'no-idle-outbound-mode',
  judge: 'nobody',
  since: '1.30',
  until: '1.30',
  why: 'istiod knows only the name of the mode, and what it was meant to do never happens',
};

/** The rules of what only newer versions of Istio have. */
export const newerFieldRules: readonly Rule<MeshConfig>[] = [noNewerField(NEWER), noUnreadableMode, noIdleMode];

/** The same for the proxy's part of a mesh configuration. */
export const newerProxyFieldRules: readonly Rule<ProxyDefaults>[] = [noNewerField(NEWER_OF_PROXIES)];
