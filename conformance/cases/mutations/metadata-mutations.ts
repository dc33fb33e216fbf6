import type { Json, JsonObject } from '../json';
import { isObject } from '../json';
import type { Mutation, Subject } from './mutation';

const NAMES: readonly Json[] = [
  ...[
    '',
    'Web',
    'a_b',
    '-a',
    'a-',
    'a.',
    '.a',
    'a..b',
    'a b',
    'ä',
    'a/b',
    'a'.repeat(63),
    'a'.repeat(64),
    'a'.repeat(253),
  ],
  ...['a'.repeat(254), '1', '1.2', 'default', '.', '..', '%', 'a\n', 1, true, null, {}, [], 1.5],
];

const NAMESPACES: readonly Json[] = [
  ...[
    '',
    'Shop',
    'a_b',
    'a.b',
    'a'.repeat(63),
    'a'.repeat(64),
    '-a',
    'a-',
    '1',
    'ä',
    1,
    null,
    {},
    [],
    'istio-system',
    'kube-system',
  ],
];

const LABELS: readonly Json[] = [
  ...[
    { 'a/b/c': 'x' },
    { '': 'x' },
    { a: '' },
    { a: ' ' },
    { a: 'x'.repeat(63) },
    { a: 'x'.repeat(64) },
    { a: 1 },
    { a: true },
    { a: null },
  ],
  ...[
    { '-a': 'x' },
    { 'A_b.c': 'X_y.z' },
    { ['a'.repeat(64)]: 'x' },
    { 'Example.com/a': 'x' },
    { 'example.com/': 'x' },
    { '/a': 'x' },
  ],
  ...[
    { a: 'x-' },
    { a: 'ä' },
    'a',
    [],
    null,
    {},
    { [`${'a'.repeat(254)}/b`]: 'x' },
    { a: { b: 'c' } },
    { a: 'a/b' },
    { ['a'.repeat(63)]: 'x' },
  ],
];

const ANNOTATIONS: readonly Json[] = [
  ...[
    { 'a/b/c': 'x' },
    { '': 'x' },
    { a: 1 },
    { a: true },
    { a: null },
    { A: 'x' },
    { 'Example.com/A': 'x' },
    { a: 'any\ntext ü' },
  ],
  ...[
    { a: 'x'.repeat(300000) },
    { ['a'.repeat(64)]: 'x' },
    'a',
    [],
    null,
    {},
    { 'a b': 'x' },
    { 'sidecar.istio.io/inject': true },
  ],
];

const OTHER_FIELDS: readonly (readonly [string, Json])[] = [
  ['generateName', 'web-'],
  ['generateName', 'Web_'],
  ['generateName', 1],
  ['finalizers', ['a']],
  ['finalizers', ['example.com/a']],
  ['finalizers', ['a b']],
  ['finalizers', 'a'],
  ['finalizers', [1]],
  ['creationTimestamp', null],
  ['creationTimestamp', '2026-11-21T10:00:00Z'],
  ['creationTimestamp', 'yesterday'],
  ['creationTimestamp', '2026-11-21'],
  ['creationTimestamp', '2026-11-21T10:00:00.123+01:00'],
  ['creationTimestamp', ''],
  ['deletionTimestamp', 'soon'],
  ['creationTimestamp', 1],
  ['resourceVersion', '1'],
  ['resourceVersion', 1],
  ['uid', 'x'],
  ['uid', 1],
  ['generation', 3],
  ['generation', -1],
  ['generation', '3'],
  ['generation', 1.5],
  ['deletionGracePeriodSeconds', 30],
  ['deletionTimestamp', '2026-11-21T10:00:00Z'],
  ['selfLink', '/x'],
  ['clusterName', 'x'],
  ['ownerReferences', []],
  ['ownerReferences', [{}]],
  ['ownerReferences', [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' }]],
  ['ownerReferences', [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: 'b' }]],
  ['ownerReferences', [{ apiVersion: 'v1', kind: 'Pod', name: '', uid: 'b' }]],
  ['ownerReferences', [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b', extra: 1 }]],
  ['ownerReferences', [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b', controller: 'yes' }]],
  ['managedFields', []],
  ['managedFields', [{}]],
  ['managedFields', [{ manager: 'a', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {} }]],
  ['Name', 'x'],
  ['label', {}],
  ['namespaces', 'x'],
  ['spec', {}],
  ['__proto__', {}],
  ['initializers', {}],
];

function setMember(subject: Subject, name: string, value: Json): boolean {
  return isObject(subject.document['metadata']) && subject.set(['metadata', name], value);
}

export const METADATA_MUTATIONS: readonly Mutation[] = [
  { name: 'metadata-name', weight: 2, apply: (subject) => setMember(subject, 'name', subject.random.pick(NAMES)) },
  {
    name: 'metadata-namespace',
    weight: 2,
    apply: (subject) => setMember(subject, 'namespace', subject.random.pick(NAMESPACES)),
  },
  { name: 'metadata-labels', weight: 2, apply: (subject) => setMember(subject, 'labels', subject.random.pick(LABELS)) },
  {
    name: 'metadata-annotations',
    weight: 1,
    apply: (subject) => setMember(subject, 'annotations', subject.random.pick(ANNOTATIONS)),
  },
  { name: 'metadata-field', weight: 3, apply: (subject) => setMember(subject, ...subject.random.pick(OTHER_FIELDS)) },
  {
    name: 'metadata-whole',
    weight: 1,
    apply: ({ document, random }) => {
      const metadata = random.pick<Json | undefined>([undefined, null, {}, 'web', [], 1, { generateName: 'web-' }]);
      if (metadata === undefined) delete document['metadata'];
      else document['metadata'] = metadata;
      return true;
    },
  },
  {
    name: 'type-meta',
    weight: 2,
    apply: ({ document, random }) => {
      const apiVersion = document['apiVersion'] as string;
      const kind = document['kind'] as string;
      const [group, version] = apiVersion.split('/') as [string, string];
      const changes: Partial<JsonObject>[] = [
        ...[
          { kind: `${kind}s` },
          { kind: kind.toLowerCase() },
          { kind: kind.slice(0, -1) },
          { kind: '' },
          { kind: 1 },
          { kind: null },
        ],
        ...[
          { apiVersion: `${group}/v9` },
          { apiVersion: `${group}/${version}x` },
          { apiVersion: `${apiVersion}/x` },
          { apiVersion: '' },
        ],
        ...[
          { apiVersion: null },
          { apiVersion: 1 },
          { kind: `${kind}List` },
          { kind: ` ${kind}` },
          { apiVersion: `${group}/` },
        ],
      ];
      Object.assign(document, random.pick(changes));
      return true;
    },
  },
  {
    name: 'status',
    weight: 2,
    // What is in a status that the server drops on create is not compared: the schemas leave it out.
    apply: ({ kind, document, random, values }) => {
      const schema = kind.schema.properties?.['status'];
      document['status'] =
        schema && random.chance(0.5) ? values.make(schema) : random.pick<Json>([{}, 'a', null, [], 1]);
      return true;
    },
  },
  {
    name: 'spec-whole',
    weight: 2,
    apply: ({ document, random }) => {
      const spec = random.pick<Json | undefined>([undefined, null, {}, [], 'a', 1, true]);
      if (spec === undefined) delete document['spec'];
      else document['spec'] = spec;
      return true;
    },
  },
];
