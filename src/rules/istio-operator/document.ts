import { findClosest } from '../../diagnostics/did-you-mean';
import { isRecord } from '../../objects/object-identity';
import { alternatives } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { IstioOperator } from './istio-operator';

const SPEC = [
  ...['compatibilityVersion', 'components', 'hub', 'installPackagePath', 'meshConfig', 'namespace', 'profile'],
  ...['revision', 'tag', 'unvalidatedValues', 'values'],
];
const COMPONENTS = ['base', 'cni', 'egressGateways', 'ingressGateways', 'istiodRemote', 'pilot', 'ztunnel'];
const COMPONENT = ['enabled', 'hub', 'k8s', 'namespace', 'tag'];
const RESOURCES = [
  ...['affinity', 'env', 'hpaSpec', 'imagePullPolicy', 'nodeSelector', 'overlays', 'podAnnotations'],
  ...['podDisruptionBudget', 'priorityClassName', 'readinessProbe', 'replicaCount', 'resources', 'securityContext'],
  ...['service', 'serviceAnnotations', 'strategy', 'tolerations', 'volumeMounts', 'volumes'],
];

interface Part {
  readonly field: Field<unknown>;
  readonly known: readonly string[];
}

function partsOf(operator: Field<IstioOperator>): readonly Part[] {
  const spec = operator.at('spec');
  const components = spec.at('components') as Field<Readonly<Record<string, unknown>>>;
  const parts: Part[] = [
    { field: operator, known: ['apiVersion', 'kind', 'metadata', 'spec'] },
    { field: spec, known: SPEC },
    { field: components, known: COMPONENTS },
  ];
  for (const { key, field } of isRecord(components.value) ? components.entries() : []) {
    if (!COMPONENTS.includes(key)) continue;
    const isList = Array.isArray(field.value);
    const known = key === 'base' ? ['enabled', 'k8s'] : isList ? [...COMPONENT, 'label', 'name'] : COMPONENT;
    for (const one of isList ? (field as Field<readonly unknown[]>).items() : [field]) {
      parts.push({ field: one, known });
      parts.push({ field: (one as Field<{ readonly k8s: unknown }>).at('k8s'), known: RESOURCES });
    }
  }
  return parts;
}

const noUnknownField: Rule<IstioOperator> = {
  name: 'no-unknown-field',
  severity: 'error',
  judge: 'installer',
  title: 'an IstioOperator has only fields that `istioctl` knows, in `spec`, in its components and in their `k8s`',
  why: 'it installs nothing as long as it cannot tell what the field is to do',
  check(operator, report) {
    for (const { field: part, known } of partsOf(operator)) {
      const { value } = part;
      if (!isRecord(value)) continue;
      for (const { key, field } of (part as Field<Readonly<Record<string, unknown>>>).entries()) {
        // istioctl reads names in any case.
        if (known.some((name) => name.toLowerCase() === key.toLowerCase())) continue;
        const meant = findClosest(key, known);
        report({
          field,
          message: `\`${field.name}\` is no field of ${part.name === '' ? 'IstioOperator' : `\`${part.name}\``}`,
          fix:
            meant === undefined
              ? `remove \`${key}\`, or use one of ${alternatives(known)}`
              : `did you mean \`${meant}\`?`,
        });
      }
    }
  },
};

/** The rules of which fields there are. */
export const documentRules: readonly Rule<IstioOperator>[] = [noUnknownField];
