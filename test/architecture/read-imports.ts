import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNamedExports,
  isNamedImports,
  isStringLiteralLike,
  ScriptTarget,
  SyntaxKind,
  type ImportDeclaration,
  type Node,
} from 'typescript';

/** One place where a file names another module. */
export interface ModuleImport {
  readonly specifier: string;
  /** Erased by the compiler: nothing is loaded at run time. */
  readonly typeOnly: boolean;
}

function isTypeOnlyImport({ importClause }: ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    bindings !== undefined &&
    isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function readImport(node: Node): ModuleImport | undefined {
  if (isImportDeclaration(node) && isStringLiteralLike(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: isTypeOnlyImport(node) };
  }
  if (isExportDeclaration(node) && node.moduleSpecifier !== undefined && isStringLiteralLike(node.moduleSpecifier)) {
    const names = node.exportClause;
    const typeOnly =
      node.isTypeOnly ||
      (names !== undefined && isNamedExports(names) && names.elements.every((name) => name.isTypeOnly));
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (isImportTypeNode(node) && isLiteralTypeNode(node.argument) && isStringLiteralLike(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  if (isCallExpression(node)) {
    const [argument] = node.arguments;
    const loads =
      node.expression.kind === SyntaxKind.ImportKeyword ||
      (isIdentifier(node.expression) && node.expression.text === 'require');
    if (loads && argument !== undefined && isStringLiteralLike(argument)) {
      return { specifier: argument.text, typeOnly: false };
    }
  }
  return undefined;
}

/** Every module that a TypeScript text names: imports, re-exports, `require`, `import()` and `typeof import()`. */
export function readImports(text: string): ModuleImport[] {
  const found: ModuleImport[] = [];
  const visit = (node: Node): void => {
    const one = readImport(node);
    if (one !== undefined) found.push(one);
    forEachChild(node, visit);
  };
  visit(createSourceFile('module.ts', text, ScriptTarget.Latest, true));
  return found;
}
