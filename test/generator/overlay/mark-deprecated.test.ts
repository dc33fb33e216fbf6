import { DEPRECATED_FIELDS, DEPRECATED_VALUES, FORMER_FIELDS } from '../../../src/generator/overlay/deprecations';
import { markDeprecated } from '../../../src/generator/overlay/mark-deprecated';
import { findSchemaFile } from '../../../src/schema/catalogue';
import type { SchemaNode } from '../../../src/schema/node';
import { makeKind, objectOf } from '../make-crds';

test('what is deprecated is marked wherever the path of a field ends as the table says', () => {
  const text = { type: 'string' } as const;
  const loadBalancer = objectOf({ simple: text, warmupDurationSecs: text });
  const spec = objectOf({ subsets: { type: 'array', items: objectOf({ loadBalancer }) }, targetRef: text });
  const marked = (kind: string) => markDeprecated(makeKind('a.b', kind, spec)).versions[0]!.schema.properties!.spec!;
  const { subsets, targetRef } = marked('Telemetry').properties!;
  expect(subsets!.items!.properties!.loadBalancer!.properties).toEqual({
    simple: { type: 'string', deprecatedValues: { LEAST_CONN: { use: 'LEAST_REQUEST' } } },
    warmupDurationSecs: { type: 'string', deprecated: { use: 'warmup.duration' } },
  });
  expect(targetRef).toEqual({ type: 'string', deprecated: { use: 'targetRefs[]' } });
  expect(marked('EnvoyFilter').former).toHaveProperty('workloadLabels', { use: 'workloadSelector.labels' });
  expect(marked('Widget').properties!.targetRef).toEqual(text);
});

test('a kind without a schema of its spec stays as it is', () => {
  const open = { ...makeKind('a.b', 'Telemetry', {}), versions: [{ name: 'v1', schema: { type: 'object' as const } }] };
  expect(markDeprecated(open)).toEqual(open);
});

/** The schemas of a kind's spec and of all that is below it, each with its path and what is around it. */
function* schemasOf(
  nodes: readonly SchemaNode[],
  node: SchemaNode,
  path: string,
  around?: SchemaNode,
): Generator<{ readonly node: SchemaNode; readonly path: string; readonly around: SchemaNode | undefined }> {
  yield { node, path, around };
  if (node.items !== undefined) yield* schemasOf(nodes, nodes[node.items]!, `${path}[]`, node);
  for (const [name, index] of Object.entries(node.properties ?? {})) {
    yield* schemasOf(nodes, nodes[index]!, `${path}.${name}`, node);
  }
}

const GROUPS = [
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
  'sailoperator.io',
];

test('every entry of the tables is of a kind, and so is what takes its place', () => {
  const found = new Set<string>();
  const lacking: string[] = [];
  const ends = Object.keys({ ...DEPRECATED_FIELDS, ...DEPRECATED_VALUES, ...FORMER_FIELDS });
  for (const { kinds, nodes } of GROUPS.map((group) => findSchemaFile(group)!)) {
    const hasPath = (node: SchemaNode | undefined, [first = '', ...rest]: readonly string[]): boolean => {
      const index = node?.properties?.[first.replace('[]', '')];
      if (index === undefined) return false;
      const { items } = nodes[index]!;
      if (first.endsWith('[]') ? items === undefined : items !== undefined && rest.length > 0) return false;
      return rest.length === 0 || hasPath(nodes[items ?? index], rest);
    };
    for (const [kind, { versions }] of Object.entries(kinds)) {
      const root = nodes[Object.values(versions)[0]!]!;
      for (const { node, path, around } of schemasOf(nodes, nodes[root.properties!.spec!]!, kind)) {
        for (const end of ends) if (path === end || path.endsWith(`.${end}`)) found.add(end);
        for (const { use, holder } of [
          ...Object.values(node.former ?? {}).map((former) => ({ ...former, holder: node })),
          ...(node.deprecated ? [{ ...node.deprecated, holder: around }] : []),
        ]) {
          const [from, names] = use?.startsWith('../') ? [around, use.slice(3)] : [holder, use];
          if (names !== undefined && !hasPath(from, names.split('.'))) lacking.push(`${path}: ${use!}`);
        }
      }
    }
  }
  expect(ends.filter((end) => !found.has(end))).toEqual([]);
  expect(lacking).toEqual([]);
});
