import type { Diagnostic } from '../../../src/diagnostics/diagnostic';
import { renderSummary, renderText } from '../../../src/diagnostics/render/text';
import { makeDiagnostic } from '../make-diagnostic';

const fromConstruct: Diagnostic = {
  id: 'encryption/no-plaintext-hop',
  severity: 'error',
  message: 'requests from edge/ingress to shop/checkout:8080 travel unencrypted',
  object: { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', namespace: 'shop', name: 'checkout' },
  pointer: '/spec/trafficPolicy/tls/mode',
  construct: 'shop/checkout/tls',
  file: 'app/shop.ts',
  line: 42,
  column: 5,
  evidence: [
    { message: 'PeerAuthentication shop/default accepts PERMISSIVE', file: 'app/security.ts', line: 9, column: 5 },
    { message: 'DestinationRule shop/checkout sends DISABLE', file: 'app/shop.ts', line: 42, column: 5 },
    { message: 'a fact without a place' },
  ],
  why: 'the sidecar of edge/ingress sends plain HTTP, and shop/checkout accepts it',
  fix: "remove `mode: 'DISABLE'`",
  upstream: [],
};

test('a finding of a construct', () => {
  expect(renderText([fromConstruct])).toBe(
    `error encryption/no-plaintext-hop: requests from edge/ingress to shop/checkout:8080 travel unencrypted
  construct  shop/checkout/tls
  manifest   DestinationRule shop/checkout at /spec/trafficPolicy/tls/mode
  source     app/shop.ts:42:5
  evidence   1. PeerAuthentication shop/default accepts PERMISSIVE   app/security.ts:9:5
             2. DestinationRule shop/checkout sends DISABLE          app/shop.ts:42:5
             3. a fact without a place
  why        the sidecar of edge/ingress sends plain HTTP, and shop/checkout accepts it
  fix        remove \`mode: 'DISABLE'\`
  docs       docs/checks/encryption/no-plaintext-hop.md
`,
  );
});

test('a finding of a file says where in the file', () => {
  const { construct, evidence, ...rest } = fromConstruct;
  expect([construct, evidence.length]).toEqual(['shop/checkout/tls', 3]);
  const text = renderText([{ ...rest, file: 'k8s/shop.yaml', line: 14, column: 11, evidence: [] }]);
  const place = '  manifest   DestinationRule shop/checkout at /spec/trafficPolicy/tls/mode   (k8s/shop.yaml:14:11)\n';
  expect(text).toContain(place);
  expect(text).not.toContain('  source');
  expect(text).not.toContain('  evidence');
});

test('a finding without an object says only where', () => {
  const text = renderText([makeDiagnostic({ file: 'a.yaml', line: 3 }), makeDiagnostic({ severity: 'warning' })]);
  expect(text).toBe(
    `error schema/type: m
  manifest   a.yaml:3
  why        w
  fix        f
  docs       docs/checks/schema/type.md

warning schema/type: m
  why        w
  fix        f
  docs       docs/checks/schema/type.md
`,
  );
  expect(renderText([])).toBe('');
});

test('an object of no namespace has none in its title', () => {
  const object = { apiVersion: 'v1', kind: 'Namespace', name: 'shop' };
  expect(renderText([makeDiagnostic({ object, pointer: '' })])).toContain('  manifest   Namespace shop\n');
});

test('colour only when it is asked for, and what the user wrote cannot colour or break lines', () => {
  const hostile = makeDiagnostic({ message: 'a\nb\u001b[31mc\u2028' });
  expect(renderText([hostile]).split('\n')[0]).toBe('error schema/type: a\\nb\\u001b[31mc\\u2028');
  const object = { apiVersion: 'v1', kind: 'Pod', name: 'a\r\u001b[31m' };
  const place = { construct: 'app\u0007', pointer: '/a\nb', file: 'a\u001b.yaml', line: 1, column: 1 };
  expect(renderText([makeDiagnostic({ object, ...place })])).not.toMatch(/[^\n\P{Cc}]|^b/mu);
  expect(
    Math.max(
      ...renderText([makeDiagnostic({ message: 'a'.repeat(5000) })])
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(1100);
  expect(renderText([makeDiagnostic()], { colour: true })).toContain('\u001b[1;31merror\u001b[0m');
  expect(renderText([fromConstruct])).not.toContain('\u001b');
});

test.each([
  [{ objects: 1, errors: 0, warnings: 0, infos: 0 }, 'no findings in 1 object\n'],
  [{ objects: 3, errors: 1, warnings: 0, infos: 0 }, '1 error in 3 objects\n'],
  [{ objects: 0, errors: 2, warnings: 1, infos: 0 }, '2 errors and 1 warning in 0 objects\n'],
  [{ objects: 9, errors: 2, warnings: 1, infos: 3 }, '2 errors, 1 warning and 3 infos in 9 objects\n'],
])('the summary of %j', (summary, text) => expect(renderSummary(summary)).toBe(text));
