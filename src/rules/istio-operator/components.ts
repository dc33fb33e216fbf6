import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { GatewayComponent, OperatorSpec, ServicePort } from './istio-operator';

const KINDS = ['ingress', 'egress'] as const;
/** The first port that needs no root. */
const FREE = 1024;

function gatewaysOf(spec: Field<OperatorSpec>, kind: (typeof KINDS)[number]): readonly Field<GatewayComponent>[] {
  return spec.at('components').at(`${kind}Gateways`).items();
}

const validGatewayName: Rule<OperatorSpec> = {
  name: 'valid-gateway-name',
  severity: 'error',
  judge: 'installer',
  title: 'the name of a gateway has only small letters, digits, dots and hyphens, at most 254 of them',
  why: 'no Deployment and no Service could have another name',
  check(spec, report) {
    for (const field of KINDS.flatMap((kind) => gatewaysOf(spec, kind)).map((gateway) => gateway.at('name'))) {
      if (field.text === '' || /^[a-z0-9.-]{1,254}$/.test(field.text)) continue;
      const message = `the name ${shown(field.text)} of a gateway has something else than small letters, digits, dots and hyphens`;
      report({ field, message, fix: 'write a name like "istio-ingressgateway"' });
    }
  },
};

/** A port that a gateway would need root for, without a target it is the target itself. */
function needsRoot(port: Field<ServicePort>): boolean {
  const target = port.at('targetPort');
  if (typeof target.value === 'string') return false;
  return target.number === 0 ? port.at('port').number <= FREE : target.number < FREE;
}

const noPrivilegedTarget: Rule<OperatorSpec> = {
  name: 'no-privileged-target-port',
  severity: 'error',
  judge: 'installer',
  title: `the target port of a gateway's Service is ${FREE} or more, or the gateway runs as root`,
  why: 'the gateway could not listen there',
  check(spec, report) {
    const values = spec.at('values').at('gateways');
    for (const kind of KINDS) {
      if (values.at(`istio-${kind}gateway`).at('runAsRoot').flag) continue;
      for (const port of gatewaysOf(spec, kind).flatMap((gateway) =>
        gateway.at('k8s').at('service').at('ports').items(),
      ))
        if (needsRoot(port)) report(privileged(port));
    }
    for (const port of values.at('istio-ingressgateway').at('ingressPorts').items()) {
      if (typeof port.at('port').value === 'number' && needsRoot(port)) report(privileged(port));
    }
  },
};

function privileged(port: Field<ServicePort>): { field: Field<unknown>; message: string; fix: string } {
  const target = port.at('targetPort');
  const number = port.at('port').number;
  const message = target.isSet
    ? `\`${target.name}\` is ${target.number}, which only root may listen on`
    : `\`${target.name}\` is not set, and only root may listen on the port ${number} itself`;
  return {
    field: target,
    message,
    fix: `write a target port from ${FREE} on, like ${number < FREE ? number + 8000 : 8080}`,
  };
}

const noReplicaCount: Rule<OperatorSpec> = {
  name: 'no-replica-count-with-autoscaling',
  severity: 'warning',
  judge: 'installer',
  title: 'a component that is scaled automatically has no `k8s.replicaCount`',
  why: 'the autoscaler and every install change the number of replicas in turn',
  check(spec, report) {
    const values = spec.at('values');
    const pilot = spec.at('components').at('pilot').at('k8s').at('replicaCount');
    const scaled = [
      ...(values.at('pilot').at('autoscaleEnabled').flag && pilot.number > 1 ? [pilot] : []),
      ...KINDS.filter((kind) => values.at('gateways').at(`istio-${kind}gateway`).at('autoscaleEnabled').flag)
        .flatMap((kind) => gatewaysOf(spec, kind).map((gateway) => gateway.at('k8s').at('replicaCount')))
        .filter(({ number }) => number !== 0),
    ];
    for (const field of scaled) {
      const message = `\`${field.name}\` is ${field.number}, but the component is scaled automatically`;
      report({ field, message, fix: `remove \`${field.name}\`, or set \`autoscaleEnabled: false\` in the values` });
    }
  },
};

/** The rules of what is installed. */
export const componentRules: readonly Rule<OperatorSpec>[] = [validGatewayName, noPrivilegedTarget, noReplicaCount];
