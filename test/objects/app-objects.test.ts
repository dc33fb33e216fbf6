import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualService } from '../../imports/istio';
import { readAppObjects } from '../../src/objects/app-objects';

const chart = (): Chart => new Chart(new App(), 'shop');

test('all objects are read, also those of cdk8s itself and of files', () => {
  const scope = chart();
  const file = join(mkdtempSync(join(tmpdir(), 'cdk8s-istio-')), 'a.yaml');
  writeFileSync(file, 'apiVersion: v1\nkind: Secret\nmetadata: {name: included}\n');
  new Include(scope, 'files', { url: file });
  new ApiObject(scope, 'plain', { apiVersion: 'v1', kind: 'Service' });
  new VirtualService(scope, 'web', { spec: {} });
  const { objects, findings } = readAppObjects(scope);
  expect(objects.map(({ manifest, origin }) => [manifest['kind'], origin.construct])).toEqual([
    ['Secret', 'shop/files/included-secret'],
    ['Service', 'shop/plain'],
    ['VirtualService', 'shop/web'],
  ]);
  expect(findings).toEqual([]);
});

test('a List of the app is its items', () => {
  const scope = chart();
  const items = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }];
  new ApiObject(scope, 'list', { apiVersion: 'v1', kind: 'List', items });
  expect(readAppObjects(scope).objects.map(({ manifest }) => manifest)).toEqual(items);
});

class Box {}

test.each([
  ['a class instance', (web: VirtualService) => web.metadata.add('box', new Box()), "type 'Box'"],
  ['a patch that fits nothing', (web: VirtualService) => web.addJsonPatch(JsonPatch.remove('/spec/a/b')), ''],
])('%s is a finding, and the other objects are still read', (_, spoil, reason) => {
  const scope = chart();
  spoil(new VirtualService(scope, 'web', { spec: {} }));
  new VirtualService(scope, 'api', { spec: {} });
  const { objects, findings } = readAppObjects(scope);
  expect(objects.map(({ origin }) => origin.construct)).toEqual(['shop/api']);
  expect(findings).toEqual([
    expect.objectContaining({
      id: 'schema/plain-data',
      construct: 'shop/web',
      file: 'test/objects/app-objects.test.ts',
    }),
  ]);
  expect(findings[0]!.message).toContain(reason);
  expect(findings[0]!.message).not.toContain('Failed serializing');
});

test('a value that holds itself is told by its place', () => {
  const scope = chart();
  const route: Record<string, unknown> = { name: 'a' };
  route['mirrors'] = [{ destination: route }];
  new VirtualService(scope, 'web', { spec: { hosts: ['web'], http: [route] } as object });
  expect(readAppObjects(scope).findings).toEqual([
    expect.objectContaining({
      id: 'schema/plain-data',
      message: 'the object cannot be written as YAML: a value holds itself',
      pointer: '/spec/http/0/mirrors/0/destination',
      fix: 'leave it out, or give a copy without what holds it',
      construct: 'shop/web',
    }),
  ]);
});
