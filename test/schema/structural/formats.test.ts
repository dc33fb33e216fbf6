import { formatExamples, matchesFormat, normalisedFormat } from '../../../src/schema/structural/formats';

test('formats are known only where the API server knows them', () => {
  expect(normalisedFormat('integer', 'int32')).toBe('int32');
  expect(normalisedFormat('string', 'int32')).toBeUndefined();
  expect(normalisedFormat('number', 'double')).toBe('double');
  expect(normalisedFormat('string', 'date-time')).toBe('datetime');
  expect(normalisedFormat(undefined, 'ipv4')).toBe('ipv4');
  expect(normalisedFormat('object', 'ipv4')).toBeUndefined();
  expect(normalisedFormat('string', 'url')).toBeUndefined();
  expect(normalisedFormat('string', undefined)).toBeUndefined();
});

test.each<[format: string, valid: string, invalid: string]>([
  ['byte', 'aGVsbG8=', 'aGVsbG8'],
  ['cidr', '10.0.0.0/8', '10.0.0.0/33'],
  ['cidr', '2001:db8::/32', '10.0.0.0'],
  ['date', '2026-01-31', '2026-02-31'],
  ['datetime', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00'],
  ['datetime', '2026-01-31t12:00:00.5+01:00', '2026-01-31T25:00:00Z'],
  ['duration', '2 days', 'soon'],
  ['ipv4', '010.0.0.1', '10.0.0'],
  ['ipv6', '::1', '10.0.0.1'],
  ['k8slongname', 'a.b-c', 'a..b'],
  ['k8sshortname', 'a-b', 'a.b'],
  ['uri', 'https://a.b', 'a.b'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000', '123e4567'],
])('%s: %s is one, %s is none', (format, valid, invalid) => {
  expect(matchesFormat(format, valid)).toBe(true);
  expect(matchesFormat(format, invalid)).toBe(false);
});

test('every checked format has an example, which is one', () => {
  for (const [format, example] of Object.entries(formatExamples)) {
    const text = /"([^"]{2,})"$/.exec(example)?.[1];
    if (text !== undefined) expect([format, matchesFormat(format, text)]).toEqual([format, true]);
  }
});
