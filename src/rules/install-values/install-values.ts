import type { Field } from '../field';
import { VALUES_KINDS, valuesOf } from '../helm-values/chart-values';
import type { ValuesHolder } from '../helm-values/values-holder';

/** The kinds that say how Istio's control plane is installed, with their groups. */
export const INSTALL_KINDS: readonly string[] = [
  ...VALUES_KINDS,
  'install.istio.io/IstioOperator',
  'sailoperator.io/Istio',
  'sailoperator.io/IstioRevision',
];

/** What rules read of the values of the control plane, whoever gives them. */
export interface InstallValues {
  readonly revision: string;
  readonly autoscaleEnabled: boolean;
  readonly replicaCount: number;
  readonly pilot: { readonly autoscaleEnabled: boolean; readonly replicaCount: number } & Image;
  readonly global: { readonly proxy: ProxyValues } & Image;
}

interface Image {
  readonly hub: string;
  readonly tag: string;
}

/** The traffic that the proxy of a pod takes. */
export interface ProxyValues {
  readonly includeIPRanges: string;
  readonly excludeIPRanges: string;
  readonly includeInboundPorts: string;
  readonly excludeInboundPorts: string;
}

/** The values of the control plane that an object gives. */
export function installValues(holder: Field<ValuesHolder>): readonly Field<InstallValues>[] {
  return holder.once(find);
}

const OF_SPEC: ReadonlySet<unknown> = new Set(['IstioOperator', 'Istio', 'IstioRevision']);

function find(holder: Field<ValuesHolder>): readonly Field<InstallValues>[] {
  const values = OF_SPEC.has(holder.at('kind').value) ? [holder.at('spec').at('values')] : valuesOf(holder, 'istiod');
  return values.filter(({ isSet }) => isSet) as readonly Field<unknown>[] as readonly Field<InstallValues>[];
}
