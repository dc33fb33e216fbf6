import type { Case } from '../cases/case';
import { clone, type JsonObject } from '../cases/json';
import type { Random } from '../cases/random';
import { ANNOTATIONS } from './kinds/metadata';
import type { RuleConformance } from './rule-conformance';
import { change, make } from './shape';
import type { Shape } from './shape';

/** Documents of a kind: made from good values, from more and more odd ones, and given ones with a few parts changed. */
export class Documents {
  constructor(
    private readonly kind: RuleConformance,
    private readonly random: Random,
    private readonly given: readonly JsonObject[],
  ) {}

  next(): Case {
    const { random } = this;
    const how = random.pick(['good', 'slightly-odd', 'odd', 'changed', 'changed', 'given']);
    const document = this.document(how);
    if (how !== 'good' && random.chance(0.08)) this.annotate(document);
    return {
      id: this.kind.slug,
      kind: this.kind.slug,
      mutation: how,
      manifest: JSON.stringify(this.kind.finish?.(document) ?? document),
    };
  }

  private document(how: string): JsonObject {
    const { random } = this;
    if (how === 'good') return this.made(0);
    if (how === 'slightly-odd') return this.made(0.08);
    if (how === 'odd') return this.made(0.35);
    const from = how === 'given' ? random.find(this.given) : undefined;
    const document = from ? clone(from) : this.made(0);
    for (let left = random.integer(1, 3); left > 0; left--) change(document, ['spec'], this.kind.spec, random);
    return document;
  }

  private made(oddness: number): JsonObject {
    const { random, kind } = this;
    const name = kind.names && random.chance(oddness) ? random.pick(kind.names) : 'web';
    const metadata: JsonObject = { name };
    if (random.chance(0.7)) metadata['namespace'] = random.pick(['shop', 'default', 'istio-system']);
    if (kind.labels && random.chance(0.3)) {
      const [key, values] = random.pick(kind.labels);
      metadata['labels'] = { [key]: random.pick(values) };
    }
    return { apiVersion: kind.apiVersion, kind: kind.kind, metadata, spec: make(this.shape(), random, oddness) };
  }

  private shape(): Shape {
    const { kind, random } = this;
    return kind.otherSpecs && random.chance(0.2) ? random.pick(kind.otherSpecs) : kind.spec;
  }

  private annotate(document: JsonObject): void {
    const [key, values] = this.random.pick([...ANNOTATIONS, ...(this.kind.annotations ?? [])]);
    const metadata = (document['metadata'] ?? {}) as JsonObject;
    document['metadata'] = { ...metadata, annotations: { [key]: this.random.pick(values) } };
  }
}
