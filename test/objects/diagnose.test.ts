import { App, Chart } from 'cdk8s';
import { VirtualService } from '../../imports/istio';
import { diagnose } from '../../src/objects/diagnose';
import { readObjects } from '../../src/objects/read-objects';

const web =
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: web\nspec:\n  hosts: [web]\n  http: [{route: [{destination: {host: web}}]}]\n  htp: []\n';

test('an app, by any of its constructs', () => {
  const app = new App();
  const broken = new VirtualService(new Chart(app, 'shop'), 'web', {
    spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }], htp: [] },
  } as never);
  for (const construct of [app, broken]) {
    expect(diagnose(construct)).toEqual([
      expect.objectContaining({ id: 'schema/unknown-field', pointer: '/spec/htp', construct: 'shop/web' }),
    ]);
  }
});

test('finished objects, without a chart', () => {
  const manifest = VirtualService.manifest({
    metadata: { name: 'web' },
    spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }] },
  });
  expect(diagnose([manifest])).toEqual([]);
  expect(diagnose([manifest, { ...manifest }]).map(({ id }) => id)).toEqual(['gitops/duplicate-object']);
});

test('objects that were read have their lines', () => {
  const found = diagnose(readObjects(`${web}---\n${web}`, { file: 'web.yaml' }));
  expect(found.map(({ id, line, column }) => [id, line, column])).toEqual([
    ['schema/unknown-field', 8, 3],
    ['gitops/duplicate-object', 13, 3],
    ['schema/unknown-field', 17, 3],
  ]);
});
