import { Construct } from 'constructs';
import type { PeerAuthenticationSpec } from '../../../imports/security.istio.io/v1/peer-authentication';
import { PeerAuthentication } from '../../../imports/security.istio.io/v1/peer-authentication';
import { adviseOnDuplicates } from '../../objects/duplicate-advice';
import { rememberSource } from '../../objects/source';
import { Mesh } from '../mesh/mesh';
import { MeshNamespace } from '../mesh/mesh-namespace';
import { MeshService } from '../mesh/mesh-service';
import { checkProps } from '../problems/check-props';
import { listOf, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import { checkScopes } from './check-scopes';
import { checkSidecar } from './check-sidecar';

/** Strict for the whole mesh: for a mesh that was made with `mtls: 'none'`. */
export interface MeshScope {
  readonly mesh: Mesh;
  readonly namespace?: undefined;
  readonly service?: undefined;
  readonly ports?: undefined;
  readonly permissivePorts?: undefined;
}

/** Strict for all workloads of a namespace. */
export interface NamespaceScope {
  readonly namespace: MeshNamespace;
  readonly mesh?: undefined;
  readonly service?: undefined;
  readonly ports?: undefined;
  readonly permissivePorts?: undefined;
}

/** Strict for the pods of a service. */
export interface WorkloadScope<Port extends string = string> {
  readonly service: MeshService<string, Port>;
  /**
   * Ports of the service that accept plaintext too, e.g. one that is scraped from outside the mesh.
   *
   * @default - none
   */
  readonly permissivePorts?: readonly NoInfer<Port>[];
  readonly ports?: undefined;
  readonly mesh?: undefined;
  readonly namespace?: undefined;
}

/** Strict for some ports of the pods of a service. */
export interface PortScope<Port extends string = string> {
  readonly service: MeshService<string, Port>;
  /** The ports of the service that accept nothing but mutual TLS; its other ports do as the namespace says. */
  readonly ports: readonly NoInfer<Port>[];
  readonly permissivePorts?: undefined;
  readonly mesh?: undefined;
  readonly namespace?: undefined;
}

const SCOPES = ['mesh', 'namespace', 'service'] as const;

/** Properties of `StrictMtls`: one scope. */
export type StrictMtlsProps<Port extends string = string> =
  MeshScope | NamespaceScope | WorkloadScope<Port> | PortScope<Port>;

/**
 * Refuses everything but mutual TLS with a mesh identity, in one scope: a mesh, a namespace, the pods of a service, or
 * some of their ports.
 *
 * The policy is where Istio reads it: for the mesh in the root namespace, else in the namespace it is about. Ports are
 * given by their names in the service, and written as the numbers that the containers listen on.
 *
 * @example
 * new StrictMtls(chart, 'web-mtls', { service: web, permissivePorts: ['metrics'] });
 * // PeerAuthentication shop/web: STRICT, portLevelMtls 9100: PERMISSIVE
 */
export class StrictMtls<Port extends string = string> extends Construct {
  constructor(scope: Construct, id: string, props: StrictMtlsProps<Port>) {
    super(scope, id);
    rememberSource(this);
    adviseOnDuplicates(this, 'say all of one scope in one StrictMtls, and remove the other');
    const { mesh, namespace, service, ports, permissivePorts } = checkProps<StrictMtlsProps>(
      this,
      { name: 'StrictMtls' },
      props,
      {
        mesh: { expected: 'a Mesh', accepts: (value) => value instanceof Mesh },
        namespace: { expected: 'a namespace of a mesh', accepts: (value) => value instanceof MeshNamespace },
        service: { expected: 'a service of a mesh', accepts: (value) => MeshService.isMeshService(value) },
        ports: listOf(text, 'port names'),
        permissivePorts: listOf(text, 'port names'),
      },
    );
    const scopes = SCOPES.filter((name) => props?.[name] !== undefined);
    if (scopes.length !== 1) {
      reportProblem(this, {
        id: 'schema/required',
        message: `StrictMtls has ${scopes.length ? 'several scopes' : 'no scope'}`,
        why: 'it is not clear what is to be strict',
        fix: 'give one of `mesh`, `namespace` and `service`',
      });
      return;
    }
    checkScopes(this);
    if (service) checkSidecar(this, service, 'StrictMtls');
    if (mesh && this.checkMesh(mesh)) this.create('default', mesh.rootNamespace, { mtls: { mode: 'STRICT' } });
    if (namespace && this.checkNamespace(namespace.name, namespace.mesh.rootNamespace)) {
      this.create('default', namespace.name, { mtls: { mode: 'STRICT' } });
    }
    if (ports?.length === 0) {
      reportProblem(this, {
        id: 'policy/no-empty-list',
        message: '`ports` of StrictMtls is an empty list',
        why: 'the policy would be about no port: everything stays as it is',
        fix: 'leave `ports` out to make all ports strict, or list some',
      });
    }
    if (service && this.checkNamespace(service.namespace.name, service.namespace.mesh.rootNamespace)) {
      const modes = ports
        ? this.portModes(service, ports, 'STRICT')
        : this.portModes(service, permissivePorts ?? [], 'PERMISSIVE');
      this.create(service.name, service.namespace.name, {
        selector: { matchLabels: { ...service.workloadLabels } },
        ...(!ports && { mtls: { mode: 'STRICT' } }),
        ...(Object.keys(modes).length > 0 && { portLevelMtls: modes }),
      });
    }
  }

  private create(name: string, namespace: string, spec: PeerAuthenticationSpec): void {
    new PeerAuthentication(this, 'Resource', { metadata: { name, namespace }, spec });
  }

  private checkMesh({ mtls, rootNamespace }: Mesh): boolean {
    if (mtls === 'none') return true;
    reportProblem(this, {
      id: 'policy/no-duplicate-mtls-scope',
      message: `StrictMtls is for a mesh that has a mesh-wide policy: ${mtls}`,
      why: `both would be PeerAuthentication ${rootNamespace}/default, and the one that is applied last would count`,
      fix:
        mtls === 'STRICT' ? 'remove the StrictMtls: the mesh is strict already' : "give `mtls: 'STRICT'` to the Mesh",
      upstream: ['KIA0002'],
    });
    return false;
  }

  private checkNamespace(name: string, rootNamespace: string): boolean {
    if (name !== rootNamespace) return true;
    reportProblem(this, {
      id: 'policy/no-scope-in-root-namespace',
      message: `StrictMtls is for namespace ${name}, which is the root namespace of the mesh`,
      why: 'there a policy without a selector is for the whole mesh, and Istio ignores one with a selector',
      fix: 'give `mesh` to make the whole mesh strict',
    });
    return false;
  }

  private portModes<Mode extends string>(
    service: MeshService,
    names: readonly string[],
    mode: Mode,
  ): Record<string, { mode: Mode }> {
    const modes: Record<string, { mode: Mode }> = {};
    for (const name of names) {
      const port = service.namedPorts.find((one) => one.name === name);
      if (!port) {
        reportProblem(this, {
          id: 'references/no-unknown-port',
          message: `service ${service.namespace.name}/${service.name} has no port \`${name}\``,
          why: 'the policy would be about a port that does not exist',
          fix: `use one of its ports: ${service.namedPorts.map((one) => one.name).join(', ')}`,
        });
      } else if (typeof port.targetPort === 'string') {
        reportProblem(this, {
          id: 'policy/no-named-target-port',
          message: `port \`${name}\` of service ${service.namespace.name}/${service.name} leads to the container port named \`${port.targetPort}\``,
          why: 'Istio needs the number that the container listens on, which only the pods know',
          fix: 'give `targetPort` of the service as a number',
        });
      } else modes[String(port.targetPort ?? port.port)] = { mode };
    }
    return modes;
  }
}
