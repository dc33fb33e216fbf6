/** What fields mean whose names do not say it, by product and by `<type>.<field>`. */
const FIELD_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

/** Our own line on a field. */
export function findDocumentation(product: string, type: string, field: string): string | undefined {
  return FIELD_DOCS[product]?.[`${type}.${field}`];
}
