import { readImports } from './read-imports';

test.each([
  ["import { a } from './a';", { specifier: './a', typeOnly: false }],
  ["import './a';", { specifier: './a', typeOnly: false }],
  ["import type { A } from './a';", { specifier: './a', typeOnly: true }],
  ["import { type A, type B } from './a';", { specifier: './a', typeOnly: true }],
  ["import { a, type B } from './a';", { specifier: './a', typeOnly: false }],
  ["import * as a from './a';", { specifier: './a', typeOnly: false }],
  ["export * from './a';", { specifier: './a', typeOnly: false }],
  ["export { a } from './a';", { specifier: './a', typeOnly: false }],
  ["export type { A } from './a';", { specifier: './a', typeOnly: true }],
  ["function f() { return require('./a'); }", { specifier: './a', typeOnly: false }],
  ["const a = () => import('./a');", { specifier: './a', typeOnly: false }],
  ["type A = typeof import('./a');", { specifier: './a', typeOnly: true }],
])('%s', (text, expected) => {
  expect(readImports(text)).toEqual([expected]);
});

test('words in comments and strings are no imports', () => {
  expect(readImports('// import "./a"\nconst text = \'require("./a")\';')).toEqual([]);
});
