import type { Diagnostic } from '../diagnostics/diagnostic';
import type { CheckLevel, ObjectCheck } from '../objects/object-checks';
import { applyRules } from './apply-rules';
import { registry } from './registry';
import { ruleId } from './rule';
import { Run } from './run';

/** Istio's rules as a level of checking above the schema. */
export const beginCheck: CheckLevel = (objects) => {
  const run = new Run(objects);
  return (manifest, options, ofSchema) => withoutRepeats(applyRules(manifest, options, run), ofSchema);
};

/** What they say of one object alone. */
export const checkObject: ObjectCheck = beginCheck([]);

/** What is wrong with a value itself, so that everything read from it or below it is only a consequence. */
const OF_SHAPE: ReadonlySet<string> = new Set([
  'schema/istio-version',
  'schema/required',
  'schema/too-deep',
  'schema/type',
  'schema/union',
]);

interface Repeats {
  readonly isInSchema: boolean;
  /** The ids of rules that say more. */
  readonly saidBy: readonly string[];
}

let repeats: ReadonlyMap<string, Repeats> | undefined;

/**
 * The findings of rules for people: each cause once. Left out is what the schema's findings of the same object already
 * say, and what another rule says better of the same field.
 */
function withoutRepeats(found: readonly Diagnostic[], ofSchema: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length === 0) return found;
  const errors = ofSchema.filter(({ severity }) => severity === 'error');
  // The Istio version does not have the kind.
  if (errors.some(({ pointer }) => pointer === '/kind')) return [];
  const places = new Set(found.map((one) => `${one.id} ${placeOf(one)}`));
  repeats ??= findRepeats();
  return found.filter((finding) => {
    const { isInSchema, saidBy } = repeats!.get(finding.id)!;
    if (saidBy.some((id) => places.has(`${id} ${placeOf(finding)}`))) return false;
    return !errors.some((error) => isRepeat(finding, isInSchema, error));
  });
}

/** The field, also within a text. */
function placeOf({ pointer, inText }: Diagnostic): string {
  return inText ? `${pointer} ${inText.line}:${inText.column}` : `${pointer}`;
}

function findRepeats(): Map<string, Repeats> {
  const found = new Map<string, Repeats>();
  for (const kind of registry) {
    for (const rule of kind.parts.flatMap(({ rules }) => rules)) {
      const saidBy = (rule.saidBy ?? []).map((name) => `istio/${kind.slug}/${name}`);
      found.set(ruleId(kind, rule), { isInSchema: rule.isInSchema === true, saidBy });
    }
  }
  return found;
}

function isRepeat({ pointer: place = '' }: Diagnostic, isInSchema: boolean, error: Diagnostic): boolean {
  const { pointer: other = '' } = error;
  if (place === other || (OF_SHAPE.has(error.id) && isBelow(place, other))) return true;
  return isInSchema && (isBelow(place, other) || isBelow(other, place));
}

function isBelow(pointer: string, ancestor: string): boolean {
  return pointer.length > ancestor.length && pointer.startsWith(ancestor) && pointer[ancestor.length] === '/';
}
