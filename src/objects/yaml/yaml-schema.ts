import type { Schema, Type } from 'js-yaml';
import { loadJsYaml } from './load-js-yaml';

/**
 * How Kubernetes reads plain scalars: YAML 1.1 booleans (`yes`, `off`, `y`), octal and underscored numbers, no dates.
 * Follows `resolve` of go.yaml.in/yaml/v2, which sigs.k8s.io/yaml reads with.
 */
export function kubernetesYamlSchema(): Schema {
  if (schema) return schema;
  const yaml = loadJsYaml();
  const scalar = (tag: string, resolve: (text: string) => boolean, construct: (text: string) => unknown) =>
    new yaml.Type(`tag:yaml.org,2002:${tag}`, {
      kind: 'scalar',
      resolve: (text: string | null) => resolve(text ?? ''),
      construct,
    });
  const isOf = (kind: (value: unknown) => boolean) => (text: string) => kind(resolvePlain(text));
  const explicit: Type[] = [
    scalar(
      'bool',
      isOf((value) => typeof value === 'boolean'),
      resolvePlain,
    ),
    scalar('int', isOf(Number.isInteger), resolvePlain),
    scalar(
      'float',
      isOf((value) => typeof value === 'number'),
      resolvePlain,
    ),
    scalar(
      'null',
      isOf((value) => value === null),
      () => null,
    ),
    scalar(
      'timestamp',
      () => true,
      (text) => text,
    ),
    scalar(
      'binary',
      (text) => /^[A-Za-z0-9+/=\s]*$/.test(text),
      (text) => Buffer.from(text ?? '', 'base64').toString('utf8'),
    ),
  ];
  // One implicit type for all of null, booleans and numbers: js-yaml tries each type on each plain scalar.
  const plain = scalar(
    'plain',
    (text) => resolvePlain(text) !== text,
    (text) => {
      const value = resolvePlain(text);
      if (typeof value === 'number' && !Number.isFinite(value)) throw new yaml.YAMLException(`${NOT_JSON}${text}`);
      return value;
    },
  );
  const merge = scalar(
    'merge',
    (text) => text === '<<',
    (text) => text,
  );
  schema = yaml.FAILSAFE_SCHEMA.extend({ implicit: [plain, merge], explicit });
  return schema;
}

let schema: Schema | undefined;

/** How the error begins for a scalar that YAML has and JSON has not. */
export const NOT_JSON = 'JSON has no number ';

const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

const NOT_FINITE = new Map<string, number>([
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** The value of a plain scalar; text that is nothing else is itself. */
export function resolvePlain(text: string | null): unknown {
  if (text === null || text === '') return null;
  const first = text.charCodeAt(0);
  const isNumberStart = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (isNumberStart) return resolveNumber(text) ?? NOT_FINITE.get(text) ?? text;
  if (text.length > 5) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

function resolveNumber(text: string): number | undefined {
  if (!/[0-9a-fA-F._]$/.test(text)) return undefined;
  if (text.length < 16 && /^[1-9]\d*$/.test(text)) return Number(text);
  if (text.charCodeAt(0) === 0x2e) return /^\.\d+([eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
  const plain = text.includes('_') ? text.replace(/_/g, '') : text;
  const [, sign, digits] = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/.exec(plain) ?? [];
  if (digits !== undefined) {
    const value = Number(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
    return sign === '-' ? 0 - value : value;
  }
  const value = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Infinity;
  return Number.isFinite(value) ? value : undefined;
}
