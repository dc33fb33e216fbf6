import { applyRules } from '../../../src/rules/apply-rules';
import { readTable } from '../../../src/schema/catalogue';
import type * as catalogue from '../../../src/schema/catalogue';
import { patchWith } from '../envoy-filter-value-examples';

jest.mock('../../../src/schema/catalogue', () => {
  const actual = jest.requireActual<typeof catalogue>('../../../src/schema/catalogue');
  return { ...actual, readTable: jest.fn(actual.readTable) };
});

const found = (object: object): readonly string[] =>
  applyRules(object as Record<string, unknown>)
    .filter(({ id }) => id !== 'istio/envoy-filter/no-envoy-filter')
    .map(({ id, pointer, fix }) => `${id.slice('istio/envoy-filter/'.length)} ${pointer}: ${fix}`);

test("Envoy's types are read with the first value of a patch, and once", () => {
  const withoutValue = { configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'REMOVE' } }] };
  found({ apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter', spec: withoutValue });
  found({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', spec: { hosts: ['a.b'] } });
  expect(readTable).not.toHaveBeenCalled();
  found(patchWith('CLUSTER', {}));
  found(patchWith('CLUSTER', { name: 'a' }));
  expect(readTable).toHaveBeenCalledTimes(1);
});

test('what to type instead of a missing or a wrong type', () => {
  const lua = 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';
  const at = '/spec/configPatches/0/patch/value';
  const name = 'envoy.filters.http.lua';
  expect(found(patchWith('HTTP_FILTER', { name }))).toEqual([
    `no-missing-typed-config ${at}: add \`typed_config\` with \`@type: ${lua}\``,
  ]);
  expect(found(patchWith('HTTP_FILTER', { name, typed_config: { inline_code: '' } }))).toEqual([
    `no-missing-type ${at}/typed_config: add \`@type: ${lua}\``,
  ]);
  expect(
    found(patchWith('HTTP_FILTER', { name, typed_config: { '@type': lua.replace('v3.Lua', 'v2.Luar') } })),
  ).toEqual([`no-unknown-type ${at}/typed_config/@type: did you mean "${lua}"?`]);
  expect(found(patchWith('HTTP_FILTER', { typed_config: { '@type': 'a.Zzzzzzzzzzzzz' } }))).toEqual([
    `no-unknown-type ${at}/typed_config/@type: write the name of one of Envoy's types as \`@type\``,
  ]);
});

test('what to type instead of an unknown field', () => {
  const bootstrap = { nod: {}, statsFlushIntervall: '1s', access_log_path: '/dev/null', zzzzzzzzzzzzzzzz: 1 };
  expect(found(patchWith('BOOTSTRAP', bootstrap)).map((text) => text.slice(text.indexOf(': ') + 2))).toEqual([
    'did you mean `node`?',
    'did you mean `statsFlushInterval`?',
    'move it to `spec.configPatches[0].patch.value.admin.access_log_path`',
    expect.stringMatching(/^remove `z{16}`, or use one of node, node_context_params, .* or one of \d+ others$/),
  ]);
});

test('values of other types than an object, and of nothing that Envoy has, are not read', () => {
  expect(found(patchWith('CLUSTER', 5 as unknown as object))).toEqual([]);
  expect(found(patchWith('CLUSTER', [] as object))).toEqual([]);
  expect(found(patchWith('constructor', { a: 1 }))).toEqual([]);
});
