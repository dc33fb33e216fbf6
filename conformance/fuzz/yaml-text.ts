import { dump } from 'js-yaml';
import type { Json } from '../cases/json';
import type { Random } from '../cases/random';
import { longText, oddText, PROTOTYPE_KEYS } from './odd-values';

/** The pieces of YAML's grammar, for where they do not belong. */
const PIECES: readonly string[] = [
  ...[
    '&a ',
    '*a',
    '*a : 1',
    '<<: *a',
    '<<: [*a, *a]',
    '!!binary ',
    '!!set ',
    '!!timestamp ',
    '!<x> ',
    '!!js/function ',
  ],
  ...['%YAML 1.2', '%TAG ! x', '---', '--- |', '...', '... x', '- ', '? ', ': ', '|', '|2-', '>+', '[', ']', '{', '}'],
  ...[
    ',',
    '#',
    ' #',
    '"',
    "'",
    '\\',
    '"\\u12',
    '"\\x',
    '\t',
    '\r',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\u0000',
    '\u0085',
    '\ufeff',
  ],
  ...[
    '`',
    '@',
    '=',
    '~',
    '.nan',
    '.inf',
    '0o17',
    '0x1F',
    '1e400',
    'yes',
    '1:2',
    '2026-01-01',
    '{{ x }}',
    '[object',
    '-',
  ],
  ...PROTOTYPE_KEYS.map((key) => `${key}: `),
];

/** An object as somebody's program may write it. */
export function writeText(value: Json, random: Random): string {
  switch (random.integer(0, 3)) {
    case 0:
      return JSON.stringify(value);
    case 1:
      return JSON.stringify(value, null, random.pick([1, 2, '\t']));
    default:
      return dump(value, {
        indent: random.integer(1, 4),
        flowLevel: random.pick([-1, -1, 0, 2, 4]),
        lineWidth: random.pick([-1, 20, 80]),
        forceQuotes: random.chance(0.1),
        noRefs: random.chance(0.5),
        noCompatMode: random.chance(0.5),
        condenseFlow: random.chance(0.5),
        noArrayIndent: random.chance(0.5),
      });
  }
}

/** A text with pieces of it moved, lost, doubled or put in. */
export function spoilText(text: string, random: Random): string {
  let spoilt = text;
  for (let left = random.integer(1, 6); left > 0; left--) {
    const at = random.integer(0, spoilt.length);
    const end = Math.min(spoilt.length, at + random.integer(0, random.pick([1, 3, 40])));
    switch (random.integer(0, 5)) {
      case 0:
        spoilt = spoilt.slice(0, at) + spoilt.slice(end);
        break;
      case 1:
        spoilt = spoilt.slice(0, end) + spoilt.slice(at, end).repeat(random.pick([1, 1, 50])) + spoilt.slice(end);
        break;
      case 2:
        spoilt = spoilt.replaceAll('\n', random.pick(['\r\n', '\r', '\n ', '\n\t', '\n---\n', '\u2028', '\n\n']));
        break;
      case 3: {
        const lines = spoilt.split('\n');
        const line = random.integer(0, lines.length - 1);
        lines[line] = random.pick(['', ' ', '    ', '- ', '# ']) + lines[line]!.trimStart();
        spoilt = lines.join('\n');
        break;
      }
      default:
        spoilt = spoilt.slice(0, at) + random.pick(PIECES) + spoilt.slice(at);
    }
    if (spoilt.length > 200_000) spoilt = spoilt.slice(0, 200_000);
  }
  return spoilt;
}

/** A text by YAML's grammar: every way to write a node, anchors and tags included. */
export function makeYaml(random: Random): string {
  const documents = Array.from({ length: random.pick([1, 1, 1, 2, 5]) }, () => {
    const head = random.chance(0.1) ? '%YAML 1.2\n---' : '---';
    const type = random.chance(0.7) ? '\napiVersion: networking.istio.io/v1\nkind: Gateway\nspec:' : '';
    return `${head}${type}${block(random, 0, type === '' ? 0 : 2)}\n`;
  });
  return documents.join(random.pick(['', '', '...\n', '# comment\n']));
}

