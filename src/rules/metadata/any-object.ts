/** Labels and annotations, wherever they stand. */
export interface Metadata {
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
}

/** What rules read of every object, besides the metadata of what is made of it. */
export interface AnyObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec: { readonly action: string };
}
