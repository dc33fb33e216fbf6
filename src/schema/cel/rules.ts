import type { CelRule } from '../node';
import type { CompiledNode } from '../structural/compiled-node';
import type { Findings } from '../structural/findings';
import { absentValue, parseRule } from './environment';
import type { CelProgram } from './library';
import { reportRule } from './report-rule';
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
  for (const { rule, holds } of prepared.shortcuts) if (!holds(value)) reportRule(rule, value, false, findings);
  if (prepared.programs.length === 0) return;
  const self = isRoot ? celRoot(value as Fields, node, prepared.fields) : celValue(value, node, prepared.fields);
  for (const { rule, program } of prepared.programs) {
    const outcome = evaluate(program, rule.optionalOldSelf ? { self, oldSelf: absentValue() } : { self });
    if (outcome !== true) reportRule(rule, value, outcome, findings);
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
