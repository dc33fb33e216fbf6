import { Construct } from 'constructs';
import { AuthorizationPolicy } from '../../../imports/security.istio.io/v1/authorization-policy';
import { PeerAuthentication } from '../../../imports/security.istio.io/v1/peer-authentication';
import { targetIstio } from '../../objects/app-validation';
import type { DiagnoseOptions } from '../../objects/diagnose-objects';
import { adviseOnDuplicates } from '../../objects/duplicate-advice';
import { captureSource, rememberSource } from '../../objects/source';
import { checkName, idOf } from '../problems/check-name';
import { checkProps } from '../problems/check-props';
import type { PropRule } from '../problems/prop-rules';
import { flag, oneOf, text } from '../problems/prop-rules';
import { checkScopes } from '../security/check-scopes';
import type { MeshFacts } from './mesh-facts';
import type { MeshNamespaceProps } from './mesh-namespace';
import { MeshNamespace } from './mesh-namespace';

type IstioMinor = NonNullable<DiagnoseOptions['istio']>;

/** An Istio version whose kinds and fields are known, e.g. `1.31` or `1.31.1`. */
export type IstioVersion = IstioMinor | `${IstioMinor}.${number}`;

/** Properties of `Mesh`. */
export interface MeshProps {
  /**
   * The Istio version that the cluster runs: what it does not have yet is an error.
   *
   * @default - the newest version this package knows
   */
  readonly version?: IstioVersion;

  /**
   * The namespace whose policies are mesh-wide (`meshConfig.rootNamespace`).
   *
   * @default 'istio-system'
   */
  readonly rootNamespace?: string;

  /**
   * The trust domain of the identities (`meshConfig.trustDomain`).
   *
   * @default 'cluster.local' - which Istio reads as the trust domain of the mesh, whatever its name
   */
  readonly trustDomain?: string;

  /**
   * The DNS suffix of the cluster's services.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * What every workload accepts unless a namespace or a workload says otherwise: `STRICT` refuses all but mutual TLS
   * with a mesh identity, `PERMISSIVE` accepts plaintext too, `none` leaves the mesh-wide policy to somebody else.
   *
   * @default 'STRICT'
   */
  readonly mtls?: 'STRICT' | 'PERMISSIVE' | 'none';

  /**
   * Whether requests that no policy allows are refused in the whole mesh, at gateways too.
   *
   * Routes of a `SecureGateway` open the way they need themselves; calls between services need `allowFrom`.
   *
   * @default false
   */
  readonly defaultDeny?: boolean;
}

const VERSIONS: readonly IstioMinor[] = ['1.28', '1.29', '1.30', '1.31'];

const versionRule: PropRule = {
  expected: `a version of Istio that this package knows: ${VERSIONS.join(', ')}`,
  accepts: (value) =>
    typeof value === 'string' &&
    VERSIONS.some((minor) => value === minor || (/^\.\d+$/.test(value.slice(minor.length)) && value.startsWith(minor))),
};

/**
 * A mesh that is already installed: its mesh-wide policies and its namespaces.
 *
 * @example
 * const mesh = new Mesh(chart, 'mesh', { defaultDeny: true });
 * const shop = mesh.namespace('shop');
 * // PeerAuthentication istio-system/default: STRICT
 * // AuthorizationPolicy istio-system/allow-nothing: spec {}
 * // Namespace shop: istio-injection: enabled
 */
export class Mesh extends Construct implements MeshFacts {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly clusterDomain: string;
  readonly defaultDeny: boolean;
  /** What the mesh-wide policy of this construct says. */
  readonly mtls: 'STRICT' | 'PERMISSIVE' | 'none';
  private readonly namespaces = new Map<string, MeshNamespace>();
  private readonly waiting: { readonly namespace: string; readonly callback: () => void }[] = [];

  constructor(scope: Construct, id: string, props: MeshProps = {}) {
    super(scope, id);
    rememberSource(this);
    adviseOnDuplicates(this, 'make one Mesh, and pass it on');
    checkScopes(this);
    const checked = checkProps(this, { name: 'Mesh' }, props, {
      version: versionRule,
      rootNamespace: text,
      trustDomain: text,
      clusterDomain: text,
      mtls: oneOf('STRICT', 'PERMISSIVE', 'none'),
      defaultDeny: flag,
    });
    if (checked.version !== undefined) {
      targetIstio(this, checked.version.split('.').slice(0, 2).join('.') as IstioMinor);
    }
    this.rootNamespace = checkName(this, 'the root namespace', checked.rootNamespace ?? 'istio-system');
    this.trustDomain = checked.trustDomain ?? 'cluster.local';
    this.clusterDomain = checked.clusterDomain ?? 'cluster.local';
    this.defaultDeny = checked.defaultDeny ?? false;

    this.mtls = checked.mtls ?? 'STRICT';
    if (this.mtls !== 'none') {
      this.node.defaultChild = new PeerAuthentication(this, 'PeerAuthentication', {
        metadata: { name: 'default', namespace: this.rootNamespace },
        spec: { mtls: { mode: this.mtls } },
      });
    }
    if (this.defaultDeny) {
      new AuthorizationPolicy(this, 'DefaultDeny', {
        metadata: { name: 'allow-nothing', namespace: this.rootNamespace },
        spec: {},
      });
    }
  }

  /** A namespace of the mesh; the second call with one name gives the namespace of the first. */
  namespace(name: string, props: MeshNamespaceProps = {}): MeshNamespace {
    const id = idOf(name);
    const known = this.namespaces.get(id);
    if (known) {
      known.mergeProps(props, captureSource());
      return known;
    }
    const namespace = new MeshNamespace(this, id, this, props, name);
    this.namespaces.set(id, namespace);
    if (namespace.defaultDeny) {
      for (const one of this.waiting) if (one.namespace === namespace.name) one.callback();
    }
    return namespace;
  }

  /** Calls back, now or later, when requests that no policy allows are refused in a namespace of that name. */
  whenDenied(namespace: string, callback: () => void): void {
    if (this.defaultDeny || this.namespaces.get(idOf(namespace))?.defaultDeny) callback();
    else this.waiting.push({ namespace, callback });
  }
}
