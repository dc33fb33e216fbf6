import type { FieldPath } from '../diagnostics/pointer';

/** Where in a value something stands that holds it again, so that it has no end; undefined for a plain value. */
export function findCircle(value: unknown): FieldPath | undefined {
  const path: (string | number)[] = [];
  const above = new Set<unknown>([value]);
  const seen = new Set<unknown>([value]);
  const levels = [{ value, members: membersOf(value) }];
  // No recursion: a value may also be too deep for it.
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const member = level.members.pop();
    if (!member) {
      above.delete(level.value);
      levels.pop();
      path.pop();
      continue;
    }
    const [key, child] = member;
    if (above.has(child)) return [...path, key];
    if (typeof child !== 'object' || child === null || seen.has(child)) continue;
    seen.add(child);
    above.add(child);
    path.push(key);
    levels.push({ value: child, members: membersOf(child) });
  }
  return undefined;
}

/** The members, the last first. */
function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()].reverse();
  return typeof value === 'object' && value !== null ? Object.entries(value).reverse() : [];
}
