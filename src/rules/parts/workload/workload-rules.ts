import { shown } from '../../../schema/structural/findings';
import { isLabelKey, isLabelValue } from '../../primitives/label';
import { UNIX_PREFIX, isUnixAddress } from '../../primitives/unix-address';
import type { Rule } from '../../rule';
import { hasUnixAddress } from './workload';
import type { Workload } from './workload';

const noMissingAddress: Rule<Workload> = {
  name: 'no-missing-address',
  severity: 'error',
  isInSchema: true,
  title: 'a workload has an `address`, or at least a `network`',
  why: 'no request could reach the workload',
  check(workload, report) {
    const field = workload.at('address');
    if (field.text !== '' || workload.at('network').text !== '') return;
    report({
      field,
      message: 'the workload has neither `address` nor `network`',
      fix: `write the workload's IP address in \`${field.name}\``,
    });
  },
};

const noNetworkWithoutAddress: Rule<Workload> = {
  name: 'no-network-without-address',
  severity: 'warning',
  title: 'a workload of another network has an `address`',
  why: "requests reach the workload only through its network's gateway, and fail where Istio knows none",
  check(workload, report) {
    const network = workload.at('network');
    if (workload.at('address').text !== '' || network.text === '') return;
    report({
      field: workload.at('address'),
      message: `the workload has the network ${shown(network.text)}, but no \`address\``,
      fix: "write the workload's IP address in that network",
    });
  },
};

const validUnixAddress: Rule<Workload> = {
  name: 'valid-unix-address',
  severity: 'error',
  isInSchema: true,
  title: 'the `address` of a Unix socket is an absolute path to a file, or an abstract name that begins with `@`',
  why: 'the proxy could not connect to it',
  check(workload, report) {
    const field = workload.at('address');
    if (!hasUnixAddress(workload) || isUnixAddress(field.text.slice(UNIX_PREFIX.length))) return;
    report({
      field,
      message: `the address is ${shown(field.text)}, which is no absolute path to a socket`,
      fix: 'write a path like "unix:///var/run/web.sock", or a name like "unix://@web"',
    });
  },
};

const noPortsWithUnixAddress: Rule<Workload> = {
  name: 'no-ports-with-unix-address',
  severity: 'error',
  isInSchema: true,
  title: 'a workload with a Unix socket as `address` has no `ports`',
  why: 'a Unix socket has no ports, so that they would mean nothing',
  check(workload, report) {
    const field = workload.at('ports');
    if (!hasUnixAddress(workload) || field.isEmpty) return;
    report({
      field,
      message: 'the address is a Unix socket, but the workload has `ports`',
      fix: `remove \`${field.name}\``,
    });
  },
};

const validLabels: Rule<Workload> = {
  name: 'valid-labels',
  severity: 'error',
  title: 'the labels of a workload are ones that a pod can have',
  why: 'no selector could name such a label, so that no subset and no policy would reach the workload by it',
  check(workload, report) {
    for (const { key, field } of workload.at('labels').entries()) {
      if (isLabelKey(key) && isLabelValue(field.text)) continue;
      report({
        field,
        message: `the workload has the label ${shown(`${key}: ${field.text}`)}, which no pod can have`,
        fix: 'write a label of letters, digits, `-`, `_` and `.`, like `app: web`',
      });
    }
  },
};

/** The rules of where a workload is, when its address is not looked up by DNS. */
export const workloadAddressRules: readonly Rule<Workload>[] = [
  noMissingAddress,
  noNetworkWithoutAddress,
  validUnixAddress,
  noPortsWithUnixAddress,
];

/** The rules of the labels of a workload. */
export const workloadLabelRules: readonly Rule<Workload>[] = [validLabels];
