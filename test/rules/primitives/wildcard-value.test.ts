import { isWildcardValue } from '../../../src/rules/primitives/wildcard-value';

test('one wildcard, at the start or the end', () => {
  const valid = ['', '*', '*a', 'a*', 'a', '*a/b'];
  expect([...valid, 'a*b', '**', '*a*', 'a**'].filter(isWildcardValue)).toEqual(valid);
});
