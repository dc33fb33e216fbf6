import { Field } from '../../../src/rules/field';
import { validPort, validPortName, validProtocol } from '../../../src/rules/parts/port/port-rules';
import type { JudgedObject, Rule } from '../../../src/rules/rule';

interface Port {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
}

function findings(rule: Rule<readonly Port[]>, ports: readonly object[]): (readonly [string, string, string])[] {
  const found: (readonly [string, string, string])[] = [];
  const report = ({ field, message, fix }: { field: Field<unknown>; message: string; fix: string }): void =>
    void found.push([field.pointer, message, fix]);
  rule.check(Field.root<readonly Port[]>(ports), report, {} as JudgedObject);
  return found;
}

test('a port has a DNS label as its name', () => {
  const rule = validPortName<readonly Port[]>((ports) =>
    ports.items().map((port) => ({ field: port.at('name'), value: port.at('name').text })),
  );
  const ports = [{ name: 'https' }, { name: 'a.b' }, {}, { name: 'A-1' }, { name: 'a'.repeat(64) }];
  expect(findings(rule, ports).map(([pointer, message]) => [pointer, message])).toEqual([
    ['/1/name', 'a port has the name "a.b", which is no DNS label'],
    ['/2/name', 'a port has the name "", which is no DNS label'],
    ['/4/name', expect.stringContaining('a port has the name "aaa')],
  ]);
});

test('a port is from 1 to 65535', () => {
  const rule = validPort<readonly Port[]>((ports) =>
    ports.items().map((port) => ({ field: port.at('number'), value: port.at('number').number })),
  );
  const ports = [{ number: 1 }, { number: 0 }, { number: 65535 }, { number: 65536 }];
  expect(findings(rule, ports).map(([pointer, message]) => [pointer, message])).toEqual([
    ['/1/number', "the port's number is 0, which is no port"],
    ['/3/number', "the port's number is 65536, which is no port"],
  ]);
});

test('a protocol is known, whatever its case, or absent', () => {
  const rule = validProtocol<readonly Port[]>((ports) => ports.items().map((port) => port.at('protocol')));
  const ports = [{ protocol: 'grpc-WEB' }, {}, { protocol: 'HTTPSS' }, { protocol: 'quic/udp' }];
  expect(findings(rule, ports)).toEqual([
    ['/2/protocol', 'the port\'s protocol is "HTTPSS", which Istio does not know', 'did you mean HTTPS?'],
    [
      '/3/protocol',
      'the port\'s protocol is "quic/udp", which Istio does not know',
      'write one of HTTP, HTTPS, GRPC, TLS or TCP',
    ],
  ]);
});

test('what the resource definition knows too is said', () => {
  const none = (): readonly never[] => [];
  expect([validPort(none), validPort(none, { isInSchema: true })].map(({ isInSchema }) => isInSchema)).toEqual([
    undefined,
    true,
  ]);
});
