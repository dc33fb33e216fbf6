import type { Construct } from 'constructs';
import type { VirtualServiceSpec } from '../../../imports/networking.istio.io/v1/virtual-service';
import { VirtualService } from '../../../imports/networking.istio.io/v1/virtual-service';
import type { Source } from '../../objects/source';
import { rememberFieldSource } from '../../objects/source';
import type { NamedPort } from '../mesh/ports';
import type { MeshService } from '../mesh/mesh-service';
import { lazyValue } from '../problems/lazy-value';
import type { Problem } from '../problems/report-problem';
import { checkAtSynth, evidenceOf } from '../problems/report-problem';
import type { TrafficRule } from '../traffic/traffic-rules';
import { firstOfEach, intersectHeaders } from '../traffic/traffic-rules';
import type { HttpMatch } from './route-match';
import { compareMatches } from './route-match';

/** One route as the user asked for it. */
export interface HostRoute {
  readonly match: HttpMatch | undefined;
  readonly service: MeshService;
  readonly port: NamedPort;
  readonly source: Source;
}

/** What is the same for all routes of a host. */
export interface HostRoutesProps {
  readonly host: string;
  /** The gateway, as `namespace/name`. */
  readonly gateway: string;
  readonly name: string;
  readonly namespace: string;
  /** @default - no HSTS */
  readonly hsts?: string | undefined;
}

type HttpRoute = NonNullable<VirtualServiceSpec['http']>[number];

interface ExpandedRoute {
  readonly route: HttpRoute;
  /** The user's line of each match. */
  readonly sources: readonly [Source, ...Source[]];
}

/** All routes of one host of a gateway: one VirtualService, whoever asks for them and in whatever order. */
export class HostRoutes {
  private readonly routes: HostRoute[] = [];
  private readonly virtualService: VirtualService;

  constructor(
    private readonly scope: Construct,
    private readonly props: HostRoutesProps,
  ) {
    checkAtSynth(scope, () => this.findConflicts());
    this.virtualService = new VirtualService(scope, `VirtualService-${props.host}`, {
      metadata: { name: props.name, namespace: props.namespace },
      spec: lazyValue<VirtualServiceSpec>(() => ({
        hosts: [props.host],
        gateways: [props.gateway],
        http: this.httpRoutes(),
      })),
    });
  }

  add(route: HostRoute): void {
    this.routes.push(route);
  }

  private httpRoutes(): HttpRoute[] {
    const sorted = [...this.routes].sort((a, b) => compareMatches(a.match, b.match));
    const expanded = sorted.flatMap((route) =>
      route.service.traffic.httpRules().flatMap((rule) => this.expand(route, rule)),
    );
    return mergeEqual(firstOfEach(expanded, ({ route }) => route.match)).map(({ route, sources }, index) => {
      rememberFieldSource(this.virtualService, `/spec/http/${index}`, sources[0]);
      sources.forEach((source, match) =>
        rememberFieldSource(this.virtualService, `/spec/http/${index}/match/${match}`, source),
      );
      return route;
    });
  }

  /** The requests that both the route and the service's rule are for. */
  private expand({ match, service, port, source }: HostRoute, rule: TrafficRule): ExpandedRoute[] {
    const both = intersectHeaders(match?.headers, rule.headers);
    if (typeof both === 'string') return [];
    const combined: HttpMatch = { ...match, ...both };
    const destination = { host: service.host, port: { number: port.port } };
    const route: HttpRoute = {
      ...(Object.keys(combined).length > 0 && { match: [combined] }),
      ...(rule.fault && { fault: rule.fault }),
      route: rule.subsets.map(({ subset, weight }) => ({
        destination: { ...destination, ...(subset !== undefined && { subset }) },
        ...(weight !== undefined && { weight }),
      })),
      ...(this.props.hsts !== undefined && {
        headers: { response: { set: { 'strict-transport-security': this.props.hsts } } },
      }),
    };
    return [{ route, sources: [rule.headers && rule.source ? rule.source : source] }];
  }

  private *findConflicts(): Iterable<Problem> {
    yield* this.findUnsayable();
    const seen = new Map<string, HostRoute>();
    for (const route of this.routes) {
      const key = JSON.stringify(route.match ?? {});
      const other = seen.get(key);
      if (!other) {
        seen.set(key, route);
        continue;
      }
      yield {
        id: 'routing/no-duplicate-route',
        message: `two routes of ${this.props.host} are for the same requests`,
        why: 'the second one never gets a request',
        fix: 'remove one of them, or give one another `path`, `methods` or `headers`',
        source: route.source,
        evidence: [other, route].map((one) => evidenceOf(`routes to ${nameOf(one)}`, this.scope, one.source)),
        upstream: ['IST0130'],
      };
    }
  }

  private *findUnsayable(): Iterable<Problem> {
    for (const { match, service, source } of this.routes) {
      for (const rule of service.traffic.httpRules()) {
        if (intersectHeaders(match?.headers, rule.headers) !== 'unsayable') continue;
        yield {
          id: 'routing/no-unsayable-match',
          message: `a route of ${this.props.host} and a rule of service ${service.namespace.name}/${service.name} compare one header in two ways`,
          why: 'Istio can compare a header in one way only, so the requests for which both hold cannot be described',
          fix: 'compare the header in one of the two places, or exactly in one of them',
          source,
          evidence: [evidenceOf('the rule of the service', service, rule.source)],
        };
      }
    }
  }
}

/** Neighbours that differ in their match only become one route with several matches. */
function mergeEqual(routes: readonly ExpandedRoute[]): ExpandedRoute[] {
  const merged: ExpandedRoute[] = [];
  for (const next of routes) {
    const last = merged[merged.length - 1];
    if (last && last.route.match && next.route.match && restOf(last.route) === restOf(next.route)) {
      const match = [...last.route.match, ...next.route.match];
      merged[merged.length - 1] = { route: { ...last.route, match }, sources: [...last.sources, ...next.sources] };
    } else merged.push(next);
  }
  return merged;
}

function restOf({ match: _match, ...rest }: HttpRoute): string {
  return JSON.stringify(rest);
}

function nameOf({ service }: HostRoute): string {
  return `service ${service.namespace.name}/${service.name}`;
}
