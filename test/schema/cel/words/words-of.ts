import { checkValue } from '../../check-value';
import type { InlineNode } from '../../compile-schema';

/** What is said of a `spec` that breaks a rule: the message, the fix and, for a field in it, its pointer. */
export function wordsOf(rule: string, value: unknown): string[][] {
  const spec = { ...schemaOf([value]), rules: [rule] };
  const found = checkValue({ spec: value }, { type: 'object', properties: { spec } });
  return found.map(({ message, fix, pointer }) => [message, fix!, ...(pointer === '/spec' ? [] : [pointer!])]);
}

/** A schema that values have. */
function schemaOf(values: readonly unknown[]): InlineNode {
  const [first] = values;
  if (Array.isArray(first)) return { type: 'array', items: schemaOf(values.flat()) };
  if (typeof first !== 'object') return { type: typeof first === 'number' ? 'integer' : (typeof first as 'string') };
  const objects = values as readonly Readonly<Record<string, unknown>>[];
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  const fields = [...names].map((name) => {
    const own = objects.map((object) => object[name]).filter((field) => field !== undefined);
    return [name, schemaOf(own)] as const;
  });
  return { type: 'object', properties: Object.fromEntries(fields) };
}
