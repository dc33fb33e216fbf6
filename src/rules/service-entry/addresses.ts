import { shown } from '../../schema/structural/findings';
import { isIpSubnet } from '../primitives/ip-address';
import type { Rule } from '../rule';
import { isByDynamicDns, resolutionOf } from './service-entry';
import type { ServiceEntrySpec } from './service-entry';

const validAddress: Rule<ServiceEntrySpec> = {
  name: 'valid-address',
  severity: 'error',
  title: 'an address is an IP address or a range of them',
  why: 'no connection could be to such an address',
  check(spec, report) {
    for (const field of spec.at('addresses').items()) {
      if (isIpSubnet(field.text)) continue;
      report({
        field,
        message: `the address ${shown(field.text)} is neither an IP address nor a range`,
        fix: 'write an address like "10.0.0.1" or "fd00::1", or a range like "10.0.0.0/24"',
      });
    }
  },
};

const noRangeWithDns: Rule<ServiceEntrySpec> = {
  name: 'no-address-range-with-dns',
  severity: 'error',
  isInSchema: true,
  title: 'a range of addresses stands only where the resolution is NONE or STATIC',
  why: 'the addresses of the servers are looked up by name, and a range has none',
  check(spec, report) {
    const resolution = resolutionOf(spec);
    if (resolution === 'NONE' || resolution === 'STATIC') return;
    for (const field of spec.at('addresses').items()) {
      if (!field.text.includes('/')) continue;
      report({
        field,
        message: `the address ${shown(field.text)} is a range, but the resolution is ${resolution}`,
        fix: 'write single addresses, or set `resolution: NONE`',
      });
    }
  },
};

const noAddressesWithDynamicDns: Rule<ServiceEntrySpec> = {
  name: 'no-addresses-with-dynamic-dns',
  severity: 'error',
  title: 'with DYNAMIC_DNS as resolution there are no `addresses`',
  why: 'requests are told apart by their hosts alone, and the addresses would not be used',
  check(spec, report) {
    const field = spec.at('addresses');
    if (!isByDynamicDns(spec) || field.isEmpty) return;
    report({
      field,
      message: '`addresses` are set, but the resolution is DYNAMIC_DNS',
      fix: `remove \`${field.name}\``,
    });
  },
};

/** The rules of the addresses of a service. */
export const addressRules: readonly Rule<ServiceEntrySpec>[] = [
  validAddress,
  noRangeWithDns,
  noAddressesWithDynamicDns,
];
