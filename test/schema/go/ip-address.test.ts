import { isIpAddress, isIpv4InIpv6 } from '../../../src/schema/go/ip-address';

test.each([
  '10.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '2001:db8::1',
  '1:2:3:4:5:6:7:8',
  '::ffff:1.2.3.4',
  '1:2:3:4:5:6:1.2.3.4',
])('%s is an address', (text) => expect(isIpAddress(text)).toBe(true));

test.each([
  '',
  '10.0.0',
  '10.0.0.256',
  '10.0.0.01',
  '1.2.3.4.5',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  'fe80::1%eth0',
  'g::',
  '12345::',
  '1:2:3:4:5:6:7::8',
  '1.2.3.4::',
])('%p is none', (text) => expect(isIpAddress(text)).toBe(false));

test('leading zeros are allowed where old clusters allow them', () => {
  expect(isIpAddress('010.0.0.1', { leadingZeros: true })).toBe(true);
});

test('an IPv4 address in IPv6 is told from others', () => {
  expect(isIpv4InIpv6('::ffff:1.2.3.4')).toBe(true);
  expect(isIpv4InIpv6('::ffff:102:304')).toBe(true);
  expect(isIpv4InIpv6('::1')).toBe(false);
});
