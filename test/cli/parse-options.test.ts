import { parseOptions } from '../../src/cli/parse-options';
import { UsageError } from '../../src/cli/usage-error';

const types = {
  format: { value: 'FORMAT', choices: ['text', 'json'], help: '' },
  namespace: { value: 'NAME', help: '' },
  help: { short: 'h', help: '' },
} as const;
const parse = (...args: string[]): unknown => {
  const { values, flags, paths } = parseOptions(args, types);
  return [values, [...flags], paths];
};

test.each<[string[], unknown]>([
  [[], [{}, [], []]],
  [
    ['a', '--format', 'json', 'b'],
    [{ format: 'json' }, [], ['a', 'b']],
  ],
  [
    ['--format=text', '--format=json'],
    [{ format: 'json' }, [], []],
  ],
  [
    ['-h', '--namespace', 'shop', '-'],
    [{ namespace: 'shop' }, ['help'], ['-']],
  ],
  [
    ['--', '--format'],
    [{}, [], ['--format']],
  ],
])('%j', (args, expected) => expect(parse(...args)).toEqual(expected));

test.each([
  [['--formt', 'json'], 'there is no option --formt; did you mean --format?'],
  [['--zzz'], 'there is no option --zzz'],
  [['-x'], 'there is no option -x'],
  [['--format'], '--format needs a value: text, json'],
  [['--format='], '--format needs a value: text, json'],
  [['--namespace', '--format', 'json'], '--namespace needs a value: NAME'],
  [['--format', 'jsn'], '--format cannot be jsn: it is one of text, json; did you mean json?'],
  [['--format', 'zzz'], '--format cannot be zzz: it is one of text, json'],
  [['--help=yes'], '--help takes no value'],
])('%j: %s', (args, message) => {
  expect(() => parse(...args)).toThrow(new UsageError(message));
});
