import type { KindShape } from '../shapes/collect-shapes';
import type { Shape } from '../shapes/type-expression';

/** The file of a kind, below `imports/`, without its ending. */
export function kindFile({ definition, version }: KindShape): string {
  return `${definition.group}/${version}/${kebab(definition.kind)}`;
}

/** The file of a shape: its only kind's, or the parts of the version, or of the product, whose kinds share it. */
export function shapeFile(product: string, { places }: Shape): string {
  const kinds = new Set(places.map(({ group, version, kind }) => `${group}/${version}/${kebab(kind)}`));
  if (kinds.size === 1) return [...kinds][0]!;
  const versions = new Set(places.map(({ group, version }) => `${group}/${version}`));
  return versions.size === 1 ? `${[...versions][0]!}/parts` : `${product}/parts`;
}

/** `HTTPRoute` is `http-route`, `IstioCNI` is `istio-cni`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** How one file below `imports/` imports another one, or a file of the sources. */
export function importPath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let equal = 0;
  while (equal < here.length && equal < there.length - 1 && here[equal] === there[equal]) equal++;
  const up = here.slice(equal).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...there.slice(equal)].join('/');
}
