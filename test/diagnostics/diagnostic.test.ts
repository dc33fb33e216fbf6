import { docsPage } from '../../src/diagnostics/diagnostic';

test('the page of a finding is at its id', () => {
  expect(docsPage('schema/type')).toBe('docs/checks/schema/type.md');
  expect(docsPage('istio/gateway/valid-port')).toBe('docs/rules/gateway.md#valid-port');
});
