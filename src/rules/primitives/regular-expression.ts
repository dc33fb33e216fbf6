import type * as library from 're2js';

const LONGEST = 1024;
const problems = new Map<string, string | undefined>();

/** Is this longer than the regular expressions that Istio takes? */
export function isLongRegex(text: string): boolean {
  return Buffer.byteLength(text) > LONGEST;
}

/** Why RE2 cannot read a regular expression; undefined for a good one. */
export function findRegexProblem(text: string): string | undefined {
  if (!problems.has(text)) problems.set(text, tryToRead(text));
  return problems.get(text);
}

/** The library is read when the first expression is; most objects have none. */
function tryToRead(text: string): string | undefined {
  const { RE2JS } = require('re2js') as typeof library;
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  }
}
