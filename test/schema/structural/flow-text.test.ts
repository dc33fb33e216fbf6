import { load } from 'js-yaml';
import { flowText } from '../../../src/schema/structural/flow-text';

test.each<[value: unknown, text: string]>([
  ['30s', '30s'],
  ['1.5h30m', '1.5h30m'],
  ['https://a.example.com/x', 'https://a.example.com/x'],
  [50, '50'],
  [true, 'true'],
  [['a', 1], '[a, 1]'],
  [{ kind: 'Gateway', 'a b': [] }, '{ kind: Gateway, "a b": [] }'],
  [{}, '{}'],
])('%j is %s', (value, text) => {
  expect(flowText(value)).toBe(text);
  expect(load(text)).toEqual(value);
});

test.each(['*', '10', '1e3', 'true', 'No', '', 'a, b', 'a: b', '[x', '#', 'a #b', '2026-01-01', '-', '~', 'ä', '"'])(
  'the text %j is read as it is',
  (text) => {
    expect(load(flowText(text)!)).toBe(text);
    expect(load(`{ a: [${flowText(text)!}] }`)).toEqual({ a: [text] });
  },
);

test('what is nested too deep has no text', () => {
  const endless: unknown[] = [];
  endless.push(endless);
  expect(flowText(endless)).toBeUndefined();
  expect(flowText({ a: { b: { c: {} } } })).toBe('{ a: { b: { c: {} } } }');
});
