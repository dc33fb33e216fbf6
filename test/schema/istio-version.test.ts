import { findNewer, findNewerFields } from '../../src/schema/istio-version';

const virtualService = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  spec: { http: [{ redirect: {} }, { redirect: { prefixRewrite: '/new' } }] },
};

test('a field that the version does not have is told with its path', () => {
  const uses = [{ what: 'field', since: '1.31', path: ['spec', 'http', 1, 'redirect', 'prefixRewrite'] }];
  expect(findNewer(virtualService, '1.28')).toEqual(uses);
  expect(findNewer(virtualService, '1.30')).toEqual(uses);
  expect(findNewer(virtualService, '1.31')).toEqual([]);
});

test('so it is in every API version of the kind', () => {
  expect(findNewer({ ...virtualService, apiVersion: 'networking.istio.io/v1alpha3' }, '1.28')).toHaveLength(1);
});

test('a kind is told once, whatever it holds', () => {
  const extension = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', spec: { lua: {} } };
  expect(findNewer(extension, '1.29')).toEqual([{ what: 'kind', since: '1.30', path: [] }]);
  expect(findNewer(extension, '1.30')).toEqual([]);
});

test('a value of an enum is told with its field', () => {
  const filter = {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    spec: { configPatches: [{ match: { context: 'WAYPOINT' } }, { match: { context: 'GATEWAY' } }] },
  };
  expect(findNewer(filter, '1.28')).toEqual([
    { what: 'value', since: '1.29', path: ['spec', 'configPatches', 0, 'match', 'context'] },
  ]);
  expect(findNewer(filter, '1.29')).toEqual([]);
});

test('a key of a map stands in the path', () => {
  const telemetry = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    spec: { tracing: [{ customTags: { team: { formatter: { value: 'x' } } } }] },
  };
  expect(findNewer(telemetry, '1.28')).toEqual([
    { what: 'field', since: '1.29', path: ['spec', 'tracing', 0, 'customTags', 'team', 'formatter'] },
  ]);
});

test('what is broken, absent or not of Istio uses nothing', () => {
  expect(findNewer({ ...virtualService, spec: { http: 'x' } }, '1.28')).toEqual([]);
  expect(findNewer({ apiVersion: 'v1', kind: 'Service' }, '1.28')).toEqual([]);
  expect(findNewer({ apiVersion: 'networking.istio.io/v1', kind: 'constructor' }, '1.28')).toEqual([]);
  expect(findNewer({}, '1.28')).toEqual([]);
});

test('a list of newer fields can be of any value', () => {
  const newer = { fields: { '/items/*/wide': '1.30' }, values: { '/mode': { FAST: '1.29' } } };
  expect(findNewerFields({ mode: 'FAST', items: [{}, { wide: null }] }, newer, '1.28')).toEqual([
    { what: 'field', since: '1.30', path: ['items', 1, 'wide'] },
    { what: 'value', since: '1.29', path: ['mode'] },
  ]);
});
