import { isRecord } from './object-identity';

/** An object, and where in its document it is: a pointer, empty for the document itself. */
export interface UnfoldedObject {
  readonly value: unknown;
  readonly pointer: string;
}

/** The items of a `List` (or `VirtualServiceList`, ...), as kubectl applies them; anything else is itself. */
export function unfoldLists(value: unknown, pointer = ''): UnfoldedObject[] {
  if (!isRecord(value)) return [{ value, pointer }];
  const { apiVersion, kind, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [{ value, pointer }];
  const itemKind = kind.slice(0, -'List'.length);
  return items.flatMap((item: unknown, i) => {
    // The items of a typed list may leave out what the list says.
    const inherits = itemKind !== '' && isRecord(item) && item['kind'] === undefined;
    return unfoldLists(inherits ? { apiVersion, kind: itemKind, ...item } : item, `${pointer}/items/${i}`);
  });
}
