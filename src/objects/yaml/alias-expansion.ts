/** What reading a document costs when each alias is replaced by what it stands for. */
export type AliasExpansion = 'fine' | 'too-large' | 'cyclic';

/**
 * Whether a document with anchors stays small when its aliases are expanded. Follows the limits of `unmarshal` of
 * go.yaml.in/yaml/v2: up to 400,000 values nearly all may come from aliases, above 4,000,000 one in ten.
 */
export function aliasExpansionOf(root: unknown): AliasExpansion {
  const sizes = new Map<object, { size: number } | 'open'>();
  let written = 0;
  let cyclic = false;
  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) {
      written++;
      return 1;
    }
    const known = sizes.get(value);
    if (known === 'open') cyclic = true;
    if (known) return known === 'open' ? 0 : known.size;
    sizes.set(value, 'open');
    written++;
    let size = 1;
    for (const member of Array.isArray(value) ? value : Object.values(value)) size += sizeOf(member);
    sizes.set(value, { size });
    return size;
  };
  const size = sizeOf(root);
  if (cyclic) return 'cyclic';
  const fromAliases = size - written;
  return fromAliases > 100 && size > 1000 && fromAliases / size > allowedShare(size) ? 'too-large' : 'fine';
}

const FEW = 400_000;
const MANY = 4_000_000;

function allowedShare(size: number): number {
  if (size <= FEW) return 0.99;
  return size >= MANY ? 0.1 : 0.99 - (0.89 * (size - FEW)) / (MANY - FEW);
}
