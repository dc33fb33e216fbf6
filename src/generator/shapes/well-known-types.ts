import type { KindDefinition } from '../input/kind-definition';
import type { OpenApiSchema } from '../input/open-api-schema';

/** Two types with as many fields in common are one type in two releases of Kubernetes. */
const SAME_TYPE = 0.8;

/** Kubernetes' own types, which other products embed without their names. */
export class WellKnownTypes {
  private readonly fields = new Map<string, ReadonlySet<string>>();

  constructor(kinds: readonly KindDefinition[]) {
    for (const { versions } of kinds) for (const { schema } of versions) this.learn(schema);
  }

  /** The only type with these fields, or nearly these. */
  find(fields: readonly string[]): string | undefined {
    if (fields.length < 2) return undefined;
    const scores = [...this.fields].map(([name, known]) => ({ name, score: similarity(fields, known) }));
    const best = Math.max(0, ...scores.map(({ score }) => score));
    const found = scores.filter(({ score }) => score === best);
    return best >= (fields.length < 4 ? 1 : SAME_TYPE) && found.length === 1 ? found[0]!.name : undefined;
  }

  private learn({ title, properties, items, additionalProperties }: OpenApiSchema): void {
    if (title !== undefined && properties) {
      if (this.fields.has(title)) return;
      this.fields.set(title, new Set(Object.keys(properties)));
    }
    for (const property of Object.values(properties ?? {})) this.learn(property);
    if (items) this.learn(items);
    if (typeof additionalProperties === 'object') this.learn(additionalProperties);
  }
}

/** How many of all fields are in both. */
function similarity(fields: readonly string[], known: ReadonlySet<string>): number {
  const both = fields.filter((field) => known.has(field)).length;
  return both / (fields.length + known.size - both);
}
