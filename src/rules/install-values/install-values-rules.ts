import type { ValuesHolder } from '../helm-values/values-holder';
import { kindRules, rulesOf } from '../rule';
import { controlPlaneRules } from './control-plane';
import { INSTALL_KINDS, installValues } from './install-values';
import { trafficRules } from './traffic';

/** The rules of the values of the control plane, by whatever it is installed. */
export const installValuesRules = kindRules<ValuesHolder>({
  slug: 'install-values',
  kinds: INSTALL_KINDS,
  parts: [rulesOf(installValues, [...controlPlaneRules, ...trafficRules])],
});
