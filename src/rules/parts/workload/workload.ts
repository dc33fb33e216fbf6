import type { Field } from '../../field';
import { UNIX_PREFIX } from '../../primitives/unix-address';

/** A workload outside of Kubernetes: a WorkloadEntry, or an endpoint of a ServiceEntry. */
export interface Workload {
  readonly address: string;
  readonly network: string;
  readonly ports: { readonly [name: string]: number };
  readonly labels: { readonly [key: string]: string };
}

/** Does the workload listen on a Unix socket? */
export function hasUnixAddress(workload: Field<Workload>): boolean {
  return workload.at('address').text.startsWith(UNIX_PREFIX);
}
