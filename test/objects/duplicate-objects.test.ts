import { findDuplicateObjects } from '../../src/objects/duplicate-objects';
import type { LocatedObject } from '../../src/objects/origin';

const located = (line: number, manifest: object): LocatedObject => ({
  manifest: manifest as LocatedObject['manifest'],
  origin: { findPosition: (pointer) => ({ file: `${pointer}.yaml`, line, column: 1 }) },
});
const object = (line: number, apiVersion: string, kind: string, name: unknown, namespace?: string): LocatedObject =>
  located(line, { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });

const ISTIO = 'networking.istio.io/v1';

test('both places are named, whatever the versions', () => {
  const same = [
    object(1, ISTIO, 'VirtualService', 'web', 'shop'),
    object(2, `${ISTIO}alpha3`, 'VirtualService', 'web', 'shop'),
  ];
  expect(findDuplicateObjects(same)).toEqual([
    expect.objectContaining({
      id: 'gitops/duplicate-object',
      message: 'VirtualService shop/web exists twice',
      object: { apiVersion: `${ISTIO}alpha3`, kind: 'VirtualService', namespace: 'shop', name: 'web' },
      pointer: '/metadata/name',
      line: 2,
      evidence: [
        expect.objectContaining({ file: '/metadata/name.yaml', line: 1, pointer: '/metadata/name' }),
        expect.objectContaining({ line: 2 }),
      ],
    }),
  ]);
});

test('three are one finding', () => {
  const found = findDuplicateObjects([1, 2, 3].map((line) => object(line, 'v1', 'Service', 'web')));
  expect(found.map(({ message, evidence }) => [message, evidence.length])).toEqual([['Service web exists 3 times', 3]]);
});

test.each<[string, LocatedObject, LocatedObject, boolean]>([
  ['another name', object(1, 'v1', 'Service', 'a'), object(2, 'v1', 'Service', 'b'), false],
  ['another namespace', object(1, 'v1', 'Service', 'a', 'x'), object(2, 'v1', 'Service', 'a', 'y'), false],
  ['another kind', object(1, 'v1', 'Service', 'a'), object(2, 'v1', 'Secret', 'a'), false],
  ['another group', object(1, ISTIO, 'Gateway', 'a'), object(2, 'gateway.networking.k8s.io/v1', 'Gateway', 'a'), false],
  [
    'no namespace and the default one',
    object(1, 'v1', 'Service', 'a'),
    object(2, 'v1', 'Service', 'a', 'default'),
    true,
  ],
  ['no namespace and another one', object(1, 'v1', 'Service', 'a'), object(2, 'v1', 'Service', 'a', 'prod'), false],
  ['a cluster-scoped kind', object(1, 'v1', 'Namespace', 'a', 'x'), object(2, 'v1', 'Namespace', 'a', 'y'), true],
  ['unknown kinds', object(1, 'example.com/v1', 'Thing', 'a'), object(2, 'example.com/v2', 'Thing', 'a'), true],
  ['no names', object(1, 'v1', 'Service', undefined), object(2, 'v1', 'Service', undefined), false],
  [
    'no metadata',
    located(1, { apiVersion: 'v1', kind: 'Service' }),
    located(2, { apiVersion: 'v1', kind: 'Service' }),
    false,
  ],
])('%s', (_, a, b, same) => expect(findDuplicateObjects([a, b])).toHaveLength(same ? 1 : 0));

test('objects without a namespace are in the one that is given', () => {
  const objects = [object(1, 'v1', 'Service', 'a'), object(2, 'v1', 'Service', 'a', 'prod')];
  expect(findDuplicateObjects(objects, 'prod')).toHaveLength(1);
});
