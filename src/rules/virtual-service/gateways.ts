import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isDnsLabel } from '../primitives/dns-label';
import { findDomainProblem } from '../primitives/host-name';
import type { Rule } from '../rule';

type Gateways = readonly string[];

/** A gateway as a list names it, taken apart at the first slash. */
interface NamedGateway {
  readonly field: Field<string>;
  readonly namespace?: string;
  readonly name: string;
}

/** The gateways of a list, to the first one without a namespace: Istio does not look at those after it. */
function gatewaysOf(list: Field<Gateways>): NamedGateway[] {
  const found: NamedGateway[] = [];
  for (const field of list.items()) {
    const slash = field.text.indexOf('/');
    if (slash < 0) return [...found, { field, name: field.text }];
    found.push({ field, namespace: field.text.slice(0, slash), name: field.text.slice(slash + 1) });
  }
  return found;
}

const validShortGateway: Rule<Gateways> = {
  name: 'valid-short-gateway',
  severity: 'error',
  title: 'a gateway without a namespace is named by a domain name',
  why: 'no Gateway could have this name, so that the routes would reach no gateway',
  check(list, report) {
    for (const { field, namespace, name } of gatewaysOf(list)) {
      const problem = namespace === undefined ? findDomainProblem(name) : undefined;
      if (problem === undefined) continue;
      report({
        field,
        message: `the gateway ${shown(name)} ${problem}`,
        fix: 'write `namespace/name`, or the name alone for a Gateway of the same namespace',
      });
    }
  },
};

const noDottedGateway: Rule<Gateways> = {
  name: 'no-dotted-gateway',
  severity: 'warning',
  saidBy: ['valid-short-gateway'],
  title: 'a gateway is named as `namespace/name`, not as `name.namespace`',
  why: 'the old form is read as a host name, and easily means another Gateway than one thinks',
  check(list, report) {
    for (const { field, namespace, name } of gatewaysOf(list)) {
      if (namespace !== undefined || !name.includes('.')) continue;
      const [first = '', second = ''] = name.split('.');
      report({
        field,
        message: `the gateway is named ${shown(name)}, in the old form`,
        fix: second === '' ? 'write `namespace/name`' : `write "${second}/${first}"`,
      });
    }
  },
};

const noEmptyGatewayPart: Rule<Gateways> = {
  name: 'no-empty-gateway-part',
  severity: 'error',
  title: 'a gateway with a slash has a namespace before and a name after it',
  why: 'it names no Gateway, so that the routes would reach none',
  check(list, report) {
    for (const { field, namespace, name } of gatewaysOf(list)) {
      if (namespace === undefined || (namespace !== '' && name !== '')) continue;
      const missing = namespace === '' ? 'namespace before' : 'name after';
      const message = `the gateway ${shown(field.text)} has no ${missing} the slash`;
      report({ field, message, fix: 'write `namespace/name`' });
    }
  },
};

const validGatewayNamespace: Rule<Gateways> = {
  name: 'valid-gateway-namespace',
  severity: 'error',
  saidBy: ['no-empty-gateway-part'],
  title: 'the namespace of a gateway is a DNS label',
  why: 'no namespace could have this name, so that the routes would reach no gateway',
  check(list, report) {
    for (const { field, namespace } of gatewaysOf(list)) {
      if (namespace === undefined || isDnsLabel(namespace)) continue;
      const message = `the gateway ${shown(field.text)} has the namespace ${shown(namespace)}, which cannot exist`;
      report({ field, message, fix: 'write `namespace/name`' });
    }
  },
};

const validGatewayName: Rule<Gateways> = {
  name: 'valid-gateway-name',
  severity: 'error',
  saidBy: ['no-empty-gateway-part'],
  title: 'the name of a gateway is a DNS label',
  why: 'no Gateway could have this name, so that the routes would reach none',
  check(list, report) {
    for (const { field, namespace, name } of gatewaysOf(list)) {
      if (namespace === undefined || isDnsLabel(name)) continue;
      const message = `the gateway ${shown(field.text)} has the name ${shown(name)}, which no Gateway can have`;
      report({ field, message, fix: 'write `namespace/name`' });
    }
  },
};

/** The rules of a list of gateways. */
export const gatewayRules: readonly Rule<Gateways>[] = [
  validShortGateway,
  noDottedGateway,
  noEmptyGatewayPart,
  validGatewayNamespace,
];

/** The rules of the names of gateways, which what Istio makes of routes of the Gateway API does not keep. */
export const gatewayNameRules: readonly Rule<Gateways>[] = [validGatewayName];
