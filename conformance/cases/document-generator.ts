import type { Kind } from './definitions';
import type { JsonObject } from './json';
import type { Random } from './random';
import type { SchemaPath } from './value-generator';
import { ValueGenerator } from './value-generator';

/** Makes whole documents of a kind, with metadata that the API server takes. */
export class DocumentGenerator {
  readonly values: ValueGenerator;

  constructor(private readonly random: Random) {
    this.values = new ValueGenerator(random);
  }

  make(kind: Kind, through: SchemaPath): JsonObject {
    const {
      apiVersion: _apiVersion,
      kind: _kind,
      metadata: _metadata,
      status: _status,
      ...properties
    } = kind.schema.properties ?? {};
    const body = this.values.make({ ...kind.schema, properties }, through) as JsonObject;
    return {
      apiVersion: kind.group === '' ? kind.version : `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: this.metadata(kind),
      ...body,
    };
  }

  private metadata(kind: Kind): JsonObject {
    const isNamedDefault = JSON.stringify(kind.schema['x-kubernetes-validations'] ?? []).includes(
      "self.metadata.name == 'default'",
    );
    const name = isNamedDefault ? 'default' : this.random.pick(['web', 'reviews', 'a', 'x-1', 'with.dots']);
    const metadata: JsonObject = { name };
    if (kind.scope === 'Namespaced' && this.random.chance(0.7))
      metadata['namespace'] = this.random.pick(['shop', 'default', 'istio-system']);
    if (this.random.chance(0.2)) metadata['labels'] = { app: 'web', 'example.com/part-of': 'shop' };
    if (this.random.chance(0.1)) metadata['annotations'] = { 'example.com/note': 'any text at all: ü 😀' };
    return metadata;
  }
}
