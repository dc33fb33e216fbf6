import type { Construct } from 'constructs';
import type { Source } from '../../objects/source';
import { evidenceOf, reportProblem } from '../problems/report-problem';
import type { GatewayWorkload } from './gateway-workload';
import { isHostName, suggestHost } from './host-names';

/** What is read of a gateway whose hosts are checked. */
export interface HostOwner extends Construct {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly workload: GatewayWorkload;
}

/** A symbol, not module state: two copies of this package in one program see each other's gateways. */
const OWNERS = Symbol.for('cdk8s-istio.gateways');

/** The hosts that a gateway can serve: each one once, and what was probably meant by one that is no name. */
export function readHosts(construct: Construct, name: string, given: readonly string[]): string[] {
  if (given.length === 0) {
    reportProblem(construct, {
      id: 'routing/valid-host',
      message: `gateway ${name} serves no host`,
      why: 'nobody can reach anything through it',
      fix: "give `hosts`, e.g. `hosts: ['shop.example.com']`",
    });
  }
  const hosts = new Set<string>();
  for (const host of given) {
    if (hosts.has(host)) {
      reportProblem(construct, {
        id: 'routing/valid-host',
        message: `host ${host} is twice in \`hosts\` of gateway ${name}`,
        why: 'once is enough',
        fix: 'remove one of them',
      });
    }
    if (!isHostName(host)) reportBadHost(construct, host, `gateway ${name}`);
    const served = isHostName(host) ? host : suggestHost(host);
    if (served !== undefined) hosts.add(served);
  }
  return [...hosts];
}

/** Reports hosts that another gateway of the same pods serves. */
export function checkSharedHosts(gateway: HostOwner): void {
  const owners = ownersOf(gateway);
  const shared = new Map<HostOwner, string[]>();
  for (const host of gateway.hosts) {
    const key = `${podsOf(gateway)} ${host}`;
    const other = owners.get(key);
    // Two gateways with one name are one object twice, which is reported as such.
    if (!other) owners.set(key, gateway);
    else if (other.name !== gateway.name) shared.set(other, [...(shared.get(other) ?? []), host]);
  }
  for (const [other, hosts] of shared) reportSharedHosts(gateway, other, hosts.join(', '));
}

/** Reports something that is no host name. */
export function reportBadHost(construct: Construct, host: string, user: string, source?: Source): void {
  const suggestion = suggestHost(host);
  reportProblem(construct, {
    id: 'routing/valid-host',
    message: `${JSON.stringify(host)} of ${user} is no host name`,
    why: 'no client can ask for it, and no certificate can be for it',
    fix: suggestion ? `write "${suggestion}"` : 'write a full name as shop.example.com, or *.example.com',
    ...(source && { source }),
  });
}

function reportSharedHosts(gateway: HostOwner, other: HostOwner, hosts: string): void {
  reportProblem(gateway, {
    id: 'routing/no-duplicate-gateway-host',
    message: `gateways ${other.name} and ${gateway.name} of the same pods both serve ${hosts}`,
    why: 'Istio skips the server of one of them, whichever is younger: its certificate and routes have no effect',
    fix: `remove ${hosts} from \`hosts\` of one of them, or route through one SecureGateway`,
    evidence: [other, gateway].map((one) => evidenceOf(`gateway ${one.name} serves ${hosts}`, one)),
    upstream: ['IST0145', 'KIA0301'],
  });
}

function podsOf({ workload }: HostOwner): string {
  return `${workload.namespace} ${JSON.stringify(Object.entries(workload.selector).sort())}`;
}

function ownersOf(construct: Construct): Map<string, HostOwner> {
  const root = construct.node.root as { [OWNERS]?: Map<string, HostOwner> };
  if (!root[OWNERS]) Object.defineProperty(root, OWNERS, { value: new Map<string, HostOwner>() });
  return root[OWNERS]!;
}
