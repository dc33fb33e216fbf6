import { diagnose } from '../../src/objects/diagnose';
import { addCheckLevel, beginObjectChecks } from '../../src/objects/object-checks';
import { makeDiagnostic } from '../diagnostics/make-diagnostic';

test('a level above is loaded with the first object, once, and knows what the schema found', () => {
  const before = beginObjectChecks([]).length;
  let loads = 0;
  const known: string[][] = [];
  addCheckLevel(() => {
    loads++;
    return (objects) => (manifest, _options, ofSchema) => {
      known.push([String(objects.findIndex((one) => one.manifest === manifest)), ...ofSchema.map(({ id }) => id)]);
      return [makeDiagnostic({ id: 'istio/service/example' })];
    };
  });
  expect(loads).toBe(0);
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
  const ids = (object: object): string[] => diagnose([object]).map(({ id }) => id);
  expect(ids({ ...service, spec: { prts: [] } })).toEqual(['istio/service/example', 'schema/unknown-field']);
  expect(ids(service)).toEqual(['istio/service/example']);
  expect([loads, beginObjectChecks([]).length]).toEqual([1, before + 1]);
  expect(known).toEqual([['0', 'schema/unknown-field'], ['0']]);
});
