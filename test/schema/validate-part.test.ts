import { validatePart } from '../../src/schema/validate-part';

const values = { apiVersion: 'sailoperator.io/v1', kind: 'Istio', path: ['spec', 'values'] };

test('what does not fit a part of a kind is named by where it stands', () => {
  const found = validatePart(
    { pilot: { autoscaleMin: 'two' }, global: { proxi: {} }, meshConfig: { accessLogEncoding: 'XML' } },
    values,
    ['spec', 'values'],
    'IstioOperator',
  );
  expect(found.map(({ id, path }) => [id, path.join('/')])).toEqual([
    ['schema/type', 'pilot/autoscaleMin'],
    ['schema/unknown-field', 'global/proxi'],
    ['schema/enum', 'meshConfig/accessLogEncoding'],
  ]);
  expect(found[1]!.message).toBe('`spec.values.global.proxi` is no field of `spec.values.global` in IstioOperator');
  expect(found[1]!.fix).toBe('did you mean `proxy`?');
});

test('a field of another place is moved to where it stands, from whatever root', () => {
  const drain = { defaultConfig: {}, terminationDrainDuration: '5s', meshMTLS: { trustDomain: 'a' } };
  const mesh = { ...values, path: ['spec', 'values', 'meshConfig'] };
  expect(validatePart(drain, mesh, [], 'MeshConfig').map(({ message, fix }) => [message, fix])).toEqual([
    ['`terminationDrainDuration` is no field of MeshConfig', 'move it to `defaultConfig.terminationDrainDuration`'],
    ['`meshMTLS.trustDomain` is no field of `meshMTLS` in MeshConfig', 'move it to `trustDomain`'],
  ]);
  expect(validatePart(drain, mesh, ['spec', 'meshConfig'], 'A').map(({ fix }) => fix)).toEqual([
    'move it to `spec.meshConfig.defaultConfig.terminationDrainDuration`',
    'move it to `spec.meshConfig.trustDomain`',
  ]);
});

test('a part of a kind that does not exist is an error of the program', () => {
  expect(() => validatePart({}, { ...values, kind: 'Other' }, [], 'Other')).toThrow(
    'no schema of sailoperator.io/v1 Other',
  );
});
