import { pathOf } from '../../diagnostics/pointer';
import type { CelRule } from '../node';
import type { CompiledNode } from '../structural/compiled-node';
import { fieldName, shown, type Findings } from '../structural/findings';
import { absentValue, parseRule } from './environment';
import type { CelProgram } from './library';
import { findRuleText } from './rule-texts';
import { findShortcut, type Shortcut } from './shortcuts';
import { fieldsRead, usesVariable } from './rename-functions';
import { celRoot, celValue, type Fields } from './values';

/** The rules of a node, ready to be evaluated. */
interface NodeRules {
  readonly shortcuts: readonly { readonly rule: CelRule; readonly holds: Shortcut }[];
  readonly programs: readonly { readonly rule: CelRule; readonly program: CelProgram }[];
  /** The fields of `self` that the programs read; undefined for all. */
  readonly fields: ReadonlySet<string> | undefined;
}

const programs = new Map<string, CelProgram>();
const rulesOfNodes = new WeakMap<CompiledNode, NodeRules>();

/** Evaluates the rules that stand on a node and reports those that do not hold. */
export function runRules(value: unknown, node: CompiledNode, isRoot: boolean, findings: Findings): void {
  let prepared = rulesOfNodes.get(node);
  if (!prepared) rulesOfNodes.set(node, (prepared = prepare(node)));
  for (const { rule, holds } of prepared.shortcuts) if (!holds(value)) report(rule, value, false, findings);
  if (prepared.programs.length === 0) return;
  const self = isRoot ? celRoot(value as Fields, node, prepared.fields) : celValue(value, node, prepared.fields);
  for (const { rule, program } of prepared.programs) {
    const outcome = evaluate(program, rule.optionalOldSelf ? { self, oldSelf: absentValue() } : { self });
    if (outcome !== true) report(rule, value, outcome, findings);
  }
}

/** Rules that compare with the object before are left out: there is none when an object is created. */
function prepare(node: CompiledNode): NodeRules {
  const rules = node.rules.filter(({ rule, optionalOldSelf }) => optionalOldSelf || !usesVariable(rule, 'oldSelf'));
  const long = rules.filter(({ rule }) => !findShortcut(rule));
  const fields = long.map(({ rule }) => fieldsRead(rule, 'self'));
  return {
    shortcuts: rules.flatMap((rule) => {
      const holds = findShortcut(rule.rule);
      return holds ? [{ rule, holds }] : [];
    }),
    programs: long.map((rule) => ({ rule, program: programOf(rule.rule) })),
    fields: fields.some((read) => read === undefined) ? undefined : new Set(fields.flatMap((read) => [...read!])),
  };
}

function programOf(rule: string): CelProgram {
  let program = programs.get(rule);
  if (!program) programs.set(rule, (program = parseRule(rule)));
  return program;
}

/** True, false, or the error for which the rule has no value. */
function evaluate(program: CelProgram, variables: Fields): boolean | Error {
  try {
    return program(variables) === true;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function report(rule: CelRule, value: unknown, outcome: false | Error, findings: Findings): void {
  const below = rule.fieldPath ? pathOf(rule.fieldPath.replace(/\./g, '/')) : [];
  const here = findings.path.length === 0 ? findings.kind : `\`${findings.here(...below)}\``;
  const text = findRuleText(rule.rule);
  const reason = text?.says ?? (outcome instanceof Error ? undefined : `breaks the rule ${oneLine(rule.rule)}`);
  const isScalar = typeof value !== 'object';
  findings.add({
    id: 'schema/cel',
    message: `${here}${isScalar ? ` is ${shown(value)}, which` : ''} ${reason ?? `has no value for the rule ${oneLine(rule.rule)}: ${firstLine(outcome)}`}`,
    fix:
      text?.fix ??
      `change it so that ${oneLine(rule.rule)} is true, where self is ${isScalar ? 'the value' : fieldName(findings.path) || 'the object'}`,
    below,
  });
}

function oneLine(rule: string): string {
  const text = rule.replace(/\s+/g, ' ').trim();
  return text.length > 240 ? `${text.slice(0, 236)}...` : text;
}

function firstLine(outcome: false | Error): string {
  return outcome instanceof Error ? outcome.message.split('\n', 1)[0]! : '';
}
