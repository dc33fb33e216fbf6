import type { Diagnostic } from '../../diagnostics/diagnostic';
import { pathOf, pointerOf } from '../../diagnostics/pointer';
import type { CelRule } from '../node';
import type { CompiledNode } from '../structural/compiled-node';
import { fieldName, isWithin, shown, type Findings } from '../structural/findings';
import { absentValue, parseRule } from './environment';
import type { CelProgram } from './library';
import { findShortcut, type Shortcut } from './shortcuts';
import { fieldsRead, usesVariable } from './rename-functions';
import { celRoot, celValue, type Fields } from './values';
import { text, type RuleText } from './words/rule-text';
import { valueAt } from './words/value-at';

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
  const known = findings.foundHere();
  if (outcome instanceof Error && known.some(isOfValue)) return;
  const below = rule.fieldPath ? pathOf(rule.fieldPath.replace(/\./g, '/')) : [];
  const isOfRepeats = rule.rule.includes('.exists_one(');
  for (const { says, fix, at = below } of wordsFor(rule.rule, value, outcome, findings)) {
    const place = pointerOf([...findings.path, ...at]);
    const wrong = valueAt(value, at);
    const isScalar = wrong !== undefined && typeof wrong !== 'object';
    const here = findings.path.length + at.length === 0 ? findings.kind : `\`${findings.here(...at)}\``;
    const message = `${here}${isScalar ? ` is ${shown(wrong)}, which` : ''} ${says}`;
    const isKnown = known.some((finding) =>
      finding.id === 'schema/duplicate-item'
        ? isOfRepeats && isWithin(place, finding.pointer!)
        : finding.pointer === place && (isOfValue(finding) || finding.message === message),
    );
    if (!isKnown) findings.add({ id: 'schema/cel', message, fix, below: at });
  }
}

/** Is it of a value that is wrong in itself, and breaks rules only for that? */
function isOfValue({ id, severity }: Diagnostic): boolean {
  return severity === 'error' && id !== 'schema/cel';
}

function wordsFor(rule: string, value: unknown, outcome: false | Error, findings: Findings): readonly RuleText[] {
  const { findRuleTexts } = require('./words/rule-texts') as typeof import('./words/rule-texts');
  const texts = findRuleTexts(rule, value);
  if (texts?.length) return texts;
  const subject = typeof value === 'object' ? fieldName(findings.path) || 'the object' : 'the value';
  const reason =
    outcome instanceof Error
      ? `has no value for the rule ${oneLine(rule)}: ${firstLine(outcome)}`
      : `breaks the rule ${oneLine(rule)}`;
  return [text(reason, `change it so that ${oneLine(rule)} is true, where self is ${subject}`)];
}

function oneLine(rule: string): string {
  const text = rule.replace(/\s+/g, ' ').trim();
  return text.length > 240 ? `${text.slice(0, 236)}...` : text;
}

function firstLine(error: Error): string {
  return error.message.split('\n', 1)[0]!;
}
