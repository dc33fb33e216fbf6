import { UsageError } from '../../src/cli/usage-error';

test('it is told apart from programming errors', () => {
  expect(new UsageError('x')).toMatchObject({ name: 'UsageError', message: 'x' });
});
