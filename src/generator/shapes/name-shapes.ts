import { GeneratorError } from '../generator-error';
import { TYPE_NAMES } from '../overlay/type-names';
import type { KindShape } from './collect-shapes';
import type { Shape } from './type-expression';
import type { WellKnownTypes } from './well-known-types';

/** Names that a generated file uses for what it imports, and those of the language itself. */
const TAKEN =
  'ApiObject Construct Duration Manifest ObjectMetadata ObjectType TypedObject ' +
  'Array BigInt Boolean Date Error Function JSON Map Math Number Object Partial Pick Promise Proxy Readonly Record ' +
  'Reflect RegExp Required Set String Symbol';

interface Candidate {
  readonly shape: Shape;
  /** The words of each place of the shape, the innermost last; the best place first. */
  readonly places: (readonly string[])[];
  /** How many of the words of the first place, from the end, make the name. */
  depth: number;
}

/**
 * The name of each shape of a product: from the table of upstream's names, or from the field that holds it, with the
 * fields around it where that is not unique.
 */
export function nameShapes(
  product: string,
  kinds: readonly KindShape[],
  shapes: readonly Shape[],
  wellKnown: WellKnownTypes,
): Map<string, string> {
  const names = tableNames(product, shapes);
  const taken = new Set([...TAKEN.split(' '), ...kinds.flatMap(({ definition: { kind } }) => [kind, `${kind}Props`])]);
  for (const name of names.values()) {
    if (taken.has(name)) throw new GeneratorError(`the type name ${name} of ${product} is used twice`);
    taken.add(name);
  }
  const candidates = shapes
    .filter(({ key }) => !names.has(key))
    .map((shape) => candidateOf(shape, wellKnown.find(shape.fields)));
  for (let clashing = clashes(candidates, taken); clashing.length > 0; clashing = clashes(candidates, taken)) {
    if (clashing.filter(lengthen).length > 0) continue;
    const movable = clashing.find(({ places }) => places.length > 1);
    if (!movable) throw noName(clashing[0]!, product);
    movable.places.shift();
    movable.depth = 1;
  }
  for (const candidate of candidates) names.set(candidate.shape.key, nameOf(candidate));
  return names;
}

function tableNames(product: string, shapes: readonly Shape[]): Map<string, string> {
  const table = TYPE_NAMES[product] ?? {};
  const byPath = new Map(shapes.flatMap(({ key, places }) => places.map(({ path }) => [path, key] as const)));
  const names = new Map<string, string>();
  for (const [path, name] of Object.entries(table)) {
    const key = byPath.get(path);
    if (key !== undefined) names.set(key, name);
  }
  return names;
}

function candidateOf(shape: Shape, wellKnown: string | undefined): Candidate {
  const paths = shape.places.map(({ path, title }) => ({ path, title, words: wordsOf(path) }));
  paths.sort((a, b) => a.words.length - b.words.length || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  const name = commonTitle(shape) ?? paths[0]!.title ?? wellKnown;
  const places = paths.map(({ words }) => {
    // A spec is its kind's.
    if (words.length === 1) return [name ?? `${words[0]!}Spec`];
    return name === undefined ? words : [...words.slice(0, -1), name];
  });
  return { shape, places, depth: 1 };
}

/** What the document's own names have in common: `ConfigMapKeySelector` and `SecretKeySelector` are a `KeySelector`. */
function commonTitle({ places }: Shape): string | undefined {
  const titles = [...new Set(places.flatMap(({ title }) => title ?? []))].sort();
  const words = titles.map((title) => title.match(/[A-Z]+(?![a-z])|[A-Z][a-z\d]*/g) ?? [title]);
  const [first = [], ...others] = words;
  const own = first.findIndex((_, index) => {
    const ending = first.slice(index).join();
    return others.every((other) => other.slice(other.length - first.length + index).join() === ending);
  });
  return own > 0 && first.length - own >= 2 ? first.slice(own).join('') : undefined;
}

/** Takes one more word into the name; false when there is none. */
function lengthen(candidate: Candidate): boolean {
  if (candidate.depth >= candidate.places[0]!.length) return false;
  candidate.depth++;
  return true;
}

/** `VirtualService.http[].match[]` is `VirtualService`, `Http`, `Match`. */
function wordsOf(path: string): string[] {
  return path.split('.').map((segment) => {
    const [, name = '', suffix = ''] = /^([^[{]*)(.*)$/.exec(segment) ?? [];
    return pascal(suffix === '' ? name : singular(name));
  });
}

function pascal(name: string): string {
  return name.replace(/(^|[^a-zA-Z0-9])([a-zA-Z0-9])/g, (_, __, first: string) => first.toUpperCase());
}

/** Plurals that no rule tells from others, and how many of their letters are the plural's. */
const SINGULARS = [
  ['cookies', 1],
  ['aliases', 2],
  ['leases', 1],
] as const;

/** The name of one element of a list. */
export function singular(name: string): string {
  const known = SINGULARS.find(([ending]) => name.toLowerCase().endsWith(ending));
  if (known) return name.slice(0, -known[1]);
  if (/(ss|us|is|[Tt]ls|[Dd]ns)$/.test(name)) return name;
  if (/yses$/.test(name)) return name.replace(/es$/, 'is');
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(ss|sh|ch|x)es$/.test(name)) return name.slice(0, -2);
  return name.replace(/s$/, '');
}

function nameOf({ places, depth }: Candidate): string {
  // The inner word often repeats the outer one: `Tls` in `TlsRoute`.
  return places[0]!
    .slice(-depth)
    .reduce((name, word) => (word.startsWith(name) && word !== name ? word : name + word), '');
}

function clashes(candidates: readonly Candidate[], taken: ReadonlySet<string>): Candidate[] {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const name = nameOf(candidate);
    byName.set(name, [...(byName.get(name) ?? []), candidate]);
  }
  return [...byName].flatMap(([name, same]) => (same.length > 1 || taken.has(name) ? same : []));
}

function noName({ shape }: Candidate, product: string): GeneratorError {
  const [path] = shape.places.map((place) => place.path).sort((a, b) => a.length - b.length);
  return new GeneratorError(`no unique type name for ${path} of ${product}: add one to the table of type names`);
}
