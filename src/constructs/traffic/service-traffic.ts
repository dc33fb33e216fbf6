import type { Construct } from 'constructs';
import { DestinationRule } from '../../../imports/networking.istio.io/v1/destination-rule';
import type { VirtualServiceSpec } from '../../../imports/networking.istio.io/v1/virtual-service';
import { VirtualService } from '../../../imports/networking.istio.io/v1/virtual-service';
import type { Source } from '../../objects/source';
import { rememberFieldSource } from '../../objects/source';
import type { ServiceFacts } from '../mesh/mesh-facts';
import { lazyValue } from '../problems/lazy-value';
import type { Problem } from '../problems/report-problem';
import { checkAtSynth, evidenceOf } from '../problems/report-problem';
import type { StringMatch } from './header-match';
import type { Fault, TrafficRule, WeightedSubset } from './traffic-rules';
import { firstOfEach, intersectHeaders, withFault } from './traffic-rules';

/** A canary as a `CanaryRoute` asks for it. */
export interface Canary {
  readonly construct: Construct;
  readonly source: Source;
  readonly stable: string;
  readonly canary: string;
  readonly weight?: number;
  readonly headers?: Readonly<Record<string, StringMatch>>;
}

/** A fault as a `FaultInjection` asks for it. */
export interface RequestedFault {
  readonly construct: Construct;
  readonly source: Source;
  readonly fault: Fault;
  readonly headers?: Readonly<Record<string, StringMatch>>;
}

type Requested = Pick<Canary, 'construct' | 'source'>;

function keyOf({ headers }: Pick<Canary, 'headers'>): string {
  return JSON.stringify(headers ?? {});
}

/**
 * How the requests of one service are split and disturbed, asked for by any number of constructs.
 *
 * Istio does not merge two VirtualServices of one host inside the mesh, so the service has one. Requests from a gateway
 * follow the VirtualService of the gateway's host only, so gateways ask for the same rules.
 */
export class ServiceTraffic {
  private readonly canaries: Canary[] = [];
  private readonly faults: RequestedFault[] = [];
  private virtualService: VirtualService | undefined;
  private destinationRule: DestinationRule | undefined;

  constructor(private readonly service: ServiceFacts) {}

  /** Splits the requests between two versions. */
  addCanary(canary: Canary): void {
    this.ensureVirtualService();
    this.canaries.push(canary);
    this.ensureDestinationRule();
  }

  /** Delays or aborts requests. */
  addFault(fault: RequestedFault): void {
    this.ensureVirtualService();
    this.faults.push(fault);
  }

  /** What happens to the service's HTTP requests: rules with headers first, the last rule is for all others. */
  httpRules(): TrafficRule[] {
    const matched = this.canaries.flatMap(({ headers, canary, source }) =>
      headers ? [{ headers, subsets: [{ subset: canary }], source }] : [],
    );
    const rules: TrafficRule[] = [...matched, { subsets: this.split(), ...this.sourceOfSplit() }];
    const narrowFirst = [...this.faults].sort((a, b) => Number(!a.headers) - Number(!b.headers));
    return firstOfEach(narrowFirst.reduce(withFault, rules), ({ headers }) => headers);
  }

  private split(): WeightedSubset[] {
    const stable = this.canaries[0]?.stable;
    if (stable === undefined) return [{}];
    const weighted = this.canaries.filter(({ weight }) => weight !== undefined && weight > 0);
    const rest = 100 - weighted.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    if (weighted.length === 0) return [{ subset: stable }];
    return [
      ...(rest > 0 ? [{ subset: stable, weight: rest }] : []),
      ...weighted.map(({ canary, weight }) => ({ subset: canary, ...(weight !== 100 && { weight }) })),
    ];
  }

  private sourceOfSplit(): { source?: Source } {
    const source = (this.canaries.find(({ weight }) => weight !== undefined) ?? this.canaries[0])?.source;
    return source ? { source } : {};
  }

