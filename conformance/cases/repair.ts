import type { Kind } from './definitions';
import type { JsonObject, Path } from './json';
import { clone, getAt, isObject, removeAt, setAt } from './json';
import type { Reason, Verdict } from './judge';
import type { Base } from './mutations/mutate';
import { findPlaces, isAround, memberSchema, type Place } from './places';
import type { Random } from './random';
import { RuleOperands } from './rule-operands';
import type { SchemaPath, ValueGenerator } from './value-generator';

/** Changes a rejected document where the judge objects, in the hope that it is accepted then. */
export class Repair {
  private readonly operands: RuleOperands;

  constructor(
    private readonly random: Random,
    private readonly values: ValueGenerator,
  ) {
    this.operands = new RuleOperands(random, values);
  }

  /** The changed document, which keeps the place it was made to have; later rounds cut deeper. */
  change({ kind, document, through }: Base, verdict: Verdict, round: number): JsonObject {
    const changed = clone(document);
    for (const reason of verdict.errors ?? []) this.answer(kind, changed, through, reason, round);
    return changed;
  }

  private answer(kind: Kind, document: JsonObject, through: SchemaPath, reason: Reason, round: number): void {
    const quoted = /"(spec[^"]*)" must validate/.exec(reason.text)?.[1];
    const path = this.instancePath(document, quoted ?? reason.path);
    const places = findPlaces(kind.schema, document);
    const place = deepest(places, path);
    if (reason.text.startsWith('Required')) {
      const name = path[path.length - 1];
      const missing = typeof name === 'string' ? memberSchema(place.schema, name) : undefined;
      if (missing && place.path.length === path.length - 1) {
        setAt(document, path, this.values.make(missing));
        return;
      }
    }
    if (reason.rule !== undefined && round < 7 && this.random.chance(0.85 - round * 0.08)) {
      if (this.operands.change(document, this.withRule(place, reason.rule), reason.rule)) return;
    }
    const removable = this.removable(place, through);
    if (removable && this.random.chance(0.3 + round * 0.1)) removeAt(document, removable.path);
    else if (place.path.length > 1) {
      const rest = isAround(place.path, through) ? through.slice(place.path.length) : [];
      setAt(document, place.path, this.values.make(place.schema, rest));
    }
  }

  /** A rule with a `fieldPath` reports a place below the one it stands on. */
  private withRule(place: Place, rule: string): Place {
    for (let at: Place | undefined = place; at; at = at.parent) {
      if (at.schema['x-kubernetes-validations']?.some((one) => one.rule === rule)) return at;
    }
    return place;
  }

  private removable(place: Place, through: SchemaPath): Place | undefined {
    for (let at: Place | undefined = place; at && at.path.length > 0; at = at.parent) {
      if (!at.required && at.path[0] !== 'metadata' && !isAround(at.path, through)) return at;
    }
    return undefined;
  }

  /** Reads `spec.http[0].match[key]`, whose keys may hold dots, along the document. */
  private instancePath(document: JsonObject, text: string): Path {
    const steps: (string | number)[] = [];
    let rest = text.replace(/^<nil>\.?/, '');
    while (rest !== '') {
      const bracket = /^\[([^\]]*)\]\.?/.exec(rest);
      const around = getAt(document, steps);
      const whole = isObject(around) && Object.hasOwn(around, rest) ? rest : undefined;
      const step = bracket ?? [`${whole ?? (/^[^.[]+/.exec(rest)?.[0] as string | undefined) ?? rest}`];
      const name = bracket ? (bracket[1] as string) : (step[0] as string);
      steps.push(Array.isArray(around) ? Number(name) : name);
      rest = rest.slice((step[0] as string).length).replace(/^\./, '');
    }
    return steps;
  }
}

function deepest(places: readonly Place[], path: Path): Place {
  let best = places[0] as Place;
  for (const place of places) {
    if (place.path.length > best.path.length && place.path.every((step, i) => step === path[i])) best = place;
  }
  return best;
}
