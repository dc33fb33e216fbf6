import { Construct } from 'constructs';
import { Service } from '../../../imports/core/v1/service';
import { adviseOnDuplicates } from '../../objects/duplicate-advice';
import { captureSource, rememberSource } from '../../objects/source';
import { checkLabels, checkName, checkServiceName } from '../problems/check-name';
import { checkProps } from '../problems/check-props';
import { anyObject, either, flag, labels, mapOf, number, oneOf, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import type { AllowOptions } from '../security/allow-options';
import { ServicePolicy } from '../security/service-policy';
import { ServiceTraffic } from '../traffic/service-traffic';
import type { Caller, CallerIdentity, NamespaceFacts, ServiceFacts } from './mesh-facts';
import type { NamedPort, Protocol, ServicePort, ServicePorts } from './ports';
import { PROTOCOLS, familyOf } from './ports';

/** Properties of a service, whatever its ports. */
export interface ServiceBaseProps<Version extends string = string> {
  /**
   * The versions that run side by side, each with the labels of its pods, e.g. `{ v1: { version: 'v1' } }`.
   *
   * @default - the service has no versions, so no `CanaryRoute` can split its traffic
   */
  readonly versions?: { readonly [Name in Version]: Readonly<Record<string, string>> };

  /**
   * The service account of the pods: the identity they prove to others.
   *
   * @default - one of its own, named as the service
   */
  readonly serviceAccount?: string;

  /**
   * The labels by which the Service and the policies find the pods.
   *
   * @default - `app: <name of the service>`
   */
  readonly workloadLabels?: Readonly<Record<string, string>>;

  /**
   * Whether the Service and the ServiceAccount are made here; otherwise they are assumed to exist as declared.
   *
   * @default true
   */
  readonly create?: boolean;
}

/** A service with one port, named as its protocol. */
export interface OnePortProps<OnePort extends Protocol> {
  /** The port of the Service, which callers use. */
  readonly port: number;
  /** What the port speaks. */
  readonly protocol: OnePort;
  /** The port the container listens on. @default - the same number as `port` */
  readonly targetPort?: number | string;
  readonly ports?: undefined;
}

/** A service with named ports. */
export interface NamedPortsProps<Ports extends ServicePorts> {
  /** The ports by name. */
  readonly ports: Ports;
  readonly port?: undefined;
  readonly protocol?: undefined;
  readonly targetPort?: undefined;
}

/** Properties of `namespace.service`. */
export type MeshServiceProps<
  Version extends string = string,
  OnePort extends Protocol = Protocol,
  Ports extends ServicePorts = ServicePorts,
> = ServiceBaseProps<Version> & (OnePortProps<OnePort> | NamedPortsProps<Ports>);

const MESH_SERVICE = Symbol.for('cdk8s-istio.MeshService');

/**
 * A service whose ports, versions and identity are known; made by `namespace.service(name, ...)`.
 *
 * @example
 * const api = shop.service('api', { port: 9090, protocol: 'grpc' });
 * api.allowFrom(web, { methods: ['POST'], paths: ['/shop.Orders/*'] });
 * // Service shop/api: port 9090 with appProtocol grpc, selector app: api
 * // ServiceAccount shop/api: its identity is cluster.local/ns/shop/sa/api
 * // AuthorizationPolicy shop/api: POST from cluster.local/ns/shop/sa/web
 */
export class MeshService<
  Version extends string = string,
  Port extends string = string,
  HttpPort extends string = string,
>
  extends Construct
  implements ServiceFacts, Caller
{
  readonly name: string;
  readonly namespace: NamespaceFacts;
  readonly host: string;
  /** The names of the versions. */
  readonly versions: readonly Version[];
  readonly versionLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The labels by which the service finds its pods: your workloads must carry them. */
  readonly workloadLabels: Readonly<Record<string, string>>;
  /** The service account that your workloads must run under. */
  readonly serviceAccountName: string;
  readonly namedPorts: readonly NamedPort[];
  readonly callerName: string;
  readonly callerIdentity: CallerIdentity;
  /** How requests to the service are split and disturbed. */
  readonly traffic: ServiceTraffic;
  /** Who may call the service. */
  readonly policy: ServicePolicy;

  /** Whether a value is a service of a mesh, of any copy of this package. */
  static isMeshService(value: unknown): value is MeshService {
    return typeof value === 'object' && value !== null && MESH_SERVICE in value;
  }

  constructor(scope: Construct, id: string, namespace: NamespaceFacts, props: MeshServiceProps, name: string = id) {
    super(scope, id);
    rememberSource(this);
    adviseOnDuplicates(this, 'declare the service once and pass it on, or give `create: false` to one declaration');
    Object.defineProperty(this, MESH_SERVICE, { value: true });
    const checked = checkProps(this, { name: 'namespace.service' }, props, {
      versions: mapOf(labels, "labels, e.g. { v1: { version: 'v1' } }"),
      serviceAccount: text,
      workloadLabels: labels,
      create: flag,
      port: number,
      protocol: oneOf(...PROTOCOLS),
      targetPort: either(number, text),
      ports: mapOf(anyObject, "ports, e.g. { http: { port: 80, protocol: 'http' } }"),
    });
    this.name = checkServiceName(this, name);
    this.namespace = namespace;
    this.host = `${this.name}.${namespace.name}.svc.${namespace.mesh.clusterDomain}`;
    this.versionLabels = checked.versions ?? {};
    this.versions = Object.keys(this.versionLabels) as Version[];
    this.workloadLabels = checked.workloadLabels ?? { app: this.name };
    this.serviceAccountName = checkName(this, 'the service account', checked.serviceAccount ?? this.name);
    this.callerName = `service ${namespace.name}/${this.name}`;
    this.callerIdentity = {
      namespace: namespace.name,
      serviceAccount: this.serviceAccountName,
      isProven: namespace.injected,
    };
    // A protocol that is none is reported already.
    const isReported = props?.protocol !== undefined && checked.protocol === undefined;
    this.namedPorts = isReported ? [] : this.readPorts(checked);
    for (const version of this.versions) checkName(this, 'the version', version);
    this.checkAllLabels();

    if (checked.create ?? true) {
      namespace.ensureServiceAccount(this, this.serviceAccountName);
      this.createService();
    }
    this.policy = new ServicePolicy(this);
    this.traffic = new ServiceTraffic(this);
  }

  /**
   * Lets a caller through, and from then on only callers that are let through.
   *
   * Several calls add up; all become one AuthorizationPolicy. A `SecureGateway` that routes to the service is let
   * through to the routed port anyway, unless a call of this method names it and says what it may do.
   */
  allowFrom(caller: Caller, options?: AllowOptions<Port, HttpPort>): void {
    this.policy.allow(caller, options ?? {}, captureSource());
  }

  /** The labels that the pods of a version must carry. */
  podLabels(version?: Version): Readonly<Record<string, string>> {
    return { ...this.workloadLabels, ...(version !== undefined && this.versionLabels[version]) };
  }

  private checkAllLabels(): void {
    const of = `of service ${this.namespace.name}/${this.name}`;
    for (const labels of [this.workloadLabels, ...Object.values(this.versionLabels)]) {
      checkLabels(this, `service ${this.namespace.name}/${this.name}`, labels);
    }
    if (Object.keys(this.workloadLabels).length === 0) {
      reportProblem(this, {
        id: 'references/no-empty-labels',
        message: `\`workloadLabels\` ${of} has no labels`,
        why: 'a policy without labels is for all pods of the namespace, and a Service without labels has no pods',
        fix: `leave it out for \`app: ${this.name}\`, or give the labels of the pods`,
      });
    }
    for (const [version, labels] of Object.entries(this.versionLabels)) {
      if (Object.keys(labels).length > 0) continue;
      reportProblem(this, {
        id: 'references/no-empty-labels',
        message: `version \`${version}\` ${of} has no labels`,
        why: 'a subset without labels has all pods of the service: requests for the version would reach the other versions too',
        fix: `give the labels that only its pods carry, e.g. { version: '${version}' }`,
      });
    }
  }

  private createService(): void {
    this.node.defaultChild = new Service(this, 'Service', {
      metadata: { name: this.name, namespace: this.namespace.name },
      spec: {
        selector: this.workloadLabels,
        ports: this.namedPorts.map(({ name, port, protocol, targetPort }) => ({
          name,
          port,
          ...(targetPort !== undefined && targetPort !== port && { targetPort }),
          appProtocol: protocol,
        })),
      },
    });
  }

  private readPorts(props: MeshServiceProps): NamedPort[] {
    if (props.port !== undefined && props.ports !== undefined) {
      reportProblem(this, {
        id: 'schema/type',
        message: `service ${this.namespace.name}/${this.name} has both \`port\` and \`ports\``,
        why: 'it is not clear which ports are meant',
        fix: 'give `port` and `protocol` for one port, or `ports` for several',
      });
    }
    if (props.ports !== undefined) {
      return this.dropEqualNumbers(Object.entries(props.ports).flatMap(([name, port]) => this.readPort(name, port)));
    }
    return this.readPort(String(props.protocol ?? 'port'), props as ServicePort);
  }

  private dropEqualNumbers(ports: readonly NamedPort[]): NamedPort[] {
    const byNumber = new Map<number, NamedPort>();
    for (const port of ports) {
      const other = byNumber.get(port.port);
      if (!other) {
        byNumber.set(port.port, port);
        continue;
      }
      reportProblem(this, {
        id: 'references/valid-port',
        message: `ports \`${other.name}\` and \`${port.name}\` of service ${this.namespace.name}/${this.name} have one number: ${port.port}`,
        why: 'the API server rejects the Service: callers could not tell the ports apart',
        fix: 'give each port a number of its own; `targetPort` may be the same',
      });
    }
    return [...byNumber.values()];
  }

  private readPort(name: string, given: ServicePort): NamedPort[] {
    const { port, protocol } = given;
    const isPort = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
    const targetPort = typeof given.targetPort === 'number' ? given.targetPort : undefined;
    const where = `port \`${name}\` of service ${this.namespace.name}/${this.name}`;
    if (!isPort(port) || (targetPort !== undefined && !isPort(targetPort))) {
      reportProblem(this, {
        id: 'references/valid-port',
        message: `${where} has the number ${String(isPort(port) ? targetPort : port)}`,
        why: 'the API server rejects the Service: a port is a whole number from 1 to 65535',
        fix: "give the port's number, e.g. `port: 8080`",
      });
      return [];
    }
    if (!PROTOCOLS.includes(protocol)) {
      reportProblem(this, {
        id: 'references/valid-port',
        message: `${where} does not say which protocol it speaks`,
        why: 'Istio would have to guess, and policies about requests could not be checked',
        fix: `add \`protocol\`: one of ${PROTOCOLS.join(', ')}`,
      });
      return [];
    }
    if (typeof given.targetPort === 'string' && !isContainerPortName(given.targetPort)) {
      reportProblem(this, {
        id: 'references/valid-port',
        message: `${where} leads to the container port ${JSON.stringify(given.targetPort)}`,
        why: 'the API server rejects the Service: a name of a container port is at most 15 lower case letters, digits and single inner dashes',
        fix: /^\d+$/.test(given.targetPort)
          ? `write the number: ${given.targetPort}`
          : 'give the number, or the name as the pods have it',
      });
      return [];
    }
    checkName(this, `the name of ${where},`, name);
    return [{ ...given, name, family: familyOf(protocol) }];
  }
}

function isContainerPortName(name: string): boolean {
  return /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 15;
}
