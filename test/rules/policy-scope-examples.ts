import type { RuleExample } from './rule-examples';

const web = { matchLabels: { app: 'web' } };
const service = { kind: 'Service', name: 'web' };

/** Examples of the rules of what an object is about; `make` gives an object with this and else nothing wrong. */
export function policyScopeExamples(make: (scope: object) => object): Readonly<Record<string, readonly RuleExample[]>> {
  const targets = (...targetRefs: object[]): object => make({ targetRefs });
  return {
    ...selectorExamples(make),
    'no-second-scope': [
      {
        broken: make({ selector: web, targetRefs: [service] }),
        finds: { '/spec/targetRefs': 'both `spec.selector` and `spec.targetRefs` are set' },
        fixed: make({ targetRefs: [service] }),
      },
    ],
    ...targetExamples(targets),
  };
}

/** Examples of the rules of targets. */
export function targetExamples(
  targets: (...targetRefs: object[]) => object,
): Readonly<Record<string, readonly RuleExample[]>> {
  return {
    'no-missing-target-name': [
      {
        broken: targets(service, { kind: 'Service', name: '' }),
        finds: { '/spec/targetRefs/1/name': 'the target has no name' },
        fixed: targets(service),
      },
    ],
    'no-target-namespace': [
      {
        broken: targets({ ...service, namespace: 'shop' }),
        finds: { '/spec/targetRefs/0/namespace': 'the target is in the namespace "shop"' },
        fixed: targets({ ...service, namespace: '' }),
      },
    ],
    'valid-target-kind': [
      {
        broken: targets({ kind: 'Gateway', name: 'edge' }, { group: 'apps', kind: 'Deployment', name: 'web' }),
        finds: {
          '/spec/targetRefs/0/group': 'the group of the target\'s kind Gateway is ""',
          '/spec/targetRefs/1/kind': 'the target\'s kind is "Deployment", which no policy can be attached to',
        },
        fixed: targets({ kind: 'Gateway', name: 'edge', group: 'gateway.networking.k8s.io' }, service),
      },
      {
        broken: targets({ kind: 'ServiceEntri', name: 'web' }, { ...service, group: 'apps' }),
        finds: {
          '/spec/targetRefs/0/kind': 'the target\'s kind is "ServiceEntri", which no policy can be attached to',
          '/spec/targetRefs/1/group': 'the group of the target\'s kind Service is "apps"',
        },
        fixed: targets(
          { kind: 'ServiceEntry', name: 'web', group: 'networking.istio.io' },
          { ...service, group: 'core' },
        ),
      },
    ],
  };
}

/** Examples of the rules of a selector. */
export function selectorExamples(make: (scope: object) => object): Readonly<Record<string, readonly RuleExample[]>> {
  return {
    'no-empty-selector-key': [
      {
        broken: make({ selector: { matchLabels: { '': 'web' } } }),
        finds: { '/spec/selector/matchLabels/': 'the selector has an empty label key' },
        fixed: make({ selector: web }),
      },
    ],
    'no-selector-wildcard': [
      {
        broken: make({ selector: { matchLabels: { app: 'web-*' } } }),
        finds: { '/spec/selector/matchLabels/app': 'the selector has the label "app: web-*" with a "*"' },
        fixed: make({ selector: web }),
      },
    ],
    'no-empty-selector': [
      {
        broken: make({ selector: {} }),
        finds: { '/spec/selector': 'the selector has no labels' },
        fixed: make({}),
      },
    ],
  };
}
