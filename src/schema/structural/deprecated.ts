import type { FieldPath } from '../../diagnostics/pointer';
import type { Deprecation } from '../node';
import { fieldName, shown, type Findings } from './findings';
import { flowText } from './flow-text';

type Fields = Readonly<Record<string, unknown>>;

/** Reports a field that upstream calls deprecated, with what to write in its place. */
export function reportDeprecatedField(name: string, holder: Fields, field: Deprecation, findings: Findings): void {
  if (field.isFoundByRule) return;
  findings.add({
    id: 'schema/deprecated',
    message: `\`${findings.here(name)}\` is deprecated${effectOf(field)}`,
    ...whyOf(field),
    fix: field.fix ?? fixOf(name, holder, field.use),
    below: [name],
  });
}

/** Reports a value of a closed set that upstream calls deprecated. */
export function reportDeprecatedValue(value: unknown, deprecation: Deprecation, findings: Findings): void {
  const { use, fix = `write \`${fieldName(findings.path.slice(-1))}: ${use!}\`` } = deprecation;
  findings.add({
    id: 'schema/deprecated',
    message: `\`${findings.here()}\` is ${shown(value)}, which is deprecated${effectOf(deprecation)}`,
    ...whyOf(deprecation),
    fix,
  });
}

function effectOf({ hasNoEffect }: Deprecation): string {
  return hasNoEffect ? ', and has no effect' : '';
}

function whyOf({ hasNoEffect }: Deprecation): { readonly why?: string } {
  return hasNoEffect ? { why: 'Istio reads it no more: what it was meant to do does not happen' } : {};
}

/** The path of what takes the place of a field of the object at a path. */
export function pathInstead({ use }: Deprecation, holder: FieldPath): FieldPath | undefined {
  if (use?.startsWith('../')) return pathInstead({ use: use.slice(3) }, holder.slice(0, -1));
  return use === undefined ? undefined : [...holder, ...use.replace(/\[\]/g, '').split('.')];
}

/** Longer values are not repeated. */
const LONGEST_VALUE = 160;

function fixOf(name: string, holder: Fields, use: string | undefined): string {
  const [top = '', ...below] = use?.split('.') ?? [];
  const sibling = top.replace('[]', '');
  if (use === undefined || isSet(holder, sibling)) return `remove \`${name}\``;
  const text = flowText(placed(holder[name], top, below));
  if (text === undefined || text.length > LONGEST_VALUE) return `write its value at \`${use}\` instead`;
  return `write \`${sibling}: ${text}\` instead`;
}

function isSet(holder: Fields, name: string): boolean {
  return Object.hasOwn(holder, name) && holder[name] !== undefined && holder[name] !== null;
}

/** The value of the field `top` for which the old value stands at the end of the path. */
function placed(value: unknown, top: string, below: readonly string[]): unknown {
  const [next, ...rest] = below;
  const wrap = (one: unknown): unknown =>
    next === undefined ? one : { [next.replace('[]', '')]: placed(one, next, rest) };
  if (!top.endsWith('[]')) return wrap(value);
  return Array.isArray(value) ? value.map(wrap) : [wrap(value)];
}
