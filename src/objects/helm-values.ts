import type { Manifest } from './manifest';
import { isRecord } from './object-identity';
import type { LocatedObject } from './origin';
import type { OtherDocument } from './yaml/read-documents';

/** What a file of Helm values is to the rules: no cluster has this kind. */
export interface HelmValuesFile extends Manifest {
  readonly kind: 'Values';
  /** The chart whose values they are, or `umbrella` where its name is the key of its values. */
  readonly chart: 'istiod' | 'umbrella';
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * A document that is no Kubernetes object as the values of Istio's chart istiod, if it looks like them. What stands in a
 * chart are the defaults of that one, of which only those below a key `istiod` can be for Istio's.
 */
export function locateHelmValues(
  { value, origin }: OtherDocument,
  { name, isInChart = false }: { readonly name: string; readonly isInChart?: boolean },
): LocatedObject | undefined {
  const manifest = findHelmValues(value, name);
  if (!manifest || (isInChart && manifest.chart === 'istiod')) return undefined;
  return {
    manifest,
    origin: { findPosition: (pointer, inText) => origin.findPosition(pointer.replace(/^\/values/, ''), inText) },
  };
}

function findHelmValues(document: unknown, name: string): HelmValuesFile | undefined {
  // The charts' own defaults stand below this key.
  if (!isRecord(document) || '_internal_defaults_do_not_set' in document) return undefined;
  const chart = isOfIstiod(document) ? 'istiod' : isOfIstiod(document['istiod']) ? 'umbrella' : undefined;
  return chart && { apiVersion: 'helm.sh/v3', kind: 'Values', metadata: { name }, chart, values: document };
}

/** Values that no other chart is likely to have, by what they are below. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  meshConfig: [
    ...['accessLogEncoding', 'accessLogFile', 'accessLogFormat', 'defaultConfig', 'defaultProviders'],
    ...['discoverySelectors', 'enableAutoMtls', 'enablePrometheusMerge', 'enableTracing', 'extensionProviders'],
    ...['outboundTrafficPolicy', 'pathNormalization', 'rootNamespace', 'trustDomain'],
  ],
  pilot: [
    ...['autoscaleEnabled', 'autoscaleMax', 'autoscaleMin', 'cni', 'keepaliveMaxServerConnectionAge'],
    ...['rollingMaxSurge', 'rollingMaxUnavailable', 'traceSampling'],
  ],
  sidecarInjectorWebhook: [
    ...['alwaysInjectSelector', 'defaultTemplates', 'enableNamespacesByDefault', 'injectedAnnotations'],
    ...['neverInjectSelector', 'reinvocationPolicy', 'rewriteAppHTTPProbe', 'templates'],
  ],
  istiodRemote: ['enabled', 'injectionPath', 'injectionURL'],
};

/** Global values that are Istio's own. */
const GLOBAL_SIGNS: readonly string[] = [
  ...['caName', 'configValidation', 'externalIstiod', 'istiod', 'meshID', 'meshNetworks', 'pilotCertProvider'],
  ...['proxy_init', 'remotePilotAddress', 'sts'],
];

/** One of these words alone says little; a field of Istio's below it, or two of the global ones, say enough. */
function isOfIstiod(values: unknown): boolean {
  if (!isRecord(values)) return false;
  const found = Object.entries(SIGNS).filter(([name, signs]) => hasOneOf(values[name], signs)).length;
  const { global } = values;
  const globals = isRecord(global) ? GLOBAL_SIGNS.filter((name) => name in global).length : 0;
  return found > 0 || globals > 1;
}

function hasOneOf(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.some((name) => name in value);
}
