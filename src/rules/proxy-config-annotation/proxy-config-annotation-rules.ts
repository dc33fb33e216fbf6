import { parseDocument } from '../../objects/yaml/parse-document';
import { isRecord } from '../../objects/object-identity';
import { clientTlsRules } from '../destination-rule/client-tls';
import { Field } from '../field';
import { connectionSettingRules } from '../mesh-config/connection-settings';
import { proxyDurationRules, proxyDurations, durationTextRules } from '../mesh-config/durations';
import type { ProxyDefaults } from '../mesh-config/mesh-config';
import { newerProxyFieldRules } from '../mesh-config/newer-fields';
import { privateKeyRules, proxyDefaultRules } from '../mesh-config/proxy-defaults';
import { yamlRule } from '../mesh-config/text';
import { deprecatedFieldRules } from '../mesh-effects/deprecated-fields';
import { metricsServiceRules } from '../mesh-effects/metrics-service';
import type { AnyObject } from '../metadata/any-object';
import { hasIstioKeys, isLeftOut, podPlaces, POD_KINDS } from '../metadata/places';
import { kindRules, rulesOf } from '../rule';
import type { Rule, RulePart } from '../rule';
import { findingsOf, proxyPortRules, proxyShapeRules } from './shape';

const PROXY_CONFIG = 'proxy.istio.io/config';
/** A rule of DestinationRule alone. */
const OF_DESTINATIONS = 'valid-config-map-credential';

/** The texts of the annotation in the pods of an object. */
function texts(object: Field<AnyObject>): readonly Field<string>[] {
  return podPlaces(object)
    .filter((place) => !isLeftOut(place))
    .flatMap((place) => place.at('annotations').setFields([PROXY_CONFIG]));
}

/** What stands in the texts, where it has fields. */
function configs(object: Field<AnyObject>): readonly Field<ProxyDefaults>[] {
  return object.once(readConfigs);
}

function readConfigs(object: Field<AnyObject>): readonly Field<ProxyDefaults>[] {
  return texts(object).flatMap((text) => {
    const parsed = parseDocument(text.text);
    return 'value' in parsed && isRecord(parsed.value) ? [Field.inside<ProxyDefaults>(text, parsed.value)] : [];
  });
}

const validYaml = {
  ...yamlRule({
    name: 'valid-yaml',
    title: `the annotation \`${PROXY_CONFIG}\` is YAML with fields`,
    nameOf: () => `the annotation \`${PROXY_CONFIG}\``,
    fix: 'write fields of ProxyConfig, like `holdApplicationUntilProxyStarts: true`',
  }),
  upstream: ['IST0125'],
};

/** The rules of some parts of every such annotation; the injector applies them, but for those that say otherwise. */
function inAnnotation<Part>(
  find: (config: Field<ProxyDefaults>) => readonly Field<Part>[],
  rules: readonly Rule<Part>[],
): RulePart<AnyObject, never> {
  return rulesOf(
    (object: Field<AnyObject>) =>
      configs(object)
        .flatMap(find)
        .filter(({ isSet }) => isSet),
    ofInjector(rules),
  );
}

function ofInjector<Part>(rules: readonly Rule<Part>[]): readonly Rule<Part>[] {
  return rules.filter(({ severity }) => severity === 'error').map((rule) => ({ judge: 'injector' as const, ...rule }));
}

/** The rules of the annotation with which a pod changes the proxy's part of the mesh configuration. */
export const proxyConfigAnnotationRules = kindRules<AnyObject>({
  slug: 'proxy-config-annotation',
  kinds: POD_KINDS,
  mayConcern: hasIstioKeys,
  parts: [
    rulesOf(texts, ofInjector([validYaml])),
    inAnnotation(
      (config) => [config],
      [...proxyShapeRules, ...newerProxyFieldRules, ...proxyPortRules, ...proxyDefaultRules, ...proxyDurationRules],
    ),
    rulesOf(configs, [...metricsServiceRules, ...deprecatedFieldRules('the annotation', findingsOf)]),
    inAnnotation((config) => [config.at('privateKeyProvider')], privateKeyRules),
    inAnnotation((config) => [config.at('connectionSettings')], connectionSettingRules),
    inAnnotation(
      (config) => [config.at('tracing').at('tlsSettings')],
      clientTlsRules.filter(({ name }) => name !== OF_DESTINATIONS),
    ),
    inAnnotation(proxyDurations, durationTextRules),
  ],
});
