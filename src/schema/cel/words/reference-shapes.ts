import { findClosest } from '../../../diagnostics/did-you-mean';
import type { FieldPath } from '../../../diagnostics/pointer';
import { alternatives } from '../../structural/findings';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { findItems, valueAt } from './value-at';

/** Kinds of the group without a name. */
const CORE_KINDS: ReadonlySet<unknown> = new Set(['ConfigMap', 'Secret', 'Service']);

const STRING = String.raw`(?:'[^']*'|"[^"]*")`;
const PART = String.raw`\w+\.(?:kind|group|type)`;
const CONDITION = String.raw`\(?${PART} (?:== ${STRING}(?: \|\| ${PART} == ${STRING})*|in \[${STRING}(?:, ?${STRING})*\])\)?`;

/** Rules on the kinds, groups and types that a reference can have. */
export const referenceShapes: readonly RuleShape[] = [
  // self.kind == 'Secret', self.kind in ['ConfigMap', 'Secret'] && self.group in ['', 'v1']
  [
    new RegExp(String.raw`^(${CONDITION}(?: && ${CONDITION})*)$`),
    ([conditions], self) => outside(self, [[]], conditions!, false),
  ],
  // has(self.group) ? self.group == 'gateway.networking.k8s.io' : true
  [
    new RegExp(String.raw`^has\(self\.(\w+)\) \? (?=self\.\1 )(${CONDITION}) : true$`),
    ([, condition], self) => outside(self, [[]], condition!, false),
  ],
  // has(self.targetRef) ? self.targetRef.kind == 'Gateway' : true
  [
    new RegExp(String.raw`^has\(self\.(\w+)\) \? self\.(?=\1\.)(${CONDITION}) : true$`),
    ([field, condition], self) => outside(self, [[field!]], condition!, isTarget(field!)),
  ],
  // has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['Gateway', 'HTTPRoute']) : true
  [
    new RegExp(String.raw`^has\(self\.(\w+)\) \? \(?self\.\1\.all\(\w+, (${CONDITION})\)+ : true$`),
    ([list, condition], self) =>
      outside(
        self,
        findItems(self, [list!], () => true),
        condition!,
        isTarget(list!),
      ),
  ],
  // !has(self.mergeType) || ((!has(self.targetRef) || self.targetRef.kind in ['HTTPRoute']) && ...)
  [
    /^!has\(self\.(\w+)\) \|\| \(\(!has\(self\.targetRef\) \|\| self\.targetRef\.kind in \[([^\]]+)\]\) && /,
    ([field, kinds]) =>
      text(`works only in a policy for ${alternatives(stringsIn(kinds!))}`, `remove \`${field}\``, [field!]),
  ],
];

/** What is said of the references that have something else in a part that one of the conditions is about. */
function outside(self: unknown, paths: readonly FieldPath[], conditions: string, ofPolicy: boolean): RuleText[] {
  return conditions.split(' && ').flatMap((condition) => {
    const part = /\.(\w+) /.exec(condition)![1]!;
    const allowed = stringsIn(condition);
    const says = `is no ${part === 'group' ? 'API group' : part} that ${ofPolicy ? 'this policy applies to' : 'can stand here'}`;
    const wrong = paths.filter((path) => !allowed.includes(valueAt(self, [...path, part]) as string));
    return wrong.map((path) => text(says, fixOf(part, allowed, valueAt(self, path)), [...path, part]));
  });
}

function isTarget(field: string): boolean {
  return field.startsWith('target');
}

function fixOf(part: string, allowed: readonly string[], reference: unknown): string {
  const given = valueAt(reference, [part]);
  const isCore = part === 'group' && allowed.includes('') && CORE_KINDS.has(valueAt(reference, ['kind']));
  const closest = typeof given === 'string' && isMisspelt(part, given) ? findClosest(given, allowed) : undefined;
  const meant = isCore ? [''] : closest !== undefined ? [closest] : allowed.filter((value) => value !== 'v1');
  const words = meant.map((value) => (value === '' ? '""' : value));
  return words.length === 1 ? `write \`${part}: ${words[0]}\`` : `write ${alternatives(words)}`;
}

/** The kinds of the Gateway API's routes are close to each other, and none is another one misspelt. */
function isMisspelt(part: string, given: string): boolean {
  return part !== 'group' && !/^(HTTP|GRPC|TLS|TCP|UDP)Route$/.test(given);
}

function stringsIn(list: string): string[] {
  return [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double!);
}
