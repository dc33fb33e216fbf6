import { pathOf, pointerOf } from '../../src/diagnostics/pointer';

test('a pointer escapes what separates its keys, and reads back', () => {
  const path = ['metadata', 'annotations', 'a/b~c', 0];
  expect(pointerOf(path)).toBe('/metadata/annotations/a~1b~0c/0');
  expect(pathOf(pointerOf(path))).toEqual(path.map(String));
  expect([pointerOf([]), pathOf('')]).toEqual(['', []]);
});
