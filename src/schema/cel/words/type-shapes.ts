import { alternatives } from '../../structural/findings';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { isSetAt, valueAt } from './value-at';

/** Rules on the fields of objects whose `type` says which of them they have. */
export const typeShapes: readonly RuleShape[] = [
  [
    /^self\.type == '(\w+)' \? has\(self\.(\w+)\) : !has\(self\.\2\)$/,
    ([type, field], self) => (valueAt(self, ['type']) === type ? lacks(type!, field!) : belongs(field!, [type!], self)),
  ],
  [
    /^(?:!\(has\(self\.(\w+)\) && self\.type != '(\w+)'\)|(?:!has\(self\.(\w+)\) \|\|) self\.type == '(\w+)')$/,
    ([field, type, otherField, otherType], self) => belongs(field ?? otherField!, [type ?? otherType!], self),
  ],
  [
    /^!\(self\.type == "(\w+)" && \(!has\(self\.(\w+)\) \|\| self\.\2 == ""\)\)$/,
    ([type, field]) => lacks(type!, field!),
  ],
  [
    /^!\(self\.type != "(\w+)" && has\(self\.(\w+)\) && self\.\2 != ""\)$/,
    ([type, field], self) => belongs(field!, [type!], self),
  ],
  [/^self\.type == '(\w+)' \|\| !has\(self\.(\w+)\)$/, ([type, field], self) => belongs(field!, [type!], self)],
  [
    /^has\(self\.(\w+)\) \? (\(?self\.type == '\w+'(?: \|\| self\.type == '\w+')*\)?) : true$/,
    ([field, types], self) => belongs(field!, wordsIn(types!), self),
  ],
  [/^(?:!\(!has\(self\.(\w+)\) && self\.type == '(\w+)'\))$/, ([field, type]) => lacks(type!, field!)],
  [
    /^(?:self\.type == '(\w+)'|\(?(?:!has\(self\.type\) \|\| |has\(self\.type\) && )self\.type == '(\w+)'\)?) ?\? has\(self\.(\w+)\) : true$/,
    ([type, otherType, field]) => lacks(type ?? otherType!, field!),
  ],
  [/^self\.(type|from) != '(\w+)' \|\| has\(self\.(\w+)\)$/, ([key, type, field]) => lacks(type!, field!, key)],
  [/^self\.type != '(\w+)' \|\| !has\(self\.(\w+)\)$/, ([type, field]) => refuses([field!], type!)],
  [
    /^(?:has\(self\.type\) && )?self\.type == '(\w+)' \? !has\(self\.(\w+)\) : true$/,
    ([type, field]) => refuses([field!], type!),
  ],
  [
    /^self\.type in \[([^\]]+)\] \? !has\(self\.(\w+)\) : true$/,
    ([types, field], self) => refuses([field!], String(valueAt(self, ['type']) ?? alternatives(wordsIn(types!)))),
  ],
  [
    /^self\.type == '(\w+)' && has\(self\.(\w+)\) \? !has\(self\.\2\.(\w+)\) : true$/,
    ([type, field, below]) => refuses([field!, below!], type!),
  ],
  [
    /^\(self\.type == '(\w+)' && has\(self\.(\w+)\) && !has\(self\.(\w+)\)\) \|\| \(self\.type == '(\w+)' && !has\(self\.\2\) && has\(self\.\3\)\)$/,
    ([type, field, otherField, otherType], self) => {
      const isOther = valueAt(self, ['type']) === otherType;
      const [own, foreign] = isOther ? [otherField!, field!] : [field!, otherField!];
      if (!isSetAt(self, [own])) return lacks(isOther ? otherType! : type!, own);
      return belongs(foreign, [isOther ? type! : otherType!], self);
    },
  ],
];

function belongs(field: string, types: readonly string[], self: unknown): RuleText {
  const type = valueAt(self, ['type']);
  const says = `belongs to the type ${alternatives(types)}`;
  if (typeof type !== 'string') {
    return isSetAt(self, [field])
      ? text(`${says}, and there is no \`type\``, `add \`type: ${types[0]}\``, [field])
      : text('has no `type`', 'add `type`');
  }
  const remove = `remove \`${field}\``;
  const fix = hasOwnField(type, self) ? remove : `set \`type\` to ${types[0]}, or ${remove}`;
  return text(`${says}, and the type is ${type}`, fix, [field]);
}

/** Is the field set that has the type's name, so that the type is what was meant? */
function hasOwnField(type: string, self: unknown): boolean {
  return Object.keys(self as object).some((name) => name.toLowerCase() === type.toLowerCase());
}

function lacks(type: string, field: string, key = 'type'): RuleText {
  return text(
    `${key === 'type' ? `is of type ${type}` : `has \`${key}: ${type}\``} and has no \`${field}\``,
    `add \`${field}\``,
  );
}

function refuses(path: readonly string[], type: string): RuleText {
  return text(`does not go with the type ${type}`, `remove \`${path[path.length - 1]}\``, path);
}

function wordsIn(list: string): string[] {
  return [...list.matchAll(/'(\w+)'/g)].map(([, word]) => word!);
}
