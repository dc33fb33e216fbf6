import type { Diagnostic } from '../../diagnostics/diagnostic';
import { pathOf, pointerOf } from '../../diagnostics/pointer';
import type { CelRule } from '../node';
import { fieldName, isWithin, shown, type Findings } from '../structural/findings';
import { text, type RuleText } from './words/rule-text';
import { valueAt } from './words/value-at';

/** Reports a rule that does not hold, or has no value, unless that only follows from what is reported already. */
export function reportRule(rule: CelRule, value: unknown, outcome: false | Error, findings: Findings): void {
  const known = findings.foundHere();
  const wrongPlaces = new Set(known.filter(isOfValue).map(({ pointer }) => pointer!));
  if (outcome instanceof Error && wrongPlaces.size > 0) return;
  if (fieldsCompared(rule.rule).some((field) => wrongPlaces.has(pointerOf([...findings.path, field])))) return;
  const below = rule.fieldPath ? pathOf(rule.fieldPath.replace(/\./g, '/')) : [];
  for (const { says, fix, at = below } of wordsFor(rule.rule, value, outcome, findings)) {
    const place = pointerOf([...findings.path, ...at]);
    if (at.length > 0 && wrongPlaces.has(place)) continue;
    const wrong = valueAt(value, at);
    const isScalar = wrong !== undefined && typeof wrong !== 'object';
    const here = findings.path.length + at.length === 0 ? findings.kind : `\`${findings.here(...at)}\``;
    const message = `${here}${isScalar ? ` is ${shown(wrong)}, which` : ''} ${says}`;
    if (!known.some((finding) => isRepeat(finding, rule, place, message))) {
      findings.add({ id: 'schema/cel', message, fix, below: at });
    }
  }
}

/** Has another rule said it, or has the list, which holds each of its items once? */
function isRepeat(finding: Diagnostic, { rule }: CelRule, place: string, message: string): boolean {
  if (finding.pointer === place && finding.message === message) return true;
  const isOfOnes = finding.id === 'schema/duplicate-item' && rule.includes('.exists_one(');
  return isOfOnes && isWithin(place, finding.pointer!);
}

/** Is it of a value that is wrong in itself, and breaks rules only for that? */
function isOfValue({ id, severity }: Diagnostic): boolean {
  return severity === 'error' && id !== 'schema/cel';
}

/** The fields of which a rule reads the value, and not only whether they are set. */
function fieldsCompared(rule: string): readonly string[] {
  return [...rule.replace(/\bhas\([^()]*\)/g, '').matchAll(/\bself\.(\w+)/g)].map(([, field]) => field!);
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
