import { compile } from 'json-schema-to-typescript';
import type { TypeExpression } from '../shapes/type-expression';

/** The declaration of one named type; every name in it stands as it is. */
export async function printType(name: string, definition: TypeExpression, see: string | undefined): Promise<string> {
  const schema = see === undefined ? definition : { ...definition, description: `@see ${see}` };
  const text = await compile({ ...schema, title: name } as Parameters<typeof compile>[0], name, {
    bannerComment: '',
    additionalProperties: false,
    format: false,
    ignoreMinAndMaxItems: true,
    maxItems: -1,
    unknownAny: true,
  });
  return text.trim();
}
