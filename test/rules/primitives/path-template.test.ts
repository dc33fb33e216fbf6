import { findPathTemplateProblem } from '../../../src/rules/primitives/path-template';

test('paths with and without templates', () => {
  const valid = [
    '',
    '/',
    '/a/*',
    '/a b',
    '/ü',
    '/{*}',
    '/{*}/a/{*}',
    '/a/{**}/b',
    '/{*}/{**}',
    "/{*}/a-._~%!$&'()+,;:@=",
  ];
  expect(valid.filter((path) => findPathTemplateProblem(path) !== undefined)).toEqual([]);
});

test.each([
  ['/{**}/a/{*}', 'has "{*}" after `{**}`, which takes the whole rest'],
  ['/{**}/{**}', 'has "{**}" after `{**}`, which takes the whole rest'],
  ['/{id}', 'has "{id}", and only `{*}` and `{**}` may have braces'],
  ['/a{*}', 'has "a{*}", and only `{*}` and `{**}` may have braces'],
  ['/{*}/a*', 'has "a*" beside a template, which no path can have'],
  ['/{*}//a', 'has an empty part beside a template, which no path can have'],
])('%s %s', (path, problem) => {
  expect(findPathTemplateProblem(path)).toBe(problem);
});
