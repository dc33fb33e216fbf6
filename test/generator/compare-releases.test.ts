import { compareReleaseLine } from '../../src/generator/compare-releases';
import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';
import { makeKind, objectOf } from './make-crds';

const releaseOf = (version: string, kinds: Readonly<Record<string, OpenApiSchema>>) => ({
  file: `${version}.yaml`,
  version,
  kinds: Object.entries(kinds).map(([kind, spec]) => makeKind('example.com', kind, spec)),
});
const mode = (...values: string[]): OpenApiSchema => ({ type: 'string', enum: values });
const text: OpenApiSchema = { type: 'string' };

test('kinds, fields and values carry the first release that has them', () => {
  const list = (item: OpenApiSchema): OpenApiSchema => ({ type: 'array', items: item });
  const map = (value: OpenApiSchema): OpenApiSchema => ({ type: 'object', additionalProperties: value });
  const table = compareReleaseLine([
    releaseOf('1.31.1', {
      Widget: objectOf({
        list: list(objectOf({ a: text, b: objectOf({ c: text }) })),
        map: map(objectOf({ x: text, y: text })),
        mode: mode('A', 'B', 'C'),
      }),
      Gadget: objectOf({ a: text }),
      Old: objectOf({}),
    }),
    releaseOf('1.30.3', {
      Widget: objectOf({
        list: list(objectOf({ a: text, b: objectOf({}) })),
        map: map(objectOf({ x: text, y: text })),
        mode: mode('A', 'B'),
      }),
      Gadget: objectOf({}),
      Old: objectOf({}),
    }),
    releaseOf('1.28.0', {
      Widget: objectOf({ list: list(objectOf({ a: text })), map: map(objectOf({ x: text })), mode: mode('A') }),
      Old: objectOf({}),
    }),
  ]);
  expect(table).toEqual({
    versions: ['1.28', '1.30', '1.31'],
    newer: {
      'example.com': {
        Gadget: { since: '1.30' },
        Widget: {
          fields: { '/spec/list/*/b': '1.30', '/spec/map/*/y': '1.30' },
          values: { '/spec/mode': { B: '1.30', C: '1.31' } },
        },
      },
    },
  });
});

test('a list of values where an older release takes any is not newer', () => {
  const table = compareReleaseLine([
    releaseOf('1.31.1', { Widget: objectOf({ mode: mode('A') }) }),
    releaseOf('1.30.3', { Widget: objectOf({ mode: text }) }),
  ]);
  expect(table.newer).toEqual({});
});
