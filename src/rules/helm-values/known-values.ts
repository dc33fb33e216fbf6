import { findClosest } from '../../diagnostics/did-you-mean';
import { isRecord } from '../../objects/object-identity';
import { fieldName } from '../../schema/structural/findings';
import { propertiesOfPart, validatePart } from '../../schema/validate-part';
import type { PartFinding, PartOfKind } from '../../schema/validate-part';
import type { Field } from '../field';
import type { Chart } from './chart-values';

const ISTIO: PartOfKind = { apiVersion: 'sailoperator.io/v1', kind: 'Istio', path: ['spec', 'values'] };
const PILOT = { ...ISTIO, path: [...ISTIO.path, 'pilot'] };
const OF_CNI: PartOfKind = { ...ISTIO, kind: 'IstioCNI', path: [...ISTIO.path, 'cni'] };
const OF_ZTUNNEL: PartOfKind = { ...ISTIO, kind: 'ZTunnel', path: [...ISTIO.path, 'ztunnel'] };

/** What every chart takes besides its own: where a chart is part of another one, a condition and the global values. */
const OF_ALL = ['compatibilityVersion', 'defaults', 'enabled', 'ownerName', 'platform', 'profile', 'revision', 'tags'];

interface KnownValues {
  /** Whose fields are values of the chart; the first one that has a field says what it is. */
  readonly parts: readonly PartOfKind[];
  /** What the chart takes and no schema has; nobody knows what may be below. */
  readonly others: readonly string[];
}

/** What is below `pilot` may stand above it too, and all charts are often given the values of this one. */
const OF_ISTIOD: KnownValues = {
  parts: [ISTIO, PILOT],
  others: [
    ...['cni', 'crlConfigMapName', 'deploymentAnnotations', 'gateways', 'initContainers', 'istio_cni', 'meshConfig'],
    ...['pdb', 'revisionTags', 'sidecarInjectorWebhookAnnotations', 'terminationMessagePolicy'],
    ...['trafficDistribution', 'trustedZtunnelName', 'ztunnel'],
  ],
};

const KNOWN: Readonly<Record<Chart, KnownValues>> = {
  base: OF_ISTIOD,
  istiod: OF_ISTIOD,
  // What is below `cni` may stand above it too.
  cni: {
    parts: [OF_CNI, { ...OF_CNI, path: ['spec', 'values'] }, ISTIO],
    others: [
      ...['podLabels', 'resourceQuotas', 'seLinuxOptions', 'terminationGracePeriodSeconds', 'tolerations'],
      ...['updateStrategy', 'meshConfig', 'gateways', 'istio_cni', 'revisionTags', 'ztunnel'],
    ],
  },
  ztunnel: {
    parts: [OF_ZTUNNEL],
    others: ['annotations', 'labels', 'meshConfig', 'resourceScope', 'trustBundleName'],
  },
  gateway: {
    parts: [],
    others: [
      ...['additionalContainers', 'affinity', 'annotations', 'autoscaling', 'containerSecurityContext'],
      ...['defaultRevision', 'dnsConfig', 'dnsPolicy', 'env', 'envVarFrom', 'imagePullPolicy', 'imagePullSecrets'],
      ...['initContainers', 'kind', 'labels', 'lifecycle', 'minReadySeconds', 'name', 'networkGateway'],
      ...['networkGatewayPorts', 'nodeSelector', 'pilot', 'podAnnotations', 'podDisruptionBudget'],
      ...['priorityClassName', 'rbac', 'readinessProbe', 'replicaCount', 'resources', 'runAsRoot'],
      ...['securityContext', 'service', 'serviceAccount', 'strategy', 'terminationGracePeriodSeconds'],
      ...['tolerations', 'topologySpreadConstraints', 'unprivilegedPort', 'volumeMounts', 'volumes'],
    ],
  },
};

/** What charts read that Sail's kinds do not have, by its place; what is below `pilot` and `cni` without them. */
const NOT_SAILS: ReadonlySet<string> = new Set([
  ...['base/enableCRDTemplates', 'base/enableIstioConfigCRDs', 'base/validateGateway', 'base/validationFailurePolicy'],
  ...['global/agentgateway', 'global/platform', 'global/profile', 'global/proxy/capNetBindService'],
  ...['global/proxy/variant', 'global/proxy_init/forceApplyIptables', 'global/readerServiceAccount'],
  ...['global/resourceScope', 'global/trustDomain', 'global/waypoint/tolerations'],
  ...['ambient/enableAmbientDetectionRetry', 'ambient/enablementSelectors', 'ambient/shareHostNetworkNamespace'],
  ...['chained', 'crlConfigMapName', 'deploymentAnnotations', 'initContainers', 'pdb', 'podLabels'],
  ...['resourceQuotas', 'seLinuxOptions', 'sidecarInjectorWebhookAnnotations', 'terminationGracePeriodSeconds'],
  ...['terminationMessagePolicy', 'tolerations', 'trafficDistribution', 'trustedZtunnelName', 'updateStrategy'],
]);

/** What is below values of which Sail's kinds say nothing. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  experimental: ['stableValidationPolicy'],
  resourceQuotas: ['enabled', 'pods'],
};

/** What is wrong with the shape of what a chart is given; without what is below `meshConfig`. */
export function findValueProblems(chart: Chart, values: Field<object>): readonly PartFinding[] {
  const { value } = values;
  const owner = `the chart ${chart}`;
  if (!isRecord(value)) return [];
  const { parts, others } = KNOWN[chart];
  return Object.keys(value).flatMap((name) => {
    const below = value[name];
    const names = BELOW[name];
    if (names && chart !== 'gateway' && isRecord(below))
      return unknownBelow(values.at(name as never), below, names, owner).map((one) => ({
        ...one,
        path: [name, ...one.path],
      }));
    const part = name === 'global' ? ISTIO : parts.find((one) => propertiesOfPart(one).has(name));
    if (OF_ALL.includes(name) || others.includes(name)) return [];
    if (part === undefined)
      return [unknownValue(name, values, [...OF_ALL, ...others, ...parts.flatMap(namesOf)], owner)];
    const found = validatePart({ [name]: value[name] }, part, values.path, owner);
    return found.filter(({ path }) => !NOT_SAILS.has(path.join('/').replace(/^(pilot\/cni|pilot|cni)\//, '')));
  });
}

function unknownBelow(
  field: Field<object>,
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  owner: string,
): readonly PartFinding[] {
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  return unknown.map((name) => unknownValue(name, field, known, owner));
}

function namesOf(part: PartOfKind): readonly string[] {
  return [...propertiesOfPart(part).keys()];
}

function unknownValue(name: string, values: Field<object>, known: readonly string[], owner: string): PartFinding {
  const meant = findClosest(name, known);
  const holder = values.name === '' ? '' : ` of \`${values.name}\``;
  return {
    id: 'schema/unknown-field',
    path: [name],
    message: `\`${fieldName([...values.path, name])}\` is no field${holder} in ${owner}`,
    fix: meant === undefined ? `remove \`${name}\`` : `did you mean \`${meant}\`?`,
  };
}
