import { Construct } from 'constructs';
import type { Duration } from '../../objects/duration';
import { captureSource, rememberSource } from '../../objects/source';
import { MeshService } from '../mesh/mesh-service';
import { checkProps } from '../problems/check-props';
import { anyObject, number, required, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import { checkMatch } from './check-match';
import type { HeaderMatches } from './header-match';
import { headerMatchesOf } from './header-match';
import { serviceRule } from './service-rule';

/** Requests that are answered late. */
export interface DelayFault {
  /** The percentage of the requests, from 0 to 100. @default 100 */
  readonly percentage?: number;
  /** How late, e.g. `7s`. */
  readonly fixedDelay: Duration;
}

/** Requests that are answered with an error, and never reach the service. */
export interface AbortFault {
  /** The percentage of the requests, from 0 to 100. @default 100 */
  readonly percentage?: number;
  /** The status that the caller gets: from 200 to 599. */
  readonly httpStatus: number;
}

/** Properties of `FaultInjection`. */
export interface FaultInjectionProps {
  /** The service whose requests are disturbed. */
  readonly service: MeshService;
  /** Which requests are delayed. @default - none */
  readonly delay?: DelayFault;
  /** Which requests are aborted. @default - none */
  readonly abort?: AbortFault;
  /** Disturbs only requests with these headers. @default - all requests of the service */
  readonly match?: { readonly headers: HeaderMatches };
}

/**
 * Delays or errors on purpose, to see how the callers of a service cope.
 *
 * @example
 * new FaultInjection(chart, 'slow-ratings', { service: ratings, delay: { percentage: 10, fixedDelay: '5s' } });
 * // VirtualService shop/ratings: 10% of the requests are delayed by 5s
 */
export class FaultInjection extends Construct {
  private isReported = false;

  constructor(scope: Construct, id: string, props: FaultInjectionProps) {
    super(scope, id);
    const source = captureSource();
    rememberSource(this, source);
    const { service, delay, abort, match } = checkProps(this, { name: 'FaultInjection' }, props, {
      service: required(serviceRule, undefined),
      delay: anyObject,
      abort: anyObject,
      match: anyObject,
    });
    const headers = checkMatch(this, 'FaultInjection', match);
    const late =
      delay &&
      checkProps(this, { name: '`delay`' }, delay, { percentage: number, fixedDelay: required(text, undefined) });
    const failed =
      abort &&
      checkProps(this, { name: '`abort`' }, abort, { percentage: number, httpStatus: required(number, undefined) });
    if (props?.delay === undefined && props?.abort === undefined) {
      this.report(
        'FaultInjection has neither `delay` nor `abort`',
        'nothing is disturbed',
        "add `delay: { fixedDelay: '5s' }` or `abort: { httpStatus: 503 }`",
      );
    }
    for (const fault of [late, failed]) this.checkPercentage(fault?.percentage);
    const status = failed?.httpStatus;
    if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
      this.report(
        `the HTTP status of the abort is ${status}`,
        'it is no status that a caller can get',
        'give a whole number from 200 to 599',
      );
    }
    if (!MeshService.isMeshService(service)) return;
    if (service.namedPorts.length > 0 && !service.namedPorts.some(({ family }) => family === 'http')) {
      this.report(
        `service ${service.namespace.name}/${service.name} has no port that speaks HTTP`,
        'Istio disturbs HTTP requests only, so nothing would happen',
        'declare an HTTP port, if the application speaks HTTP',
      );
    }
    // What is wrong is reported here, where the user wrote it, and not again of the object.
    const isWhole = (late ?? failed) && (!late || late.fixedDelay) && (!failed || failed.httpStatus);
    if (this.isReported || !isWhole) return;
    service.traffic.addFault({
      construct: this,
      source,
      fault: {
        ...(late && { delay: { percentage: { value: late.percentage ?? 100 }, fixedDelay: late.fixedDelay } }),
        ...(failed && { abort: { percentage: { value: failed.percentage ?? 100 }, httpStatus: failed.httpStatus } }),
      },
      ...(headers && { headers: headerMatchesOf(headers) }),
    });
  }

  private checkPercentage(percentage: number | undefined): void {
    if (percentage === undefined || percentage === 0 || (percentage >= 0.0001 && percentage <= 100)) return;
    this.report(
      `the percentage of the fault is ${percentage}`,
      'Istio rejects it',
      'give a number from 0.0001 to 100, or 0',
    );
  }

  private report(message: string, why: string, fix: string): void {
    this.isReported = true;
    reportProblem(this, { id: 'routing/valid-fault', message, why, fix });
  }
}
