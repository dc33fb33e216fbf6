import type { Rule } from '../rule';
import type { IstioOperator } from './istio-operator';

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
      fix: "install Istio by its Helm charts, with `spec.meshConfig` as their value `meshConfig`, or by Sail's kind Istio",
    });
  },
};

/** The rules of the object as a whole. */
export const objectRules: readonly Rule<IstioOperator>[] = [noIstioOperator];
