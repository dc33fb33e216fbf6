import { kindRules, rulesOf } from '../rule';
import { componentRules } from './components';
import { documentRules } from './document';
import { imageRules } from './images';
import type { IstioOperator } from './istio-operator';
import { objectRules } from './object';
import { valueRules } from './values';

/** The rules of IstioOperator. */
export const istioOperatorRules = kindRules<IstioOperator>({
  slug: 'istio-operator',
  kinds: ['install.istio.io/IstioOperator'],
  parts: [
    rulesOf((operator) => [operator], [...objectRules, ...documentRules]),
    rulesOf((operator) => [operator.at('spec')], [...imageRules, ...componentRules]),
    rulesOf((operator) => [operator.at('spec').at('values')].filter(({ isSet }) => isSet), valueRules),
  ],
});
