import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findClosest } from '../diagnostics/did-you-mean';
import { checkCommand } from './check-command';
import type { Command, ExitStatus } from './command';
import type { OptionType } from './parse-options';
import { parseOptions } from './parse-options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const COMMANDS: readonly Command[] = [checkCommand as Command];

const HELP: Readonly<Record<'help', OptionType>> = { help: { short: 'h', help: 'print this help' } };

/** Runs the program and gives its exit status. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) {
      terminal.writeError(helpOfProgram());
      return 2;
    }
    if (name === '--help' || name === '-h' || name === 'help') return print(terminal, helpOfProgram());
    if (name === '--version' || name === '-V') return print(terminal, `${versionOfPackage()}\n`);
    const command = getCommand(name);
    const options = parseOptions(rest, { ...command.options, ...HELP });
    if (options.flags.has('help')) return print(terminal, helpOf(command));
    return await command.run(options, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.writeError(`${error.message}\n`);
    return 2;
  }
}

function print(terminal: Terminal, text: string): ExitStatus {
  terminal.writeOutput(text);
  return 0;
}

function getCommand(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  if (name.startsWith('-')) throw new UsageError(`there is no option ${name} before a command; see cdk8s-istio --help`);
  const names = COMMANDS.map((command) => command.name);
  const meant = findClosest(name, names);
  const hint = meant === undefined ? `the commands are: ${names.join(', ')}` : `did you mean ${meant}?`;
  throw new UsageError(`there is no command ${name}; ${hint}`);
}

function helpOfProgram(): string {
  const commands = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`);
  const usage = ['Usage: cdk8s-istio <command> [PATH...] [options]', '', 'Commands:', ...commands, ''];
  return [
    ...usage,
    'cdk8s-istio <command> --help lists the options; cdk8s-istio --version prints the version.',
    '',
  ].join('\n');
}

function helpOf({ name, summary, description, options }: Command): string {
  const rows = Object.entries({ ...options, ...HELP }).map(([option, type]) => {
    const left = `${type.short === undefined ? '' : `-${type.short}, `}--${option}${type.value === undefined ? '' : ` ${type.choices?.join('|') ?? type.value}`}`;
    return `  ${left.padEnd(36)}${type.help}`;
  });
  const usage = [`Usage: cdk8s-istio ${name} [PATH...] [options]`, '', `${summary}.`, '', description, ''];
  return [...usage, 'Options:', ...rows, ''].join('\n');
}

function versionOfPackage(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
