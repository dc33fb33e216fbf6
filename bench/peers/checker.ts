/** A program that checks a file of Kubernetes objects. */
export interface Checker {
  readonly name: string;
  /** The file comes last. */
  readonly command: readonly string[];
  /** Where its output refuses an object, with the groups `kind` and `name`. */
  readonly refusal: RegExp;
  /** The kinds that are none of its business. */
  readonly ignores?: readonly string[];
}

/** The refused objects that an output names, each once. */
export function refusedIn(output: string, { refusal }: Checker): Set<string> {
  return new Set([...output.matchAll(refusal)].map(({ groups }) => `${groups!['kind']} ${groups!['name']}`));
}
