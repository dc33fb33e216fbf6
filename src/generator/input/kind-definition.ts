import type { OpenApiSchema } from './open-api-schema';

/** One kind, whatever document it came from. */
export interface KindDefinition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** The served versions, the one to generate types for first. */
  readonly versions: readonly KindVersion[];
}

/** One served version of a kind. */
export interface KindVersion {
  readonly name: string;
  readonly schema: OpenApiSchema;
  /** The server drops the status of a new object unread: the version has a status subresource. */
  readonly dropsStatus?: boolean;
}

/** The kinds of one file, which is one release of one product. */
export interface Release {
  readonly file: string;
  /** Undefined when neither the file's content nor its name tells. */
  readonly version: string | undefined;
  readonly kinds: readonly KindDefinition[];
}
