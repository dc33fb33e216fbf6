import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'test/imports/program-under-test.ts');

/** The compiler's messages about a program of this repository, by line, the first being 1. */
export function compileProgram(text: string): Map<number, string[]> {
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === FILE || fileExists(file);
  host.readFile = (file) => (file === FILE ? text : readFile(file));
  host.getSourceFile = (file, ...rest) =>
    file === FILE ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
  const program = ts.createProgram({ rootNames: [FILE], options, host });
  const source = program.getSourceFile(FILE)!;
  const messages = new Map<number, string[]>();
  for (const { start, messageText } of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
    const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    messages.set(line, [...(messages.get(line) ?? []), ts.flattenDiagnosticMessageText(messageText, ' ')]);
  }
  return messages;
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent({ ...(config as object), files: [FILE] }, ts.sys, ROOT).options;
}
