import { findDocumentation } from '../../src/generator/overlay/field-docs';
import { ISTIO_FIELD_DOCS } from '../../src/generator/overlay/istio-field-docs';
import { DEPRECATED_FIELDS, DEPRECATED_VALUES } from '../../src/generator/overlay/deprecations';
import { markDeprecated } from '../../src/generator/overlay/mark-deprecated';
import { findKindReference, findTypeReference } from '../../src/generator/overlay/references';
import { TYPE_NAMES } from '../../src/generator/overlay/type-names';
import { PRODUCTS } from '../../src/generator/products';
import { findSchemaFile } from '../../src/schema/catalogue';
import type { SchemaNode } from '../../src/schema/node';
import { makeKind, objectOf } from './make-crds';

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

test('what is deprecated is marked wherever the path of a field ends as the table says', () => {
  const text = { type: 'string' } as const;
  const loadBalancer = objectOf({ simple: text, warmupDurationSecs: text });
  const spec = objectOf({ subsets: { type: 'array', items: objectOf({ loadBalancer }) }, targetRef: text });
  const marked = (kind: string) => markDeprecated(makeKind('a.b', kind, spec)).versions[0]!.schema.properties!.spec!;
  const { subsets, targetRef } = marked('Telemetry').properties!;
  expect(subsets!.items!.properties!.loadBalancer!.properties).toEqual({
    simple: { type: 'string', deprecatedValues: { LEAST_CONN: 'LEAST_REQUEST' } },
    warmupDurationSecs: { type: 'string', deprecated: { use: 'warmup.duration' } },
  });
  expect(targetRef).toEqual({ type: 'string', deprecated: { use: 'targetRefs[]' } });
  expect(marked('Widget').properties!.targetRef).toEqual(text);
  const empty = makeKind('a.b', 'Telemetry', spec);
  const open = { ...empty, versions: [{ name: 'v1', schema: { type: 'object' as const } }] };
  expect(markDeprecated(open)).toEqual(open);
});

test('every deprecated field and value is one of a kind, and so is what takes its place', () => {
  const found = new Set<string>();
  const lacking: string[] = [];
  const ofIstio = ['networking', 'security', 'telemetry', 'extensions'].map((name) => `${name}.istio.io`);
  for (const group of [...ofIstio, 'sailoperator.io']) {
    const { kinds, nodes } = findSchemaFile(group)!;
    const visit = (node: SchemaNode, path: string): void => {
      for (const table of [DEPRECATED_FIELDS, DEPRECATED_VALUES]) {
        for (const end of Object.keys(table)) if (path === end || path.endsWith(`.${end}`)) found.add(end);
      }
      if (node.items !== undefined) visit(nodes[node.items]!, `${path}[]`);
      for (const [name, index] of Object.entries(node.properties ?? {})) {
        const { deprecated } = nodes[index]!;
        if (deprecated?.use !== undefined && !hasPath(node, deprecated.use.split('.'))) lacking.push(`${path}.${name}`);
        visit(nodes[index]!, `${path}.${name}`);
      }
    };
    const hasPath = ({ properties = {} }: SchemaNode, [first = '', ...rest]: readonly string[]): boolean => {
      const index = properties[first.replace('[]', '')];
      if (index === undefined) return false;
      const { items } = nodes[index]!;
      if (first.endsWith('[]') ? items === undefined : items !== undefined && rest.length > 0) return false;
      return rest.length === 0 || hasPath(nodes[items ?? index]!, rest);
    };
    for (const [kind, { versions }] of Object.entries(kinds)) {
      visit(nodes[nodes[Object.values(versions)[0]!]!.properties!.spec!]!, kind);
    }
  }
  const ends = Object.keys({ ...DEPRECATED_FIELDS, ...DEPRECATED_VALUES });
  expect(ends.filter((end) => !found.has(end))).toEqual([]);
  expect(lacking).toEqual([]);
});
