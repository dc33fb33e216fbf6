/** Who signs a certificate, in cert-manager's words; cert-manager's own `ClusterIssuer` and `Issuer` objects fit too. */
export interface IssuerReference {
  readonly kind: string;
  readonly name: string;
  /** The namespace of an `Issuer`. @default - the certificate's namespace */
  readonly namespace?: string;
}

/** An issuer of the whole cluster that exists in the cluster. */
export class ClusterIssuer implements IssuerReference {
  /** The ClusterIssuer with a name; that it exists is an assumption. */
  static named(name: string): ClusterIssuer {
    return new ClusterIssuer(name);
  }

  readonly kind = 'ClusterIssuer';

  private constructor(readonly name: string) {}
}

/** An issuer of one namespace that exists in the cluster. */
export class Issuer implements IssuerReference {
  /** The Issuer with a name; that it exists in the certificate's namespace, or the one given, is an assumption. */
  static named(name: string, namespace?: string): Issuer {
    return new Issuer(name, namespace);
  }

  readonly kind = 'Issuer';

  private constructor(
    readonly name: string,
    readonly namespace?: string,
  ) {}
}
