import type { OperatorArguments } from './access-log-operators';

/** Why the arguments of an operator are none that Envoy takes, as the end of a sentence. */
export function findArgumentProblem(
  takes: OperatorArguments,
  argument: string,
  hasLength: boolean,
): string | undefined {
  const needed = argument === '' ? 'needs something in parentheses' : undefined;
  const cut = hasLength ? 'cannot have a length' : undefined;
  const parts = argument.split(':');
  switch (takes) {
    case 'none':
      return argument !== '' ? 'takes nothing in parentheses' : cut;
    case 'optional':
      return cut;
    case 'required':
      return needed ?? cut;
    case 'required, with length':
      return needed;
    case 'header':
      return needed ?? findHeaderProblem(argument);
    case 'optional header':
      return argument === '' ? undefined : findHeaderProblem(argument);
    case 'server name':
      return findServerNameProblem(parts) ?? cut;
    case 'filter state':
      return needed ?? findFilterStateProblem(parts);
    case 'grpc status':
      return ['', 'CAMEL_STRING', 'SNAKE_STRING', 'NUMBER'].includes(argument)
        ? cut
        : 'takes CAMEL_STRING, SNAKE_STRING or NUMBER';
    case 'path':
      return findPathProblem(parts);
    case 'query':
      return ['', 'ORIG', 'DECODED'].includes(argument) ? undefined : 'takes ORIG or DECODED';
    case 'duration':
      return needed ?? cut ?? findCommonDurationProblem(parts);
    case 'json':
      return needed ?? (hasOperators(argument) ? undefined : 'takes JSON with a list `operators`');
    case 'metadata':
      return METADATA.has(parts[0]!) ? undefined : `takes one of ${[...METADATA].join(', ')} first`;
  }
}

const METADATA: ReadonlySet<string> = new Set([
  'DYNAMIC',
  'CLUSTER',
  'ROUTE',
  'UPSTREAM_HOST',
  'LISTENER',
  'LISTENER_FILTER_CHAIN',
  'VIRTUAL_HOST',
]);

/** A header and maybe another one, in case the first is missing. */
function findHeaderProblem(argument: string): string | undefined {
  const names = argument.split('?');
  if (names.length > 2) return 'has more than two headers';
  return names.every((name) => /^(?::?[!#$%&'*+\-.^_`|~0-9A-Za-z]+)?$/.test(name))
    ? undefined
    : 'has no name of a header';
}

function findFilterStateProblem([key, kind, field]: readonly string[]): string | undefined {
  if (key === '') return 'needs a key';
  if (kind === undefined || kind === '' || kind === 'PLAIN' || kind === 'TYPED') return undefined;
  if (kind !== 'FIELD') return 'takes PLAIN, TYPED or FIELD behind the key';
  return field === undefined || field === '' ? 'needs a field behind FIELD' : undefined;
}

function findPathProblem([query = '', from]: readonly string[]): string | undefined {
  if (!['', 'WQ', 'NQ'].includes(query)) return 'takes WQ or NQ first';
  return from === undefined || ['', 'ORIG', 'PATH', 'ORIG_OR_PATH'].includes(from)
    ? undefined
    : 'takes ORIG, PATH or ORIG_OR_PATH second';
}

function findCommonDurationProblem(parts: readonly string[]): string | undefined {
  if (parts.length < 2 || parts.length > 3) return 'takes two points in time and a unit';
  return parts[2] === undefined || ['ms', 'us', 'ns'].includes(parts[2]) ? undefined : 'takes ms, us or ns third';
}

function findServerNameProblem([order = '', host = '']: readonly string[]): string | undefined {
  if (!['', 'SNI_ONLY', 'SNI_FIRST', 'HOST_FIRST'].includes(order))
    return 'takes SNI_ONLY, SNI_FIRST or HOST_FIRST first';
  return ['', 'ORIG', 'HOST', 'ORIG_OR_HOST'].includes(host) ? undefined : 'takes ORIG, HOST or ORIG_OR_HOST second';
}

function hasOperators(text: string): boolean {
  try {
    const value = JSON.parse(text) as { readonly operators?: unknown } | null;
    return Array.isArray(value?.operators) && value.operators.length > 0;
  } catch {
    return false;
  }
}
