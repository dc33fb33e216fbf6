import type { Rule } from '../rule';
import type { VirtualServiceSpec } from './virtual-service';
import { isDelegate } from './virtual-service';

const noGatewaysInDelegate: Rule<VirtualServiceSpec> = {
  name: 'no-gateways-in-delegate',
  severity: 'error',
  title: 'a VirtualService without hosts names no gateways',
  why: 'it is a delegate, and its routes are for the gateways of the VirtualService that names it',
  check(spec, report) {
    const field = spec.at('gateways');
    if (!isDelegate(spec) || field.isEmpty) return;
    const message = 'the VirtualService has gateways and no hosts';
    report({ field, message, fix: 'add `spec.hosts`, or remove `spec.gateways` from a delegate' });
  },
};

const delegateWithout = (protocol: 'tls' | 'tcp'): Rule<VirtualServiceSpec> => ({
  name: `no-${protocol}-in-delegate`,
  severity: 'error',
  title: `a VirtualService without hosts has no \`${protocol}\` routes`,
  why: 'it is a delegate, and only HTTP routes can be delegated',
  check(spec, report) {
    const field = spec.at(protocol);
    if (!isDelegate(spec) || field.isEmpty) return;
    const message = `the VirtualService has \`${protocol}\` routes and no hosts`;
    report({ field, message, fix: `add \`spec.hosts\`, or remove \`spec.${protocol}\` from a delegate` });
  },
});

const noMissingRoutes: Rule<VirtualServiceSpec> = {
  name: 'no-missing-routes',
  severity: 'error',
  title: 'a VirtualService has routes in `http`, `tls` or `tcp`',
  why: 'without routes the hosts would be known, and all their requests fail',
  check(spec, report) {
    if (!spec.at('http').isEmpty || !spec.at('tls').isEmpty || !spec.at('tcp').isEmpty) return;
    const message = 'the VirtualService has no routes';
    report({ field: spec, message, fix: 'add a route to `spec.http`, `spec.tls` or `spec.tcp`' });
  },
};

/** The rules of the VirtualService as a whole. */
export const objectRules: readonly Rule<VirtualServiceSpec>[] = [
  noGatewaysInDelegate,
  delegateWithout('tls'),
  delegateWithout('tcp'),
  noMissingRoutes,
];
