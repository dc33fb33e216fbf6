import { wordsOf } from './words-of';

const without = (test: string): string => `(self.type in ['Exact','PathPrefix']) ? !self.value.${test} : true`;
const written = String.raw`(self.type in ['Exact','PathPrefix']) ? self.value.matches(r"""^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$""") : true`;

test.each([
  [
    "(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true",
    'a',
    'does not begin with "/"',
    'write `value: /a`',
  ],
  [without("contains('//')"), '/a//b', 'contains "//"', 'write `value: /a/b`'],
  [without("contains('/../')"), '/a/../b', 'contains "/../"', 'write `value: /b`'],
  [without("contains('%2F')"), '/a%2Fb', 'contains "%2F"', 'write `value: /a/b`'],
  [without("contains('#')"), '/a#b', 'contains "#"', 'write `value: /a`'],
  [written, '', 'does not begin with "/"', 'write `value: /`'],
  [written, '#', 'contains "#"', 'write `value: /`'],
  [without("endsWith('/..')"), '/a/b/..', 'ends in "/.."', 'write `value: /a`'],
  [written, '/a#b', 'contains "#"', 'write `value: /a`'],
  [written, '/a b?é', 'has characters that a path cannot have', 'write `value: /a%20b%3F%C3%A9`'],
  [written, '/100%', 'has characters that a path cannot have', 'write `value: /100%25`'],
])('%s on %s', (rule, value, says, fix) => {
  expect(wordsOf(rule, { type: 'Exact', value })).toEqual([
    [`\`spec.value\` is "${value}", which ${says}`, fix, '/spec/value'],
  ]);
});
