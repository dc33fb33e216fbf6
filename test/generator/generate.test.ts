import { generate } from '../../src/generator/generate';
import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';
import { makeCrd, objectOf, writeYaml } from './make-crds';

// json-schema-to-typescript formats nothing here, and jest cannot load what it would format with.
jest.mock('prettier', () => ({}));

const text: OpenApiSchema = { type: 'string' };
const crds = ['Widget', 'Gadget'].map((kind) =>
  makeCrd('example.com', kind, objectOf({ peer: objectOf({ host: text }) })),
);
const generateFrom = (files: Parameters<typeof writeYaml>[0]) => generate({ crds: [writeYaml(files)], kubernetes: [] });

test('two runs give the same bytes, whatever the order of the files and of the kinds', async () => {
  const [first, second] = [
    await generateFrom({ 'a.yaml': crds }),
    await generateFrom({ 'z.yaml': [...crds].reverse() }),
  ];
  expect([...second]).toEqual([...first]);
});

test("Istio's releases are compared", async () => {
  const files = await generateFrom({
    'istio-1.28.0.yaml': [makeCrd('networking.istio.io', 'Sidecar', objectOf({}))],
    'istio-1.31.1.yaml': [makeCrd('networking.istio.io', 'Sidecar', objectOf({ egress: text }))],
  });
  expect(JSON.parse(files.get('istio-versions.json')!)).toEqual({
    versions: ['1.28', '1.31'],
    newer: { 'networking.istio.io': { Sidecar: { fields: { '/spec/egress': '1.31' } } } },
  });
});
