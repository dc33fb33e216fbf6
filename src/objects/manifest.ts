/** The metadata that Kubernetes users write. */
export interface ObjectMetadata {
  /** The object's name. @default - the construct's id */
  readonly name?: string;
  /** @default - the chart's namespace */
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly OwnerReference[];
}

/** The object that owns this one: it is deleted with its owner. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

/** What a kind is to the API server. */
export interface ObjectType {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
}

/** A finished object, as it is in YAML; cdk8s' `ApiObject` takes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata & {
    readonly name: string;
    // Not readonly: cdk8s declares them so.
    readonly finalizers?: string[];
    readonly ownerReferences?: OwnerReference[];
  };
  readonly [field: string]: unknown;
}
