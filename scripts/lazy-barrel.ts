import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import {
  ScriptTarget,
  SyntaxKind,
  canHaveModifiers,
  createSourceFile,
  getModifiers,
  isClassDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNamedExports,
  isStringLiteral,
  isVariableStatement,
  type Statement,
} from 'typescript';

/** The names of the values that a statement itself declares and exports. */
function ownNames(statement: Statement): string[] {
  const modifiers = canHaveModifiers(statement) ? (getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === SyntaxKind.ExportKeyword)) return [];
  if (isClassDeclaration(statement) || isFunctionDeclaration(statement)) return [statement.name!.text];
  if (!isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (isIdentifier(name) ? [name.text] : []));
}

/** The values that a module exports, by name, each with the module to load for it, relative to `folder`. */
function exportedValues(file: string, module: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.Latest).statements) {
    ownNames(statement).forEach((name) => found.set(name, module));
    if (!isExportDeclaration(statement) || statement.isTypeOnly) continue;
    const { moduleSpecifier, exportClause } = statement;
    if (moduleSpecifier === undefined || !isStringLiteral(moduleSpecifier)) throw new Error(`${file}: name a module`);
    const from = posix.join(posix.dirname(module), moduleSpecifier.text);
    if (exportClause === undefined) {
      for (const [name, path] of exportedValues(join(dirname(file), `${moduleSpecifier.text}.ts`), from)) {
        // What is exported by name wins over what `*` brings.
        if (!found.has(name)) found.set(name, path);
      }
    } else if (isNamedExports(exportClause)) {
      const values = exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly);
      if (values.some(({ propertyName }) => propertyName)) throw new Error(`${file}: export without renaming`);
      values.forEach(({ name }) => found.set(name.text, from));
    } else throw new Error(`${file}: export names, not a namespace`);
  }
  return found;
}

/** The modules that a barrel loads for what they do. */
function modulesToRun(file: string): string[] {
  return createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.Latest).statements.flatMap((statement) =>
    isImportDeclaration(statement) && !statement.importClause && isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

/**
 * The JavaScript of a barrel that loads a module when one of its names is first used. Node's loader of ES modules
 * reads the names from the last line, which never runs.
 */
export function lazyBarrel(barrel: string): string {
  const values = exportedValues(barrel, 'barrel');
  if ([...values.values()].includes('barrel')) throw new Error(`${barrel} must only re-export`);
  const entries = [...values].map(([name, module]) => {
    const path = JSON.stringify(module.startsWith('.') ? module : `./${module}`);
    return `lazy(${JSON.stringify(name)}, () => require(${path}));`;
  });
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
function lazy(name, load) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = load()[name];
      Object.defineProperty(exports, name, { enumerable: true, value });
      return value;
    },
  });
}
${[...modulesToRun(barrel).map((module) => `require(${JSON.stringify(module)});`), ...entries].join('\n')}
0 && (module.exports = { ${[...values.keys()].join(', ')} });
`;
}
