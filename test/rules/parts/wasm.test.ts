import { Field } from '../../../src/rules/field';
import type { JudgedObject } from '../../../src/rules/rule';
import type { Wasm } from '../../../src/rules/parts/wasm/wasm';
import { wasmRules } from '../../../src/rules/parts/wasm/wasm-rules';

function brokenBy(wasm: object): string[] {
  const broken: string[] = [];
  const field = Field.root<Wasm>({ url: 'oci://a/b', ...wasm });
  for (const rule of wasmRules) rule.check(field, () => broken.push(rule.name), {} as JudgedObject);
  return broken;
}

test.each(['oci://a/b:1', 'a/b', 'a.b/c@sha256:d', 'file:///a.wasm', 'HTTPS://a.b/c?d#e', '/a', 'oci:a'])(
  'the address %p is fetched',
  (url) => expect(brokenBy({ url })).toEqual([]),
);

test.each(['ftp://a', 'localhost:5000/a', 'a b', 'http://a#%zz', ':a'])('the address %p is not', (url) =>
  expect(brokenBy({ url })).toEqual(['valid-url']),
);

test('every rule speaks of its own field', () => {
  expect(brokenBy({ sha256: '', imagePullSecret: '', pluginName: '', vmConfig: {} })).toEqual([]);
  expect(brokenBy({ vmConfig: { env: [{}, {}] } })).toEqual(['no-missing-variable-name', 'no-missing-variable-name']);
});
