import type { Rule } from '../rule';
import { isByDynamicDns } from './service-entry';
import type { ServiceEntrySpec } from './service-entry';

const USE_WAYPOINT = 'istio.io/use-waypoint';

const noMeshInternalWithDynamicDns: Rule<ServiceEntrySpec> = {
  name: 'no-mesh-internal-with-dynamic-dns',
  severity: 'error',
  until: '1.29',
  title: 'with DYNAMIC_DNS as resolution the location is MESH_EXTERNAL',
  why: 'hosts whose names are known only when a request comes are none of its mesh',
  check(spec, report) {
    const field = spec.at('location');
    if (!isByDynamicDns(spec) || field.text !== 'MESH_INTERNAL') return;
    report({
      field,
      message: 'the location is MESH_INTERNAL, which with DYNAMIC_DNS Istio can since 1.30',
      fix: 'set `location: MESH_EXTERNAL`',
    });
  },
};

const noMeshInternalWithWaypoint: Rule<ServiceEntrySpec> = {
  name: 'no-mesh-internal-with-waypoint',
  severity: 'error',
  since: '1.30',
  title: `with DYNAMIC_DNS as resolution and the label \`${USE_WAYPOINT}\`, the location is MESH_EXTERNAL`,
  why: 'a waypoint finds the workloads of the mesh by their addresses, and of these hosts none is known beforehand',
  check(spec, report, { labels }) {
    const field = spec.at('location');
    const waypoint = labels.at(USE_WAYPOINT).text;
    if (!isByDynamicDns(spec) || field.text !== 'MESH_INTERNAL') return;
    if (waypoint === '' || waypoint.toLowerCase() === 'none') return;
    report({
      field,
      message: `the location is MESH_INTERNAL, the resolution DYNAMIC_DNS, and the waypoint "${waypoint}"`,
      fix: `set \`location: MESH_EXTERNAL\`, or remove the label \`${USE_WAYPOINT}\``,
    });
  },
};

/** The rules of where a service is. */
export const locationRules: readonly Rule<ServiceEntrySpec>[] = [
  noMeshInternalWithDynamicDns,
  noMeshInternalWithWaypoint,
];