  private ensureVirtualService(): void {
    if (this.virtualService) return;
    checkAtSynth(this.service, () => [...this.findConflicts(), ...this.findFaultConflicts()]);
    const { name, namespace, host, namedPorts } = this.service;
    const hasHttp = namedPorts.some(({ family }) => family === 'http');
    const hasTcp = namedPorts.some(({ family }) => family === 'tcp');
    this.virtualService = new VirtualService(this.service, 'VirtualService', {
      metadata: { name, namespace: namespace.name },
      spec: lazyValue<VirtualServiceSpec>(() => ({
        hosts: [host],
        ...((hasHttp || !hasTcp) && { http: this.httpRules().map((rule, index) => this.httpRouteOf(rule, index)) }),
        ...(hasTcp && this.canaries.length > 0 && { tcp: [{ route: this.destinationsOf(this.split()) }] }),
      })),
    });
  }

  private httpRouteOf(rule: TrafficRule, index: number): NonNullable<VirtualServiceSpec['http']>[number] {
    if (rule.source) rememberFieldSource(this.virtualService!, `/spec/http/${index}`, rule.source);
    return {
      ...(rule.headers && { match: [{ headers: rule.headers }] }),
      ...(rule.fault && { fault: rule.fault }),
      route: this.destinationsOf(rule.subsets),
    };
  }

  private destinationsOf(subsets: readonly WeightedSubset[]) {
    return subsets.map(({ subset, weight }) => ({
      destination: { host: this.service.host, ...(subset !== undefined && { subset }) },
      ...(weight !== undefined && { weight }),
    }));
  }

  private ensureDestinationRule(): void {
    if (this.destinationRule) return;
    const { name, namespace, host, versionLabels } = this.service;
    this.destinationRule = new DestinationRule(this.service, 'DestinationRule', {
      metadata: { name, namespace: namespace.name },
      spec: { host, subsets: Object.entries(versionLabels).map(([version, labels]) => ({ name: version, labels })) },
    });
  }

  private *findConflicts(): Iterable<Problem> {
    const [first] = this.canaries;
    if (!first) return;
    let total = 0;
    for (const [index, canary] of this.canaries.entries()) {
      const earlier = this.canaries.slice(0, index);
      if (canary.stable !== first.stable) {
        yield this.conflict(
          canary,
          first,
          `the canaries of service ${this.service.name} disagree about the stable version: ${first.stable} and ${canary.stable}`,
          `give both \`stable: '${first.stable}'\``,
        );
        return;
      }
      const same = earlier.find(({ headers }) => headers && JSON.stringify(headers) === JSON.stringify(canary.headers));
      if (same && same.canary !== canary.canary) {
        yield this.conflict(
          canary,
          same,
          `two canaries of service ${this.service.name} match the same headers: ${same.canary} and ${canary.canary}`,
          'remove one of them, or match other headers',
        );
      }
      total += canary.weight ?? 0;
      if (total > 100) {
        yield this.conflict(
          canary,
          earlier[0] ?? canary,
          `the canaries of service ${this.service.name} get ${total}% of the requests together`,
          'lower the weights to 100 together at most',
        );
        return;
      }
    }
  }

  private *findFaultConflicts(): Iterable<Problem> {
    for (const [index, fault] of this.faults.entries()) {
      const other = this.faults.slice(0, index).find((one) => keyOf(one) === keyOf(fault));
      if (other) {
        yield {
          ...this.conflict(fault, other, `two faults of service ${this.service.name} are for the same requests`, ''),
          id: 'routing/valid-fault',
          fix: 'put `delay` and `abort` into one FaultInjection, or give one another `match`',
        };
      }
      for (const rule of this.canaries) {
        if (intersectHeaders(rule.headers, fault.headers) !== 'unsayable') continue;
        yield {
          ...this.conflict(
            fault,
            rule,
            `a fault and a canary of service ${this.service.name} compare one header in two ways`,
            '',
          ),
          id: 'routing/no-unsayable-match',
          why: 'Istio can compare a header in one way only, so the requests for which both hold cannot be described',
          fix: 'compare the header in one of the two places, or exactly in one of them',
        };
      }
    }
  }

  private conflict(canary: Requested, other: Requested, message: string, fix: string): Problem {
    return {
      id: 'routing/no-conflicting-canaries',
      message,
      why: 'one request can have one destination only: the constructs of one service are merged into one VirtualService',
      fix,
      construct: canary.construct,
      source: canary.source,
      evidence: [other, canary].map(({ construct, source }) =>
        evidenceOf(`${construct.node.path} is about requests of ${this.service.name}`, construct, source),
      ),
    };
  }
}
