import { LineStarts } from '../../../src/objects/yaml/line-starts';

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [2, 1, 0],
  [3, 2, 0],
  [5, 2, 2],
])('offset %i is in line %i, column %i', (offset, line, column) => {
  const lines = new LineStarts('a\n\nbc');
  expect(lines.lineOf(offset)).toBe(line);
  expect(lines.positionOf(offset)).toEqual({ line, column });
});
