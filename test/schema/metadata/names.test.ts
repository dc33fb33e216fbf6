import {
  findKeyProblem,
  findLabelProblem,
  findLabelValueProblem,
  findSubdomainProblem,
  nearestName,
} from '../../../src/schema/metadata/names';

test.each<[check: (text: string) => string | undefined, valid: readonly string[], invalid: readonly string[]]>([
  [findLabelProblem, ['a', 'a-1'], ['A', 'a.b', '-a', 'a-', '', 'a'.repeat(64)]],
  [findSubdomainProblem, ['a', 'a.b-1'], ['A', 'a..b', '.a', 'a_b', '', 'a'.repeat(254)]],
  [
    findKeyProblem,
    ['a', 'A_b.c', 'x.y/Z', 'a'.repeat(63)],
    ['', '/a', 'a/', 'a/b/c', 'A/b', '-a', 'a'.repeat(64), `${'a'.repeat(254)}/b`],
  ],
  [findLabelValueProblem, ['', 'a', 'A_b.c'], ['-a', 'a/b', 'a b', 'a'.repeat(64)]],
])('%p', (check, valid, invalid) => {
  expect(valid.filter((text) => check(text) !== undefined)).toEqual([]);
  expect(invalid.filter((text) => check(text) === undefined)).toEqual([]);
});

test('a near name is proposed', () => {
  expect(nearestName('My_App ')).toBe('my-app');
  expect(nearestName('***')).toBe('');
});
