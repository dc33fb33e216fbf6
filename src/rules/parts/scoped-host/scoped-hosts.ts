import type { Field } from '../../field';

/** A host that is looked for in namespaces, `namespace/name`, taken apart at the first slash. */
export interface ScopedHost {
  readonly field: Field<string>;
  /** Undefined where there is no slash. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** The hosts of a list, as they are written. */
export function scopedHosts(hosts: Field<readonly string[]>): readonly ScopedHost[] {
  return hosts.items().map((field) => {
    const slash = field.text.indexOf('/');
    const namespace = slash < 0 ? undefined : field.text.slice(0, slash);
    return { field, namespace, name: field.text.slice(slash + 1) };
  });
}
