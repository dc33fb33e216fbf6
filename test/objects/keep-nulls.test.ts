import { App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { EnvoyFilter } from '../../imports/istio';
import { keepNulls } from '../../src/objects/keep-nulls';

test('members that are null come back, and nothing else changes', () => {
  const made = { a: { b: 1 }, list: [{ c: 1 }, 2] };
  keepNulls(
    { a: { b: 1, n: null, u: undefined }, gone: { n: null }, list: [{ n: null }, 2, { n: null }], top: null },
    made,
  );
  expect(made).toEqual({ a: { b: 1, n: null }, list: [{ c: 1, n: null }, 2], top: null });
});

test('null in a value without a schema is written, and a patch or a lazy value is not disturbed', () => {
  const value = { keep: null, lazy: Lazy.any({ produce: () => ({ a: 1 }) }), patched: null };
  const chart = new Chart(new App(), 'shop');
  const filter = new EnvoyFilter(chart, 'filter', { spec: { configPatches: [{ patch: { value } }] } } as never);
  filter.addJsonPatch(JsonPatch.add('/spec/configPatches/0/patch/value/patched', 5));
  expect(filter.toJson().spec.configPatches[0].patch.value).toEqual({ keep: null, lazy: { a: 1 }, patched: 5 });
});
