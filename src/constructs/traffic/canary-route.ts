import { Construct } from 'constructs';
import { captureSource, rememberSource } from '../../objects/source';
import { findClosest } from '../../diagnostics/did-you-mean';
import { MeshService } from '../mesh/mesh-service';
import { checkProps } from '../problems/check-props';
import { anyObject, number, required, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import { checkMatch } from './check-match';
import type { HeaderMatches } from './header-match';
import { headerMatchesOf } from './header-match';
import { serviceRule } from './service-rule';

/** Properties that every `CanaryRoute` has. */
export interface CanaryRouteBaseProps<Version extends string = string> {
  /** The service whose requests are split; it must have been declared with `versions`. */
  readonly service: MeshService<Version>;
  /** The version that gets all other requests. */
  readonly stable: NoInfer<Version>;
  /** The version that is tried out. */
  readonly canary: NoInfer<Version>;
}

/** A canary that gets a share of the requests, and perhaps all requests with certain headers. */
export interface CanaryByWeight {
  /** The percentage of the requests that goes to the canary: a whole number from 0 to 100. */
  readonly weight: number;
  /**
   * Requests that go to the canary whatever the weight.
   *
   * @default - none
   */
  readonly match?: { readonly headers: HeaderMatches };
}

/** A canary that gets the requests with certain headers, and perhaps a share of the others. */
export interface CanaryByHeader {
  /**
   * The percentage of the other requests that goes to the canary: a whole number from 0 to 100.
   *
   * @default - none of them
   */
  readonly weight?: number;
  /** Requests that go to the canary whatever the weight. */
  readonly match: { readonly headers: HeaderMatches };
}

/** Properties of `CanaryRoute`. */
export type CanaryRouteProps<Version extends string = string> = CanaryRouteBaseProps<Version> &
  (CanaryByWeight | CanaryByHeader);

/**
 * A new version of a service that gets a part of its requests: those of callers in the mesh, and those that a
 * `SecureGateway` routes to the service.
 *
 * Several canaries of one service add up; all become one VirtualService and one DestinationRule. A service that speaks
 * TCP is split by connections; connections of an application's own TLS (`https`, `tls`) cannot be split.
 *
 * @example
 * new CanaryRoute(chart, 'web-canary', { service: web, stable: 'v1', canary: 'v2', weight: 10 });
 * // DestinationRule shop/web: subsets v1, v2
 * // VirtualService shop/web: 90 to v1, 10 to v2
 */
export class CanaryRoute<Version extends string = string> extends Construct {
  constructor(scope: Construct, id: string, props: CanaryRouteProps<Version>) {
    super(scope, id);
    const source = captureSource();
    rememberSource(this, source);
    const { service, stable, canary, weight, match } = checkProps(this, { name: 'CanaryRoute' }, props, {
      service: required(serviceRule, undefined),
      stable: required(text, undefined),
      canary: required(text, undefined),
      weight: number,
      match: anyObject,
    });
    const headers = checkMatch(this, 'CanaryRoute', match);
    if (props?.weight === undefined && props?.match === undefined) {
      reportProblem(this, {
        id: 'schema/required',
        message: 'CanaryRoute needs `weight` or `match`',
        why: 'no request would go to the canary',
        fix: 'add `weight: 10` for 10% of the requests',
      });
    }
    const isShare = weight === undefined || (Number.isInteger(weight) && weight >= 0 && weight <= 100);
    if (!isShare) {
      reportProblem(this, {
        id: 'routing/valid-weight',
        message: `the weight of the canary is ${weight}`,
        why: 'it is the percentage of the requests that go to the canary',
        fix: 'give a whole number from 0 to 100',
      });
    }
    if (!MeshService.isMeshService(service) || stable === undefined || canary === undefined) return;
    const areKnown = this.checkVersions(service, stable, canary) && this.checkProtocol(service, headers !== undefined);
    if (!areKnown || !isShare) return;
    service.traffic.addCanary({
      construct: this,
      source,
      stable,
      canary,
      ...(weight !== undefined && { weight }),
      ...(headers && { headers: headerMatchesOf(headers) }),
    });
  }

  private checkVersions(service: MeshService, stable: string, canary: string): boolean {
    const name = `${service.namespace.name}/${service.name}`;
    const unknown = [stable, canary].filter((version) => !service.versions.includes(version));
    for (const version of unknown) {
      const others = service.versions.filter((one) => one !== stable && one !== canary);
      const closest = findClosest(version, others);
      reportProblem(this, {
        id: 'routing/no-unknown-subset',
        message: `service ${name} has no version \`${version}\``,
        why: 'requests that are sent to it would get 503',
        fix: closest
          ? `did you mean \`${closest}\`?`
          : `add it to \`versions\` of service ${name}: { ${version}: { version: '${version}' } }`,
        upstream: ['IST0101', 'KIA1107'],
      });
    }
    if (unknown.length === 0 && stable === canary) {
      reportProblem(this, {
        id: 'routing/no-unknown-subset',
        message: `the stable version and the canary of service ${name} are both \`${stable}\``,
        why: 'nothing is tried out',
        fix: 'name two versions',
      });
      return false;
    }
    return unknown.length === 0;
  }

  private checkProtocol(service: MeshService, hasHeaders: boolean): boolean {
    const families = service.namedPorts.map(({ family }) => family);
    if (families.includes('http') || (families.includes('tcp') && !hasHeaders) || families.length === 0) return true;
    const [port] = service.namedPorts;
    reportProblem(this, {
      id: 'routing/no-unsplittable-port',
      message: `port \`${port!.name}\` of service ${service.namespace.name}/${service.name} speaks ${port!.protocol}: its ${hasHeaders ? 'headers cannot be matched' : 'connections cannot be split'}`,
      why: 'Istio does not see the requests in it, so the canary would get none',
      fix:
        hasHeaders && families.includes('tcp')
          ? 'remove `match` and give a `weight`'
          : 'declare an HTTP port, if the application speaks HTTP',
    });
    return false;
  }
}
