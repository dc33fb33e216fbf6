/** The upstream page that explains a kind, or one of the types below it. */
export function findReference(product: string, kind: string, type: string | undefined): string | undefined {
  void [product, kind, type];
  return undefined;
}
