import { gatewayRuleStarts } from './gateway-rule-texts';
import type { RuleText } from './rule-text';

const text = (says: string, fix: string): RuleText => ({ says, fix });

/** Rules that come in many variants: what they say is read from the rule itself. */
const shapes: readonly (readonly [shape: RegExp, make: (groups: readonly (string | undefined)[]) => RuleText])[] = [
  [
    /^((?:\(has\(self\.\w+\) ?\? ?1 ?: ?0\)(?: \+ )?)+) (<=|==) 1$/,
    ([terms, comparison]) => {
      const names = [...terms!.matchAll(/self\.(\w+)/g)].map(([, name]) => `\`${name}\``).join(', ');
      return comparison === '=='
        ? text(`needs exactly one of ${names}`, `set one of ${names}`)
        : text(`sets more than one of ${names}`, `keep one of ${names}`);
    },
  ],
  [
    /^!\(has\(self\.(\w+)\) && self\.type != '(\w+)'\)$/,
    ([field, type]) =>
      text(`has \`${field}\`, which belongs to the type ${type}`, `set \`type\` to ${type}, or remove \`${field}\``),
  ],
  [
    /^!\(!has\(self\.(\w+)\) && self\.type == '(\w+)'\)$/,
    ([field, type]) => text(`is of type ${type} and has no \`${field}\``, `add \`${field}\``),
  ],
  [
    /^self\.type == '(\w+)' \? has\(self\.(\w+)\) : !has\(self\.\2\)$/,
    ([type, field]) =>
      text(`needs \`${field}\` exactly when its type is ${type}`, `add \`${field}\`, or set \`type\` to ${type}`),
  ],
  [
    /^has\(self\.(\w+)\) \? self\.type == '(\w+)' : true$/,
    ([field, type]) =>
      text(`has \`${field}\`, which belongs to the type ${type}`, `set \`type\` to ${type}, or remove \`${field}\``),
  ],
  [
    /^self\.type == '(\w+)' \? has\(self\.(\w+)\) : true$/,
    ([type, field]) => text(`is of type ${type} and has no \`${field}\``, `add \`${field}\``),
  ],
  [
    /^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/,
    ([type]) => text(`has more than one ${type} filter`, `keep one ${type} filter`),
  ],
  [
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? !self\.value\.(contains|endsWith)\('(.+)'\) : true$/,
    ([place, part]) =>
      text(
        `has a path that ${place === 'contains' ? 'contains' : 'ends in'} "${part}"`,
        `remove "${part}" from the path`,
      ),
  ],
  [
    /^!has\(self\.(\w+)\) \|\| !has\(self\.(\w+)\)$/,
    ([one, other]) => text(`sets \`${one}\` and \`${other}\``, `keep only one of \`${one}\` and \`${other}\``),
  ],
  [
    /^isURL\(self\) \? \(url\(self\)\.getScheme\(\)/,
    () => text('is no address of a module', 'write an address that begins with oci://, https://, http:// or file://'),
  ],
  [
    /^\(?((?:has\(self\.\w+\)(?: \|\| )?){2,})\)?$/,
    ([fields]) => {
      const names = namesIn(fields!);
      return text(`sets none of ${names}, one is needed`, `add one of ${names}`);
    },
  ],
  [
    /^!\(has\(self\.(\w+)\) && has\(self\.(\w+)\)\)$/,
    ([one, other]) => text(`sets \`${one}\` and \`${other}\``, `keep only one of \`${one}\` and \`${other}\``),
  ],
  [
    /^\(has\(self\.(\w+)\) && !has\(self\.(\w+)\)\) \|\| \(!has\(self\.\1\) && has\(self\.\2\)\)$/,
    ([one, other]) =>
      text(`needs \`${one}\` or \`${other}\`, and not both`, `set exactly one of \`${one}\` and \`${other}\``),
  ],
  [
    /^(?:!has\(self\.(\w+)\) \|\| self\.type == '(\w+)'|self\.type == '(\w+)' \|\| !has\(self\.(\w+)\))$/,
    ([field, type, otherType, otherField]) => belongsTo(field ?? otherField!, type ?? otherType!),
  ],
  [/^self\.(?:type|from) != '(\w+)' \|\| has\(self\.(\w+)\)$/, ([type, field]) => lacks(type!, field!)],
  [
    /^\(?(?:!has\(self\.type\) \|\| |has\(self\.type\) && )self\.type == '(\w+)'\)? ?\? has\(self\.(\w+)\) : true$/,
    ([type, field]) => lacks(type!, field!),
  ],
  [
    /^(?:self\.type != '(\w+)' \|\| !has\(self\.(\w+)\)|(?:has\(self\.type\) && )?self\.type == '(\w+)' \? !has\(self\.(\w+)\) : true)$/,
    ([type, field, otherType, otherField]) =>
      text(`is of type ${type ?? otherType} and has \`${field ?? otherField}\``, `remove \`${field ?? otherField}\``),
  ],
  [
    /^\(self\.type == '(\w+)' && has\(self\.(\w+)\) && !has\(self\.(\w+)\)\) \|\| \(self\.type == '(\w+)' && !has\(self\.\2\) && has\(self\.\3\)\)$/,
    ([type, field, otherField, otherType]) =>
      text(
        `does not have the one field of its type: \`${field}\` for ${type}, \`${otherField}\` for ${otherType}`,
        `set \`${field}\` or \`${otherField}\`, and \`type\` to match`,
      ),
  ],
  [
    /^has\(self\.(targetRefs?)\) \? self\.targetRefs?(?:\.all\(ref, ref)?\.(group|kind) (?:== '([^']+)'|in \[([^\]]+)\])\)? : true$/,
    ([field, part, one, several]) => {
      const allowed = one ?? several!.replace(/'/g, '');
      return text(`has a \`${field}\` of another ${part} than ${allowed}`, `point to ${part} ${allowed}`);
    },
  ],
  [/^!has\(self\.(\w+)\)$/, ([field]) => text(`has \`${field}\`, which is not allowed here`, `remove \`${field}\``)],
  [/^self\.kind == '(\w+)'$/, ([kind]) => text(`points to another kind than ${kind}`, `set \`kind\` to ${kind}`)],
  [/^self != ['"](.+)['"]$/, ([value]) => text('is not allowed here', `write another value than ${value}`)],
];

/** The words for a rule that has the shape of many, undefined for another. */
export function findShapedText(rule: string): RuleText | undefined {
  for (const [shape, make] of shapes) {
    const match = shape.exec(rule);
    if (match) return make(match.slice(1));
  }
  return gatewayRuleStarts.find(([start]) => rule.startsWith(start))?.[1];
}

function namesIn(fields: string): string {
  return [...fields.matchAll(/self\.(\w+)/g)].map(([, name]) => `\`${name}\``).join(', ');
}

function belongsTo(field: string, type: string): RuleText {
  return text(`has \`${field}\`, which belongs to the type ${type}`, `set \`type\` to ${type}, or remove \`${field}\``);
}

function lacks(type: string, field: string): RuleText {
  return text(`is of type ${type} and has no \`${field}\``, `add \`${field}\``);
}
