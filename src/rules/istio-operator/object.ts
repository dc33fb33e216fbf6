import { alternatives } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { IstioOperator } from './istio-operator';

/** The same as an object of the Sail operator. */
function sailFix(spec: Field<IstioOperator['spec']>): string {
  const edits = [
    'write `apiVersion: sailoperator.io/v1` with `kind: Istio`',
    ...(spec.at('meshConfig').isSet ? ['move `spec.meshConfig` to `spec.values.meshConfig`'] : []),
    ...(spec.at('components').isSet ? ['make each gateway of `spec.components` a release of the chart `gateway`'] : []),
  ];
  return `${alternatives(edits, 'and')}, for the Sail operator`;
}

const noIstioOperator: Rule<IstioOperator> = {
  name: 'no-istio-operator',
  severity: 'error',
  judge: 'nobody',
  title: 'there is no IstioOperator among the objects that are applied to a cluster',
  why: 'no cluster has a definition of the kind since Istio 1.24, so that every apply of it fails; only `istioctl install -f` reads it',
  check(operator, report) {
    report({
      field: operator.at('kind'),
      message: 'IstioOperator is no kind that a cluster knows',
      fix: `${sailFix(operator.at('spec'))}; or give Istio's Helm charts the same values`,
    });
  },
};

/** The rules of the object as a whole. */
export const objectRules: readonly Rule<IstioOperator>[] = [noIstioOperator];
