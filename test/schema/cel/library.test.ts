import { loadLibrary } from '../../../src/schema/cel/library';

test('the library evaluates rules', () => {
  const { Environment, Duration } = loadLibrary();
  const environment = new Environment({}).registerVariable('self', 'dyn');
  expect(environment.parse('self.a == 1')({ self: { a: 1n } })).toBe(true);
  expect(new Duration(1n, 2)).toMatchObject({ seconds: 1n, nanos: 2 });
});
