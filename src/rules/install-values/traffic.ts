import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isIpSubnet } from '../primitives/ip-address';
import type { Rule } from '../rule';
import type { InstallValues, ProxyValues } from './install-values';

const STUCK =
  '`istioctl` refuses the file; with Helm or Sail no pod with a sidecar starts, for its rules of iptables fail';

function proxyOf(values: Field<InstallValues>): Field<ProxyValues> {
  return values.at('global').at('proxy');
}

const validRanges: Rule<InstallValues> = {
  name: 'valid-ip-ranges',
  severity: 'error',
  judge: 'nobody',
  title:
    '`includeIPRanges` and `excludeIPRanges` of the proxies are ranges like `10.0.0.0/8`, with commas between them, or `*`',
  why: STUCK,
  check(values, report) {
    for (const field of [proxyOf(values).at('includeIPRanges'), proxyOf(values).at('excludeIPRanges')]) {
      if (field.text === '' || field.text === '*' || field.text.includes('{{')) continue;
      const wrong = field.text.split(',').find((range) => !range.includes('/') || !isIpSubnet(range));
      if (wrong === undefined) continue;
      report({
        field,
        message: `\`${field.name}\` has ${shown(wrong)}, which is no range of addresses`,
        fix: 'write ranges like "10.0.0.0/8,192.168.0.0/16", without spaces',
      });
    }
  },
};

/** As Go reads a number. */
function isPortNumber(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 65_535;
}

const validPorts: Rule<InstallValues> = {
  name: 'valid-port-list',
  severity: 'error',
  judge: 'nobody',
  title: '`includeInboundPorts` and `excludeInboundPorts` of the proxies are ports with commas between them, or `*`',
  why: STUCK,
  check(values, report) {
    for (const field of [proxyOf(values).at('includeInboundPorts'), proxyOf(values).at('excludeInboundPorts')]) {
      if (typeof field.value === 'number' || field.text.includes('{{')) continue;
      const wrong = field.text.split(',').find((port) => port !== '' && port !== '*' && !isPortNumber(port));
      if (wrong === undefined) continue;
      report({
        field,
        message: `\`${field.name}\` has ${shown(wrong)}, which is no port`,
        fix: 'write ports like "15090,9100", without spaces',
      });
    }
  },
};

/** The rules of the traffic that the proxies take. */
export const trafficRules: readonly Rule<InstallValues>[] = [validRanges, validPorts];