function block(random: Random, depth: number, indent: number): string {
  const property = random.pick(['', '', '', '', ` &${random.pick(['a', 'b'])}`, ' !!map', ' !!str', ' !x']);
  if (depth > 4 || random.chance(0.3)) return `${property} ${flow(random, 0)}`;
  const pad = `\n${' '.repeat(indent)}`;
  const step = random.integer(1, 4);
  const items = Array.from({ length: random.integer(1, 4) }, () => {
    const value = block(random, depth + 1, indent + step);
    switch (random.integer(0, 6)) {
      case 0:
        return `${pad}-${value}`;
      case 1:
        return `${pad}? ${flow(random, 2)}${pad}:${value}`;
      case 2:
        return `${pad}<<: *${random.pick(['a', 'b'])}`;
      case 3: {
        const lines = oddText(random).replaceAll('\n', `${pad}${' '.repeat(step)}`);
        return `${pad}k: ${random.pick(['|', '>', '|-', '>+', `|${step}`])}${pad}${' '.repeat(step)}${lines}`;
      }
      case 4:
        return `${pad}# ${oddText(random)}${pad}c: ${flow(random, 0)}`;
      default:
        return `${pad}${key(random)}:${value}`;
    }
  });
  return property + items.join('');
}

function key(random: Random): string {
  return random.pick(['hosts', 'http', 'servers', 'a', '"a b"', '1', 'null', '~', 'yes', '*a ', ...PROTOTYPE_KEYS]);
}

function flow(random: Random, depth: number): string {
  switch (depth > 3 ? 0 : random.integer(0, 7)) {
    case 0:
      return oddText(random);
    case 1:
      return `[${Array.from({ length: random.integer(0, 3) }, () => flow(random, depth + 1)).join(', ')}]`;
    case 2:
      return `{${Array.from({ length: random.integer(0, 3) }, () => `${key(random)}: ${flow(random, depth + 1)}`).join(', ')}}`;
    case 3:
      return `*${random.pick(['a', 'b', 'c'])}`;
    case 4:
      return `&${random.pick(['a', 'b'])} ${flow(random, depth + 1)}`;
    case 5:
      return `'${oddText(random).replaceAll("'", "''")}'`;
    default:
      return JSON.stringify(oddText(random));
  }
}

/** A text made to need more time or memory than it is long. */
export function makeBomb(random: Random, most: number): string {
  const times = random.integer(1, most);
  const type = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: web}\n';
  switch (random.integer(0, 14)) {
    case 0:
      return type + aliasLevels(random);
    case 1:
      return `${type}spec: &a\n  http: [*a]\n  self: {x: *a}\n`;
    case 2:
      return `${type}spec: ${'['.repeat(times)}${random.chance(0.5) ? ']'.repeat(times) : ''}`;
    case 3:
      return `${type}spec: ${'{a: '.repeat(times)}${random.chance(0.5) ? '}'.repeat(times) : ''}`;
    case 4:
      return `${type}spec:\n  ${'- '.repeat(times)}x`;
    case 5:
      return `${type}spec:\n${Array.from({ length: Math.min(times, 1500) }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`;
    case 6:
      return '---\n'.repeat(times);
    case 7:
      return `---\n${type}`.repeat(Math.ceil(times / 100));
    case 8:
      return `${type}spec:\n${Array.from({ length: times }, (_, i) => `  k${random.chance(0.5) ? i : ''}: 1`).join('\n')}`;
    case 9:
      return `${type}spec:\n  hosts: ["${'\\u0061'.repeat(times)}"]\n  x: ${longText(random, times).replaceAll('\n', ' ')}`;
    case 10:
      return `apiVersion: v1\nkind: List\nitems: [${`{apiVersion: v1, kind: Service}, `.repeat(Math.ceil(times / 30))}]`;
    case 11:
      return `${'apiVersion: v1\nkind: List\nitems: [{'.replaceAll('\n', ', ').replace('apiVersion', '{apiVersion')}`.repeat(
        Math.ceil(times / 40),
      );
    case 12:
      return `${type}spec: {a: &a {k: v}, ${Array.from({ length: times }, (_, i) => `m${i}: {<<: *a}`).join(', ')}}`;
    case 13:
      return random.pick(['\t', ' ', '\r', '"', "'", '#', '? ', ': ', '!', '&', '|\n', '%\n', '---']).repeat(times);
    default:
      return `${type}spec: "${random.pick(['a\n', '\\', '\\\n', ' \n\n', '\t'])}${longText(random, times)}`;
  }
}

function aliasLevels(random: Random): string {
  const levels = random.integer(2, 40);
  const width = random.integer(2, 9);
  const merges = random.chance(0.3);
  const lines = ['x0: &x0 {a: 1}'];
  for (let level = 1; level < levels; level++) {
    const aliases = Array.from({ length: width }, (_, i) => (merges ? `*x${level - 1}` : `k${i}: *x${level - 1}`));
    lines.push(`x${level}: &x${level} {${merges ? `<<: [${aliases.join(', ')}]` : aliases.join(', ')}}`);
  }
  return `${lines.join('\n')}\nspec: *x${levels - 1}\n`;
}
