import { parseGoDuration } from '../go/duration';

/** A rule in plain code: true when it holds for a value as it stands in the object. */
export type Shortcut = (value: unknown) => boolean;

const MILLISECOND = 1_000_000n;

/**
 * The rules of everyday objects, so that an app without others never loads the CEL library. The tests compare each with
 * the library.
 */
const shortcuts: Readonly<Record<string, Shortcut>> = {
  "duration(self) >= duration('1ms')": (value) => {
    const duration = parseGoDuration(value as string);
    return duration !== undefined && duration >= MILLISECOND;
  },
  '0 < self && self <= 65535': (value) => 0 < Number(value) && Number(value) <= 65535,
  '!self.contains("*")': (value) => !(value as string).includes('*'),
  'self != "*"': (value) => value !== '*',
  'self.all(key, !key.contains("*"))': (value) => Object.keys(value as object).every((key) => !key.includes('*')),
  'self.all(key, key.size() != 0)': (value) => !Object.hasOwn(value as object, ''),
  '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true':
    (value) =>
      !hasAnyField(value as object, ['serviceAccounts', 'notServiceAccounts']) ||
      !hasAnyField(value as object, ['principals', 'notPrincipals', 'namespaces', 'notNamespaces']),
  'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true':
    (value) => {
      if (!hasField(value as object, 'portLevelMtls')) return true;
      const { matchLabels } = ((value as Fields).selector ?? {}) as Fields;
      return Object.keys(matchLabels ?? {}).length > 0;
    },
};

const HAS = /^\(has\(self\.(\w+)\) ?\? ?1 ?: ?0\)$/;

/** The plain code for a rule, undefined for one that needs the library. */
export function findShortcut(rule: string): Shortcut | undefined {
  if (Object.hasOwn(shortcuts, rule)) return shortcuts[rule];
  return findCountShortcut(rule) ?? findPathShortcut(rule) ?? findTypeShortcut(rule);
}

type Fields = Readonly<Record<string, unknown>>;

/** `(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true`, for any text and test of it. */
function findPathShortcut(rule: string): Shortcut | undefined {
  const match =
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? (!?)self\.value\.(contains|endsWith|startsWith)\('([^'\\]+)'\) : true$/.exec(
      rule,
    );
  if (!match) return undefined;
  const [, not, test, part] = match as unknown as [string, string, 'contains' | 'endsWith' | 'startsWith', string];
  const method = test === 'contains' ? 'includes' : test;
  return (object) => {
    const { type, value } = object as Fields;
    if (typeof type !== 'string') return false;
    if (type !== 'Exact' && type !== 'PathPrefix') return true;
    return typeof value === 'string' && value[method](part) !== (not === '!');
  };
}

/** `!(has(self.cors) && self.type != 'CORS')` and `!(!has(self.cors) && self.type == 'CORS')`, for any field and type. */
function findTypeShortcut(rule: string): Shortcut | undefined {
  const match = /^!\((!?)has\(self\.(\w+)\) && self\.type (==|!=) '(\w+)'\)$/.exec(rule);
  if (!match || match[2]!.includes('__')) return undefined;
  const [, absent, name, comparison, wanted] = match as unknown as [string, string, string, string, string];
  return (object) => {
    const { type } = object as Fields;
    if (hasField(object as object, name) === (absent === '!')) return true;
    return typeof type === 'string' && (type === wanted) !== (comparison === '==');
  };
}

/** `(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1`, for any number of fields. */
function findCountShortcut(rule: string): Shortcut | undefined {
  const comparison = /^(.*) (<=|==) 1$/.exec(rule);
  if (!comparison) return undefined;
  const names = comparison[1]!.split(' + ').map((term) => HAS.exec(term)?.[1]);
  if (!names.every((name) => name !== undefined && !name.includes('__'))) return undefined;
  const isExact = comparison[2] === '==';
  return (value) => {
    let count = 0;
    for (const name of names) if (hasField(value as object, name!)) count++;
    return isExact ? count === 1 : count <= 1;
  };
}

function hasAnyField(object: object, names: readonly string[]): boolean {
  return names.some((name) => hasField(object, name));
}

function hasField(object: object, name: string): boolean {
  return Object.hasOwn(object, name) && (object as Readonly<Record<string, unknown>>)[name] !== null;
}
