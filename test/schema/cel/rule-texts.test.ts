import { findRuleText } from '../../../src/schema/cel/rule-texts';
import { findSchemaFile } from '../../../src/schema/catalogue';

test.each(['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io'])(
  'all rules of %s have words',
  (group) => {
    const silent = findSchemaFile(group)!.rules.filter(({ rule }) => !findRuleText(rule));
    expect(silent.map(({ rule }) => rule)).toEqual([]);
  },
);

test.each([
  ['(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1', 'sets more than one of `a`, `b`', 'keep one of `a`, `b`'],
  ['(has(self.a)?1:0) + (has(self.b)?1:0) == 1', 'needs exactly one of `a`, `b`', 'set one of `a`, `b`'],
  [
    "!(has(self.cors) && self.type != 'CORS')",
    'has `cors`, which belongs to the type CORS',
    'set `type` to CORS, or remove `cors`',
  ],
  ["!(!has(self.cors) && self.type == 'CORS')", 'is of type CORS and has no `cors`', 'add `cors`'],
  [
    "self.type == 'Text' ? has(self.text) : !has(self.text)",
    'needs `text` exactly when its type is Text',
    'add `text`, or set `type` to Text',
  ],
  [
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true",
    'has a path that contains "//"',
    'remove "//" from the path',
  ],
  [
    '!has(self.image) || !has(self.imageRepository)',
    'sets `image` and `imageRepository`',
    'keep only one of `image` and `imageRepository`',
  ],
  ["self.filter(f, f.type == 'CORS').size() <= 1", 'has more than one CORS filter', 'keep one CORS filter'],
])('%s', (rule, says, fix) => expect(findRuleText(rule)).toEqual({ says, fix }));

test('a rule that nobody put into words has none', () => {
  expect(findRuleText('self.a > self.b')).toBeUndefined();
  expect(findRuleText('constructor')).toBeUndefined();
});
