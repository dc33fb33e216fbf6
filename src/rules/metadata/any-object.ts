/** What rules read of every object. */
export interface AnyObject {
  readonly metadata: { readonly annotations: { readonly [key: string]: string } };
  readonly spec: { readonly action: string };
}
