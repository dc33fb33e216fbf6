import type { OpenApiSchema } from '../input/open-api-schema';

/** Fields of which at most one, or exactly one, may be set. */
export interface ExclusiveGroup {
  readonly fields: readonly string[];
  readonly exactlyOne: boolean;
}

/** The groups that `oneOf` and CEL rules of an object make, as far as types can say them. */
export function exclusiveGroups(schema: OpenApiSchema): ExclusiveGroup[] {
  const combined = [schema, ...(schema.allOf ?? [])].flatMap(({ oneOf }) => groupOfOneOf(oneOf) ?? []);
  const ruled = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => groupOfRule(rule) ?? []);
  const known = [...combined, ...ruled].filter(({ fields }) =>
    fields.every((field) => schema.properties && Object.hasOwn(schema.properties, field)),
  );
  const needed = new Set((schema['x-kubernetes-validations'] ?? []).map(({ rule }) => fieldsOfWhichOneIsNeeded(rule)));
  return withoutImplied(known).map((group) =>
    needed.has(group.fields.join()) ? { ...group, exactlyOne: true } : group,
  );
}

function groupOfOneOf(members: OpenApiSchema['oneOf']): ExclusiveGroup | undefined {
  if (!members) return undefined;
  const required = members.filter((member) => !isNoneMember(member));
  const fields = required.map(onlyRequired);
  if (fields.length < 2 || !fields.every((field) => field !== undefined)) return undefined;
  return { fields: [...fields].sort(), exactlyOne: required.length === members.length };
}

/** `not: { anyOf: [{ required: [a] }, { required: [b] }] }`: none of them is set. */
function isNoneMember({ not }: OpenApiSchema): boolean {
  return not?.anyOf?.every((member) => onlyRequired(member) !== undefined) ?? false;
}

function onlyRequired(member: OpenApiSchema): string | undefined {
  return Object.keys(member).length === 1 && member.required?.length === 1 ? member.required[0] : undefined;
}

const FIELD = String.raw`self\.(\w+)`;
const COUNTED = new RegExp(String.raw`^\(has\(${FIELD}\)\s*\?\s*1\s*:\s*0\)$`);
const HAS = new RegExp(String.raw`^has\(${FIELD}\)$`);
const SUM = /^(.*\))\s*(<=|==)\s*1$/s;
const DIFFERENT = new RegExp(String.raw`^has\(${FIELD}\)\s*!=\s*has\(${FIELD}\)$`);
const NOT_BOTH = [
  new RegExp(String.raw`^!\(has\(${FIELD}\)\s*&&\s*has\(${FIELD}\)\)$`),
  new RegExp(String.raw`^!has\(${FIELD}\)\s*\|\|\s*!has\(${FIELD}\)$`),
];
const EITHER = new RegExp(
  String.raw`^\(has\(${FIELD}\)\s*&&\s*!has\(${FIELD}\)\)\s*\|\|\s*\(!has\(${FIELD}\)\s*&&\s*has\(${FIELD}\)\)$`,
);

function groupOfRule(text: string): ExclusiveGroup | undefined {
  const rule = text.trim();
  const sum = SUM.exec(rule);
  if (sum) return groupOfSum(sum[1]!, sum[2] === '==');
  const different = DIFFERENT.exec(rule);
  if (different) return pair(different[1]!, different[2]!, true);
  const either = EITHER.exec(rule);
  if (either && either[1] === either[3] && either[2] === either[4]) return pair(either[1]!, either[2]!, true);
  for (const pattern of NOT_BOTH) {
    const both = pattern.exec(rule);
    if (both) return pair(both[1]!, both[2]!, false);
  }
  return undefined;
}

function groupOfSum(terms: string, exactlyOne: boolean): ExclusiveGroup | undefined {
  const fields = terms.split(/\s*\+\s*/).map((term) => COUNTED.exec(term.trim())?.[1]);
  if (fields.length < 2 || !fields.every((field) => field !== undefined)) return undefined;
  return { fields: [...fields].sort(), exactlyOne };
}

/** The fields of `has(self.a) || has(self.b)`, in order. */
function fieldsOfWhichOneIsNeeded(rule: string): string | undefined {
  const terms = rule
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .split(/\s*\|\|\s*/)
    .map((term) => HAS.exec(term)?.[1]);
  return terms.includes(undefined) ? undefined : [...terms].sort().join();
}

function pair(a: string, b: string, exactlyOne: boolean): ExclusiveGroup {
  return { fields: [a, b].sort(), exactlyOne };
}

/** Leaves out a group that another one says already: the same fields, or some of them. */
function withoutImplied(groups: readonly ExclusiveGroup[]): ExclusiveGroup[] {
  const merged = new Map<string, ExclusiveGroup>();
  for (const group of groups) {
    const key = group.fields.join();
    merged.set(key, { fields: group.fields, exactlyOne: group.exactlyOne || (merged.get(key)?.exactlyOne ?? false) });
  }
  const unique = [...merged.values()];
  return unique.filter(
    (group) =>
      !unique.some(
        (other) =>
          other !== group &&
          (other.exactlyOne || !group.exactlyOne) &&
          group.fields.every((field) => other.fields.includes(field)),
      ),
  );
}
