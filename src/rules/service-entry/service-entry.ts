import type { Exported } from '../parts/export-to/export-to';
import type { Field } from '../field';
import type { Workload } from '../parts/workload/workload';
import type { LabelSelector } from '../parts/workload-selector/workload-selector';

/** What rules read of a ServiceEntry. */
export interface ServiceEntry {
  readonly spec: ServiceEntrySpec;
}

/** A service that Kubernetes does not know, and how its addresses are found. */
export interface ServiceEntrySpec extends Exported {
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
  readonly ports: readonly ServicePort[];
  readonly location: string;
  readonly resolution: string;
  readonly endpoints: readonly Workload[];
  readonly workloadSelector: LabelSelector;
}

/** One port of a service. */
export interface ServicePort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
  readonly targetPort: number;
}

/** How the addresses of the service are found. */
export function resolutionOf(spec: Field<ServiceEntrySpec>): string {
  return spec.at('resolution').text || 'NONE';
}

/** Are the addresses looked up by DNS, each host on its own? */
export function isByDns(spec: Field<ServiceEntrySpec>): boolean {
  const resolution = resolutionOf(spec);
  return resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
}

/** Are the addresses looked up by DNS when a request comes? */
export function isByDynamicDns(spec: Field<ServiceEntrySpec>): boolean {
  return resolutionOf(spec) === 'DYNAMIC_DNS';
}

/** The endpoints that stand in a list, with their addresses. */
export function staticEndpoints(spec: Field<ServiceEntrySpec>): readonly Field<Workload>[] {
  return resolutionOf(spec) === 'STATIC' ? spec.at('endpoints').items() : [];
}

/** The endpoints that requests go to; with another resolution there are to be none. */
export function usedEndpoints(spec: Field<ServiceEntrySpec>): readonly Field<Workload>[] {
  return isByDns(spec) ? spec.at('endpoints').items() : staticEndpoints(spec);
}
