import type { RE2JS } from 're2js';

const patterns = new Map<string, RE2JS>();

/**
 * Does the text contain a match of a schema's pattern, as RE2 reads it? The API server's regular expressions are RE2's:
 * no text makes them slow, which cannot be said of the language's own. Patterns are compiled once.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let compiled = patterns.get(pattern);
  if (!compiled) patterns.set(pattern, (compiled = compile(pattern)));
  return compiled.test(text);
}

/** The library is read when a pattern is first needed; most objects have none. */
function compile(pattern: string): RE2JS {
  const library = require('re2js') as typeof import('re2js');
  return library.RE2JS.compile(pattern);
}
