import { Construct } from 'constructs';
import type { NamespaceProps } from '../../../imports/core/v1/namespace';
import { Namespace } from '../../../imports/core/v1/namespace';
import { ServiceAccount } from '../../../imports/core/v1/service-account';
import { AuthorizationPolicy } from '../../../imports/security.istio.io/v1/authorization-policy';
import { adviseOnDuplicates } from '../../objects/duplicate-advice';
import type { Source } from '../../objects/source';
import { captureSource, rememberSource } from '../../objects/source';
import { checkName, idOf } from '../problems/check-name';
import { checkProps } from '../problems/check-props';
import type { PropRule } from '../problems/prop-rules';
import { anyObject, either, flag, labels, oneOf, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import type { Caller, MeshFacts, NamespaceFacts } from './mesh-facts';
import type { MeshServiceProps } from './mesh-service';
import { MeshService } from './mesh-service';
import type { HttpPortOf, HttpProtocol, Protocol, ServicePorts } from './ports';

/** Which sidecar the pods of a namespace get. */
export type Injection = 'enabled' | 'none' | { readonly revision: string };

/** Properties of a namespace of a mesh. */
export interface MeshNamespaceProps {
  /**
   * Which sidecar new pods get: the default revision's (`enabled`), the one of a revision or tag, or none.
   *
   * @default 'enabled'
   */
  readonly injection?: Injection;

  /** More labels of the namespace. @default - only the injection label */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Whether the Namespace object is made here; otherwise it is assumed to exist with the right label.
   *
   * @default true
   */
  readonly create?: boolean;

  /**
   * Whether requests that no policy allows are refused in this namespace.
   *
   * @default - as the mesh says
   */
  readonly defaultDeny?: boolean;
}

/**
 * A namespace of a mesh, with its services; made by `mesh.namespace(name)`.
 *
 * @example
 * const shop = mesh.namespace('shop');
 * const web = shop.service('web', { port: 8080, protocol: 'http' });
 * // Namespace shop: istio-injection: enabled
 * // Service shop/web: port 8080 with appProtocol http, selector app: web
 */
export class MeshNamespace extends Construct implements NamespaceFacts {
  readonly name: string;
  readonly mesh: MeshFacts;
  readonly injected: boolean;
  readonly defaultDeny: boolean;
  private readonly services = new Map<string, MeshService<string, string, string>>();
  private readonly serviceAccounts = new Set<string>(['default']);

  constructor(scope: Construct, id: string, mesh: MeshFacts, props: MeshNamespaceProps = {}, name: string = id) {
    super(scope, id);
    rememberSource(this);
    adviseOnDuplicates(this, 'declare the namespace once and pass it on, or give `create: false` to one declaration');
    const checked = checkProps(this, { name: 'mesh.namespace' }, props, {
      injection: either(oneOf('enabled', 'none'), revisionRule),
      labels,
      create: flag,
      defaultDeny: flag,
    });
    this.name = checkName(this, 'the namespace', name);
    this.mesh = mesh;
    const injection = checked.injection ?? 'enabled';
    this.injected = injection !== 'none';
    this.defaultDeny = mesh.defaultDeny || (checked.defaultDeny ?? false);
    if (mesh.defaultDeny && checked.defaultDeny === false) this.reportException();
    const own = { ...checked.labels };
    for (const label of INJECTION_LABELS) {
      if (own[label] !== undefined) this.reportLabel(label);
      delete own[label];
    }

    if (checked.create ?? true) {
      this.node.defaultChild = new Namespace(this, 'Namespace', {
        metadata: {
          name: this.name,
          labels: { ...own, ...injectionLabels(injection) },
        },
      } as NamespaceProps);
    }
    if (checked.defaultDeny && !mesh.defaultDeny) {
      new AuthorizationPolicy(this, 'DefaultDeny', {
        metadata: { name: 'allow-nothing', namespace: this.name },
        spec: {},
      });
    }
  }

  /**
   * A service of the namespace, with its Service and ServiceAccount.
   *
   * Its pods come from wherever your workloads come from; they need the labels `workloadLabels` (by default
   * `app: <name>`), those of their version, and the service account.
   */
  service<
    Version extends string = never,
    OnePort extends Protocol = never,
    const Ports extends ServicePorts = Record<never, never>,
  >(
    name: string,
    props: MeshServiceProps<Version, OnePort, Ports>,
  ): MeshService<Version, OnePort | (keyof Ports & string), (OnePort & HttpProtocol) | HttpPortOf<Ports>> {
    const id = idOf(name);
    const known = this.services.get(id);
    if (known) {
      reportProblem(known, {
        id: 'references/no-duplicate-service',
        message: `service ${this.name}/${id} is declared twice`,
        why: 'only the first declaration counts',
        fix: 'declare it once and pass the value on',
        source: captureSource(),
      });
      return known as never;
    }
    const service = new MeshService<Version, OnePort | (keyof Ports & string), never>(
      this,
      id,
      this,
      props as MeshServiceProps,
      name,
    );
    this.services.set(id, service as never);
    return service as never;
  }

  /** The identity of the pods that run under a service account, for policies about callers that are no service here. */
  serviceAccount(name: string): Caller {
    const serviceAccount = checkName(this, 'the service account', name, captureSource());
    return {
      callerName: `service account ${this.name}/${serviceAccount}`,
      callerIdentity: { namespace: this.name, serviceAccount, isProven: this.injected },
    };
  }

  /** Makes a ServiceAccount once, however many services run under it; `default` exists in every namespace. */
  ensureServiceAccount(scope: Construct, name: string): void {
    if (this.serviceAccounts.has(name)) return;
    this.serviceAccounts.add(name);
    new ServiceAccount(scope, 'ServiceAccount', { metadata: { name, namespace: this.name } });
  }

  private reportLabel(label: string): void {
    reportProblem(this, {
      id: 'references/no-overridden-label',
      message: `\`labels\` of namespace ${this.name} has ${label}, which \`injection\` decides`,
      why: 'two labels about the sidecar contradict each other: pods may get none, and then nothing of theirs is encrypted',
      fix: "leave the label out, and give `injection`: 'enabled', 'none' or { revision: '...' }",
    });
  }

  private reportException(): void {
    reportProblem(this, {
      id: 'policy/no-default-deny-exception',
      message: `namespace ${this.name} says \`defaultDeny: false\` in a mesh that refuses by default`,
      why: 'the mesh-wide policy counts in every namespace: requests that no policy allows are refused here too',
      fix: 'leave it out and allow callers with `allowFrom`, or give `defaultDeny: true` to the other namespaces instead of the mesh',
    });
  }

  /** Refuses properties that contradict the first declaration of the namespace. */
  mergeProps(props: MeshNamespaceProps, source: Source): void {
    if (Object.keys(props).length === 0) return;
    reportProblem(this, {
      id: 'references/no-duplicate-namespace',
      message: `namespace ${this.name} is declared twice with properties`,
      why: 'only the properties of the first declaration count',
      fix: `give the properties at the first \`mesh.namespace('${this.name}', ...)\`, and none at later calls`,
      source,
    });
  }
}

const INJECTION_LABELS = ['istio-injection', 'istio.io/rev'] as const;

const revisionRule: PropRule = {
  expected: "{ revision: '...' }",
  accepts: (value) =>
    anyObject.accepts(value) &&
    text.accepts((value as { revision?: unknown }).revision) &&
    (value as { revision: string }).revision !== '',
};

function injectionLabels(injection: Injection): Record<string, string> {
  if (injection === 'enabled') return { 'istio-injection': 'enabled' };
  if (injection === 'none') return { 'istio-injection': 'disabled' };
  return { 'istio.io/rev': injection.revision };
}
