import type { OpenApiSchema } from '../input/open-api-schema';

const MEMBER_OF = /^self in \[((?:\s*(?:"[^"]*"|'[^']*')\s*,?)+)\]$/;

/** The texts a string may be, from its enums and from rules that list them; undefined for an open string. */
export function literalsOf(schema: OpenApiSchema): readonly unknown[] | undefined {
  const lists = [schema, ...(schema.allOf ?? [])].flatMap((part) => (part.enum ? [part.enum] : []));
  for (const { rule } of schema['x-kubernetes-validations'] ?? []) {
    const texts = MEMBER_OF.exec(rule.trim())?.[1];
    if (texts !== undefined) lists.push([...texts.matchAll(/"([^"]*)"|'([^']*)'/g)].map((text) => text[1] ?? text[2]));
  }
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((other) => other.includes(value)));
}
