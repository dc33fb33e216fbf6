import { findDocumentation } from '../../src/generator/overlay/field-docs';
import { ISTIO_FIELD_DOCS } from '../../src/generator/overlay/istio-field-docs';
import { findKindReference, findTypeReference } from '../../src/generator/overlay/references';
import { TYPE_NAMES } from '../../src/generator/overlay/type-names';
import { PRODUCTS } from '../../src/generator/products';

test('every line on a field is one sentence or two, with a full stop', () => {
  const wrong = Object.entries(ISTIO_FIELD_DOCS).filter(([, line]) => !/^[^\n]{1,140}\.$/.test(line));
  expect(wrong).toEqual([]);
  expect(findDocumentation('istio', 'Destination', 'subset')).toMatch(/DestinationRule/);
  expect(findDocumentation('istio', 'Destination', 'constructor')).toBeUndefined();
  expect(findDocumentation('sail', 'Destination', 'subset')).toBeUndefined();
});

test('a name of the table is a type name, and means one type', () => {
  for (const names of Object.values(TYPE_NAMES).map((table) => Object.values(table))) {
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]*[A-Za-z]\d*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('every product has a page for its kinds', () => {
  for (const { name } of PRODUCTS) expect(findKindReference(name, 'Deployment')).toMatch(/^https:\/\//);
  expect(findKindReference('example.com', 'Widget')).toBeUndefined();
});

test("Istio's types have their own places", () => {
  const page = 'https://istio.io/latest/docs/reference/config/networking';
  expect(findTypeReference('istio', 'VirtualService', 'HTTPRoute')).toBe(`${page}/virtual-service/#HTTPRoute`);
  expect(findTypeReference('istio', 'Sidecar', 'ServerTLSSettings')).toBe(`${page}/gateway/#ServerTLSSettings`);
  expect(findTypeReference('istio', 'Gateway', 'GatewaySpec')).toBe(`${page}/gateway/#Gateway`);
  expect(findTypeReference('sail', 'Istio', 'MeshConfig')).toBeUndefined();
});
