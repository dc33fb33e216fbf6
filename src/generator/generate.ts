import { compareReleaseLine } from './compare-releases';
import { emitProduct } from './emit/emit-product';
import type { KindDefinition } from './input/kind-definition';
import { newestKinds, releaseLines } from './input/newest-releases';
import { readCrds } from './input/read-crds';
import { readOpenApi } from './input/read-open-api';
import { markDeprecated } from './overlay/mark-deprecated';
import { findProduct, PRODUCTS } from './products';
import { SchemaTable } from './schema-table';
import { WellKnownTypes } from './shapes/well-known-types';
import { ShapeCollector } from './shapes/collect-shapes';

/** What the generator reads. */
export interface GeneratorInput {
  /** CRD files, or folders of them. */
  readonly crds: readonly string[];
  /** Kubernetes' OpenAPI documents. */
  readonly kubernetes: readonly string[];
}

/** The products whose kinds have Istio's own fields. */
const OF_ISTIO: ReadonlySet<string> = new Set(['istio', 'sail']);

/** The content of every generated file by its path below `imports/`. */
export async function generate({ crds, kubernetes }: GeneratorInput): Promise<Map<string, string>> {
  const lines = releaseLines(readCrds(crds));
  const own = PRODUCTS.find(({ name }) => name === 'kubernetes')!;
  const ownKinds = readOpenApi(kubernetes, new Set(Object.values(own.groups).flat()));
  const kinds = [...newestKinds(lines), ...ownKinds].sort(compareKinds);
  const wellKnown = new WellKnownTypes(ownKinds);
  const products = new Map<string, ShapeCollector>();
  const tables = new Map<string, SchemaTable>();
  for (const definition of kinds) {
    const product = findProduct(definition.group, definition.kind);
    if (product === undefined) continue;
    const kind = OF_ISTIO.has(product) ? markDeprecated(definition) : definition;
    getOrAdd(products, product, () => new ShapeCollector(product)).add(kind);
    getOrAdd(tables, kind.group, () => new SchemaTable()).add(kind);
  }
  const files = new Map<string, string>();
  for (const [group, table] of tables) files.set(`${group}.schema.json`, `${JSON.stringify(table.toFile())}\n`);
  const istio = lines.find(
    ([
      {
        kinds: [first],
      },
    ]) => first && findProduct(first.group, first.kind) === 'istio',
  );
  if (istio) files.set('istio-versions.json', `${JSON.stringify(compareReleaseLine(istio), undefined, 2)}\n`);
  for (const [product, collector] of products) {
    for (const [path, content] of await emitProduct(product, collector, wellKnown)) files.set(path, content);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compareKinds(a: KindDefinition, b: KindDefinition): number {
  const [left, right] = [`${a.group}/${a.kind}`, `${b.group}/${b.kind}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
