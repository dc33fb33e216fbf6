/** One thing that is given to the library: a text as `check` reads it, or a value as a program hands it over. */
export type Input =
  | { readonly family: string; readonly is: 'text'; readonly bytes: Buffer }
  | { readonly family: string; readonly is: 'value'; readonly value: unknown };

export function textInput(family: string, text: string | Buffer): Input {
  return { family, is: 'text', bytes: typeof text === 'string' ? Buffer.from(text, 'utf8') : text };
}

export function valueInput(family: string, value: unknown): Input {
  return { family, is: 'value', value };
}
