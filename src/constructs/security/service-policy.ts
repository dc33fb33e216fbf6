import type { AuthorizationPolicySpec } from '../../../imports/security.istio.io/v1/authorization-policy';
import { AuthorizationPolicy } from '../../../imports/security.istio.io/v1/authorization-policy';
import type { Source } from '../../objects/source';
import { rememberFieldSource } from '../../objects/source';
import type { Caller, ServiceFacts } from '../mesh/mesh-facts';
import { isCaller } from '../mesh/mesh-facts';
import type { NamedPort } from '../mesh/ports';
import { checkProps } from '../problems/check-props';
import { lazyValue } from '../problems/lazy-value';
import { listOf, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import type { AllowOptions, AllowRequests } from './allow-options';
import { checkSidecar } from './check-sidecar';

interface Permission {
  readonly caller: Caller;
  readonly ports: readonly NamedPort[];
  readonly methods?: readonly string[];
  readonly paths?: readonly string[];
  readonly hosts?: readonly string[];
  readonly source: Source;
}

const REQUEST_FIELDS = ['methods', 'paths', 'hosts'] as const;

/** Who may call one service: permissions that become one AuthorizationPolicy. */
export class ServicePolicy {
  private readonly permissions: Permission[] = [];
  private readonly routed: Permission[] = [];
  private policy: AuthorizationPolicy | undefined;

  constructor(private readonly service: ServiceFacts) {}

  /** Lets a caller through. */
  allow(caller: Caller, options: AllowOptions, source: Source): void {
    if (!isCaller(caller)) {
      reportProblem(this.service, {
        id: 'schema/type',
        message: `the caller given to ${this.service.name}.allowFrom is no service, gateway or service account`,
        why: 'nobody can be let through',
        fix: 'pass what `namespace.service(...)`, `new SecureGateway(...)` or `namespace.serviceAccount(...)` gave you',
        source,
      });
      return;
    }
    const strings = listOf(text, 'strings');
    const checked = checkProps(
      this.service,
      { name: `${this.service.name}.allowFrom`, source },
      options as AllowRequests,
      { ports: strings, methods: strings, paths: strings, hosts: strings },
    );
    checkSidecar(this.service, this.service, 'a policy', source);
    this.checkLists(checked, source);
    this.checkCaller(caller, source);
    const ports = this.portsOf(checked, source);
    this.permissions.push({ ...checked, caller, ports, source });
    this.ensurePolicy(source);
  }

  /** Lets a gateway that routes to the service through to the routed port, where anything is refused otherwise. */
  allowRoute(gateway: Caller, port: NamedPort, source: Source): void {
    this.routed.push({ caller: gateway, ports: [port], source });
    if (this.service.namespace.defaultDeny) this.ensurePolicy(source);
  }

  private ensurePolicy(source: Source): void {
    if (this.policy) return;
    const { name, namespace, workloadLabels } = this.service;
    if (namespace.name === namespace.mesh.rootNamespace) this.reportRootNamespace(source);
    this.policy = new AuthorizationPolicy(this.service, 'AuthorizationPolicy', {
      metadata: { name, namespace: namespace.name },
      spec: lazyValue<AuthorizationPolicySpec>(() => ({
        selector: { matchLabels: workloadLabels },
        action: 'ALLOW',
        rules: this.effectivePermissions().map((permission, index) => {
          rememberFieldSource(this.policy!, `/spec/rules/${index}`, permission.source);
          return this.ruleOf(permission);
        }),
      })),
    });
  }

  /** An explicit permission of a gateway replaces the automatic ones of its routes. */
  private effectivePermissions(): Permission[] {
    const named = new Set(this.permissions.map(({ caller }) => principalOf(this.service, caller)));
    const automatic = new Map<string, Permission>();
    for (const permission of this.routed) {
      const principal = principalOf(this.service, permission.caller);
      if (named.has(principal)) continue;
      const known = automatic.get(principal);
      const ports = new Set([...(known?.ports ?? []), ...permission.ports]);
      automatic.set(principal, { ...permission, ports: [...ports], source: known?.source ?? permission.source });
    }
    return [...automatic.values(), ...this.permissions];
  }

  private ruleOf(permission: Permission): NonNullable<AuthorizationPolicySpec['rules']>[number] {
    const ports = targetPortsOf(permission.ports);
    const operation = {
      ...(ports && { ports }),
      ...(permission.methods && { methods: [...permission.methods] }),
      ...(permission.paths && { paths: [...permission.paths] }),
      ...(permission.hosts && { hosts: [...permission.hosts] }),
    };
    return {
      from: [{ source: { principals: [principalOf(this.service, permission.caller)] } }],
      ...(Object.keys(operation).length > 0 && { to: [{ operation }] }),
    };
  }

  private reportRootNamespace(source: Source): void {
    const { name, namespace, workloadLabels } = this.service;
    const labels = Object.entries(workloadLabels).map(([key, value]) => `${key}: ${value}`);
    reportProblem(this.service, {
      id: 'policy/no-scope-in-root-namespace',
      message: `service ${namespace.name}/${name} has a policy, and ${namespace.name} is the root namespace of the mesh`,
      why: `there a policy counts in every namespace: it decides about all pods of the mesh with the labels ${labels.join(', ')}`,
      fix: 'run the service in a namespace of its own',
      source,
    });
  }

  private portsOf(options: AllowRequests, source: Source): readonly NamedPort[] {
    const asked = REQUEST_FIELDS.find((field) => options[field] !== undefined);
    const all = this.service.namedPorts;
    const chosen = options.ports ? all.filter(({ name }) => options.ports?.includes(name)) : all;
    for (const name of options.ports ?? []) {
      if (!all.some((port) => port.name === name)) {
        reportProblem(this.service, {
          id: 'references/no-unknown-port',
          message: `service ${this.service.namespace.name}/${this.service.name} has no port \`${name}\``,
          why: 'nobody can be let through to it',
          fix: `use one of its ports: ${all.map((port) => port.name).join(', ')}`,
          source,
        });
      }
    }
    const hidden = options.ports && chosen.find(({ targetPort }) => typeof targetPort === 'string');
    if (hidden) {
      reportProblem(this.service, {
        id: 'policy/no-named-target-port',
        message: `port \`${hidden.name}\` of service ${this.service.namespace.name}/${this.service.name} leads to the container port named \`${String(hidden.targetPort)}\``,
        why: 'Istio needs the number that the container listens on, which only the pods know: the caller would be let through to all ports',
        fix: 'give `targetPort` of the service as a number',
        source,
      });
    }
    if (asked === undefined) return chosen;
    const http = chosen.filter(({ family }) => family === 'http');
    if (chosen.length > 0 && (http.length === 0 || (options.ports && http.length < chosen.length))) {
      const deaf = chosen.find(({ family }) => family !== 'http');
      reportProblem(this.service, {
        id: 'policy/no-http-rule-on-tcp',
        message: `\`${asked}\` is given for port \`${deaf?.name ?? ''}\` of service ${this.service.namespace.name}/${this.service.name}, which speaks ${deaf?.protocol ?? 'no protocol'}`,
        why: `Istio sees no requests on a ${deaf?.protocol ?? 'TCP'} port, so the rule would never match and the caller would be refused`,
        fix: `leave out \`${asked}\`, or name ports that speak HTTP`,
        source,
      });
    }
    return http;
  }

  private checkCaller({ callerName, callerIdentity }: Caller, source: Source): void {
    if (callerIdentity.isProven) return;
    reportProblem(this.service, {
      id: 'policy/no-caller-without-sidecar',
      message: `${callerName} is let through, but pods of namespace ${callerIdentity.namespace} get no sidecar`,
      why: 'a caller without a sidecar proves no identity, so the rule never matches and the caller is refused',
      fix: `leave out \`injection: 'none'\` of namespace ${callerIdentity.namespace}`,
      source,
    });
  }

  private checkLists(options: AllowRequests, source: Source): void {
    for (const field of ['ports', ...REQUEST_FIELDS] as const) {
      const values = options[field];
      if (values === undefined) continue;
      if (values.length === 0 || values.includes('')) {
        reportProblem(this.service, {
          id: 'policy/no-empty-list',
          message: `\`${field}\` of ${this.service.name}.allowFrom ${values.length ? 'has an empty string' : 'is an empty list'}`,
          why: 'Istio reads an empty list as "any", which would let everything through',
          fix: `leave \`${field}\` out to allow any, or list what is allowed`,
          source,
        });
      }
    }
    for (const method of options.methods ?? []) {
      if (method === '' || /^\*?[A-Z-]*\*?$/.test(method)) continue;
      reportProblem(this.service, {
        id: 'policy/valid-method',
        message: `${JSON.stringify(method)} of ${this.service.name}.allowFrom is no HTTP method`,
        why: 'no request has such a method, so the rule would never match and the caller would be refused',
        fix: /^[A-Za-z]+$/.test(method) ? `write "${method.toUpperCase()}"` : 'write a method as GET or POST',
        source,
      });
    }
    for (const path of options.paths ?? []) {
      if (hasInnerStar(path)) {
        reportProblem(this.service, {
          id: 'policy/valid-path',
          message: `the path ${JSON.stringify(path)} of ${this.service.name}.allowFrom has a * in the middle`,
          why: 'Istio reads a * there as itself, so the rule would never match and the caller would be refused',
          fix: `write ${JSON.stringify(path.slice(0, path.indexOf('*', 1) + 1))}, or {*} for one whole segment of the path`,
          source,
        });
      }
      if (path === '' || path.startsWith('/') || path.startsWith('*')) continue;
      reportProblem(this.service, {
        id: 'policy/valid-path',
        message: `the path ${JSON.stringify(path)} of ${this.service.name}.allowFrom does not start with /`,
        why: 'no request has such a path, so the rule would never match and the caller would be refused',
        fix: `write "/${path}"`,
        source,
      });
    }
  }
}

/** A * counts at the start or the end only, and in the templates {*} and {**}. */
function hasInnerStar(path: string): boolean {
  return path
    .replace(/\{\*{1,2}\}/g, '')
    .slice(1, -1)
    .includes('*');
}

function principalOf({ namespace }: ServiceFacts, { callerIdentity }: Caller): string {
  return `${namespace.mesh.trustDomain}/ns/${callerIdentity.namespace}/sa/${callerIdentity.serviceAccount}`;
}

/** The numbers that the pods listen on; undefined when a container port's name hides one. */
function targetPortsOf(ports: readonly NamedPort[]): string[] | undefined {
  const numbers = ports.map(({ port, targetPort }) => targetPort ?? port);
  if (numbers.length === 0 || numbers.some((value) => typeof value === 'string')) return undefined;
  return numbers.map(String);
}
