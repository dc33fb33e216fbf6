import { dump } from 'js-yaml';
import type { JsonObject } from '../json';
import type { Random } from '../random';

/** Scalars without quotes that YAML 1.1, YAML 1.2 and Go read as different values. */
const SCALARS = [
  ...[
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'Y',
    'N',
    'True',
    'FALSE',
    'tRue',
    '~',
    'Null',
    'NULL',
    'nULL',
    '',
    '010',
    '0o10',
    '08',
    '0b11',
  ],
  ...[
    '0x1F',
    '0X1f',
    '1_000',
    '1e3',
    '1E3',
    '1.e3',
    '.5',
    '5.',
    '+5',
    '-5',
    '+.5',
    '.inf',
    '-.Inf',
    '.nan',
    '.NaN',
    '1:30',
    '12:30:45',
  ],
  ...[
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    '2026-11-21 10:00:00',
    '=',
    '<<',
    '!!str 1',
    '!!int "1"',
    '!!float 1',
    '!!bool "true"',
  ],
  ...[
    '!!binary aGVsbG8=',
    '!!null ""',
    '"a\\u00fcb"',
    "'it''s'",
    '|-\n  text',
    '>-\n  folded\n  text',
    '[a, b]',
    '{a: b}',
  ],
  ...[
    '{a}',
    '[a,]',
    '1.5',
    '1.0',
    '0',
    '-0',
    '1e400',
    '9223372036854775808',
    '18446744073709551616',
    '0.1e-7',
    '"\\x41"',
  ],
  ...[
    'a: b',
    'a #b',
    '#a',
    '@a',
    '`a`',
    '%a',
    '&x a',
    '*x',
    '? a',
    '- a',
    'a:b',
    ':a',
    'a:',
    ',a',
    '"unclosed',
    '1__0',
    '0x',
    '0o8',
    '+',
  ],
];

/** Whole texts around a document. */
const TEXT_CHANGES: readonly ((text: string, random: Random) => string)[] = [
  (text) => `${text}metadata:\n  name: again\n`,
  (text) => `# a comment\n${text}`,
  (text) => `${text}\n\n# the end\n`,
  (text) => text.replace(/^( +)/m, '\t'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => `${text}  indented: 1\n`,
  (text) => text.replace('kind:', 'kind :'),
  (text) => text.replace(/: (\w+)$/m, ': $1 # why'),
  (text) => text.replace(/: (\w+)$/m, ':$1'),
  (text) => text.replace('metadata:\n', 'metadata: &m\n'),
  (text) => text.replace('metadata:\n', 'metadata: !!map\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  <<: {generateName: web-}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  labels: {a: b, a: c}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  labels: {1: b}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  labels: {yes: b}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  annotations: {1.50: b, 0x10: c}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  annotations: {~: b}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n  ? labels\n  : {a: b}\n'),
  (text) => text.replace('metadata:\n', 'metadata:\n\n    # deeper comment\n'),
  (text) => text.replace('metadata:\n', '"metadata":\n'),
  (text) => text.replace('metadata:\n', 'metadata: {}\nMetadata:\n'),
  (text, random) => text.slice(0, random.integer(1, text.length)),
  (text, random) => {
    const at = random.integer(0, text.length);
    return (
      text.slice(0, at) +
      random.pick([':', '\n', ' ', '- ', '"', "'", '{', ']', '&a ', '*a', '\t', '#', '|', '\u0007', '%']) +
      text.slice(at)
    );
  },
];

/** The document as YAML, with one scalar written in an odd way. */
export function oddScalar(document: JsonObject, random: Random): string {
  const lines = dump(document, { lineWidth: -1, noRefs: true }).split('\n');
  const scalars = lines.flatMap((line, i) =>
    /^[ -]*[\w.-]+: [^|>{["']+$/.test(line) && !/^(apiVersion|kind):/.test(line) ? [i] : [],
  );
  const at = random.find(scalars);
  if (at === undefined) return lines.join('\n');
  const line = lines[at] as string;
  const indent = ' '.repeat(line.search(/[^ -]/));
  const scalar = random.pick(SCALARS).replaceAll('\n', `\n${indent}`);
  lines[at] = line.replace(/: .*$/, () => `: ${scalar}`);
  return lines.join('\n');
}

/** The document as YAML, with one change of the text. */
export function oddText(document: JsonObject, random: Random): string {
  return random.pick(TEXT_CHANGES)(dump(document, { lineWidth: -1, noRefs: true }), random);
}
