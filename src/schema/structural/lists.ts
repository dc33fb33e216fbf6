import type { CompiledNode } from './compiled-node';
import { shown, type Findings } from './findings';
import { describeType, jsonTypeOf } from './json-type';

/** Items that have to differ: by value in a set, by their keys in a map list. */
export function checkListItems(items: readonly unknown[], node: CompiledNode, findings: Findings): void {
  const { listType, uniqueItems } = node.schema;
  if (listType === 'map') checkMapList(items, node.schema.listMapKeys ?? [], findings);
  else if (listType === 'set' || uniqueItems) {
    reportRepeats(items.map(identityOf), (at) => `\`${findings.here(at)}\` repeats ${shown(items[at])}`, findings);
  }
}

function checkMapList(items: readonly unknown[], keys: readonly string[], findings: Findings): void {
  const wrong = items.findIndex((item) => !['object', 'null'].includes(jsonTypeOf(item)));
  if (wrong >= 0) {
    const type = jsonTypeOf(items[wrong]);
    findings.add({
      id: 'schema/type',
      message: `\`${findings.here(wrong)}\` is ${describeType(type, items[wrong])}, it has to be an object`,
      fix: `write an object with ${keys.join(' and ')}`,
      below: [wrong],
    });
    return;
  }
  const keysOf = (item: unknown): Record<string, unknown> =>
    Object.fromEntries(keys.filter((key) => hasField(item, key)).map((key) => [key, (item as never)[key]]));
  reportRepeats(
    // Keys are scalars; what is none is reported as a wrong type, and may contain itself.
    items.map((item, at) => {
      const values = keysOf(item);
      const isSound = Object.values(values).every((value) => typeof value !== 'object' || value === null);
      return isSound ? identityOf(values) : `wrong ${at}`;
    }),
    (at) => {
      const named = Object.entries(keysOf(items[at])).map(([key, value]) => `${key} ${shown(value)}`);
      return `\`${findings.here(at)}\` repeats ${named.join(', ') || `an item without ${keys.join(' and ')}`}`;
    },
    findings,
  );
}

function hasField(item: unknown, key: string): boolean {
  return typeof item === 'object' && item !== null && Object.hasOwn(item, key);
}

function reportRepeats(identities: readonly string[], message: (at: number) => string, findings: Findings): void {
  const first = new Map<string, number>();
  identities.forEach((identity, at) => {
    const before = first.get(identity);
    if (before === undefined) first.set(identity, at);
    else {
      findings.add({
        id: 'schema/duplicate-item',
        message: `${message(at)}, already at \`${findings.here(before)}\``,
        fix: 'remove it, or give it a key of its own',
        below: [at],
      });
    }
  });
}

/** Equal values have equal identities, whatever the order of their keys. */
function identityOf(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return Number(part);
    if (jsonTypeOf(part) !== 'object') return part;
    return Object.fromEntries(Object.entries(part as object).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
