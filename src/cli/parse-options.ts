import { parseArgs } from 'node:util';
import { findClosest } from '../diagnostics/did-you-mean';
import { UsageError } from './usage-error';

/** One option of a command: a flag, a text, or one of a few words. */
export interface OptionType {
  readonly short?: string;
  /** What the value is called in the help; a flag has none. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

/** What a command was called with. */
export interface ParsedOptions<Name extends string> {
  readonly values: Readonly<Partial<Record<Name, string>>>;
  readonly flags: ReadonlySet<Name>;
  readonly paths: readonly string[];
}

/** Reads a command's arguments; throws a UsageError that says what to type instead. */
export function parseOptions<Name extends string>(
  args: readonly string[],
  types: Readonly<Record<Name, OptionType>>,
): ParsedOptions<Name> {
  const names = Object.keys(types) as Name[];
  const options = Object.fromEntries(
    names.map((name) => {
      const { short, value } = types[name];
      return [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) } as const,
      ];
    }),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values: Partial<Record<Name, string>> = {};
  const flags = new Set<Name>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = names.find((candidate) => candidate === token.name);
    if (name === undefined) throw unknownOption(token.rawName, names);
    const type = types[name];
    if (type.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
      flags.add(name);
    } else {
      values[name] = valueOf(token.rawName, token.value, token.inlineValue === true, type);
    }
  }
  return { values, flags, paths: positionals };
}

function valueOf(option: string, value: string | undefined, inline: boolean, type: OptionType): string {
  const { choices } = type;
  const expected = choices ? choices.join(', ') : type.value!;
  if (value === undefined || value === '' || (!inline && value.startsWith('-'))) {
    throw new UsageError(`${option} needs a value: ${expected}`);
  }
  if (choices && !choices.includes(value)) {
    const meant = findClosest(value, choices);
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
    throw new UsageError(`${option} cannot be ${value}: it is one of ${expected}${hint}`);
  }
  return value;
}

function unknownOption(option: string, names: readonly string[]): UsageError {
  const meant = findClosest(option.replace(/^-+/, ''), names);
  return new UsageError(`there is no option ${option}${meant === undefined ? '' : `; did you mean --${meant}?`}`);
}
