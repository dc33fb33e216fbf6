import { ISTIO_FIELD_DOCS } from './istio-field-docs';

/** What fields mean whose names do not say it, by product and by `<type>.<field>`. */
const FIELD_DOCS: Readonly<Record<string, Readonly<Record<string, string>>>> = { istio: ISTIO_FIELD_DOCS };

/** Our own line on a field. */
export function findDocumentation(product: string, type: string, field: string): string | undefined {
  const documented = FIELD_DOCS[product] ?? {};
  const key = `${type}.${field}`;
  return Object.hasOwn(documented, key) ? documented[key] : undefined;
}
