import { Field } from '../../../src/rules/field';
import { scopedHosts } from '../../../src/rules/parts/scoped-host/scoped-hosts';

test('a host is taken apart at its first slash', () => {
  const hosts = Field.root<readonly string[]>(['shop/web.example.com', '/a/b', '*', '']);
  expect(scopedHosts(hosts).map(({ field, namespace, name }) => [field.pointer, namespace, name])).toEqual([
    ['/0', 'shop', 'web.example.com'],
    ['/1', '', 'a/b'],
    ['/2', undefined, '*'],
    ['/3', undefined, ''],
  ]);
});
