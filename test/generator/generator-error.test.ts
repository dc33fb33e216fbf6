import { GeneratorError } from '../../src/generator/generator-error';

test('it is an error with a name of its own', () => {
  const error = new GeneratorError('crds: no such folder');
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('GeneratorError: crds: no such folder');
});
