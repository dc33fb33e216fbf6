import type { Schema } from './definitions';
import type { Json, JsonObject, Path } from './json';
import { clone, getAt, isObject, removeAt, setAt } from './json';
import type { Place } from './places';
import { memberSchema } from './places';
import type { Random } from './random';
import { randomDuration, randomText, TRICKY_TEXTS } from './sample-strings';
import type { ValueGenerator } from './value-generator';

interface Operand {
  readonly path: Path;
  readonly schema: Schema;
  readonly isSet: boolean;
}

/** Changes one value that a CEL rule reads: sets, unsets, empties, equals or repeats it. */
export class RuleOperands {
  constructor(
    private readonly random: Random,
    private readonly values: ValueGenerator,
  ) {}

  /** Changes the document in place; false when nothing could be changed. */
  change(document: JsonObject, place: Place, rule: string): boolean {
    const value = getAt(document, place.path);
    if (value === undefined) return false;
    if (this.random.chance(0.3) && this.equalize(document, place, rule)) return true;
    const operands = this.operands(place.schema, value, place.path, mentionedNames(rule), 0);
    const literals = stringLiterals(rule);
    if (Array.isArray(value) && this.random.chance(0.3) && this.overfill(document, place, operands, rule)) return true;
    const operand = this.random.find(operands);
    if (!operand || (this.random.chance(0.25) && place.path.length > 0)) {
      return this.changeSelf(document, { path: place.path, schema: place.schema, isSet: true }, literals);
    }
    return this.changeOperand(document, operand, operands, literals);
  }

  /** Gives one side of a rule's `self.a.b == self.c` the value of the other. */
  private equalize(document: JsonObject, place: Place, rule: string): boolean {
    const sides = /self((?:\.\w+)+) == self((?:\.\w+)+)/.exec(rule);
    if (!sides) return false;
    const pathOf = (side: string): Path => {
      const names = side.slice(1).split('.');
      return [...place.path, ...names.map((name) => name.replace(/^__(.+)__$/, '$1'))];
    };
    const left = pathOf(sides[1] as string);
    const right = pathOf(sides[2] as string);
    const from = getAt(document, right) === undefined ? left : right;
    const value = getAt(document, from);
    const to = from === right ? left : right;
    if (value === undefined) return false;
    for (let length = place.path.length + 1; length < to.length; length++) {
      if (getAt(document, to.slice(0, length)) === undefined) setAt(document, to.slice(0, length), {});
    }
    return setAt(document, to, clone(value));
  }

  /** Makes lists long enough for a rule that bounds how many items they have together. */
  private overfill(document: JsonObject, place: Place, operands: readonly Operand[], rule: string): boolean {
    const bound = Number(/<= (\d{2,})$/.exec(rule)?.[1]);
    const list = getAt(document, place.path);
    if (!bound || !Array.isArray(list)) return false;
    for (const { path, schema } of operands) {
      const inner = getAt(document, path);
      if (Array.isArray(inner)) pad(inner, Math.min(schema.maxItems ?? bound, bound));
    }
    pad(list, this.random.integer(2, 4));
    return true;
  }

  private operands(schema: Schema, value: Json, path: Path, names: ReadonlySet<string>, depth: number): Operand[] {
    if (depth > 6) return [];
    if (Array.isArray(value)) {
      const items = schema.items;
      return items ? value.flatMap((item, i) => this.operands(items, item, [...path, i], names, depth + 1)) : [];
    }
    if (!isObject(value)) return [];
    const found: Operand[] = [];
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (names.has(name)) found.push({ path: [...path, name], schema: property, isSet: Object.hasOwn(value, name) });
    }
    for (const [name, member] of Object.entries(value)) {
      const inner = memberSchema(schema, name);
      if (inner && member !== null) found.push(...this.operands(inner, member, [...path, name], names, depth + 1));
    }
    return found;
  }

  private changeOperand(
    document: JsonObject,
    operand: Operand,
    all: readonly Operand[],
    literals: readonly string[],
  ): boolean {
    if (!operand.isSet) return setAt(document, operand.path, this.fresh(operand.schema, literals));
    const draw = this.random.next();
    if (draw < 0.35) return removeAt(document, operand.path);
    if (draw < 0.55) {
      const name = operand.path[operand.path.length - 1];
      const equals = all.filter(
        (other) => other !== operand && other.isSet && other.path[other.path.length - 1] === name,
      );
      const other = this.random.find(equals);
      const value = other && getAt(document, other.path);
      if (value !== undefined) return setAt(document, operand.path, clone(value));
    }
    if (draw < 0.7) return this.repeatItem(document, operand.path) || removeAt(document, operand.path);
    return this.changeSelf(document, operand, literals);
  }

  private changeSelf(document: JsonObject, operand: Operand, literals: readonly string[]): boolean {
    const value = getAt(document, operand.path);
    if (operand.path.length === 0) return false;
    if (Array.isArray(value)) {
      if (value.length > 0 && this.random.chance(0.1))
        pad(value, this.random.pick([2, 17, 64, operand.schema.maxItems ?? 10]));
      else if (value.length > 0 && this.random.chance(0.4)) value.push(clone(this.random.pick(value)));
      else if (this.random.chance(0.25)) value.length = 0;
      else if (operand.schema.items) value.push(this.fresh(operand.schema.items, literals));
      return true;
    }
    if (isObject(value) && typeof operand.schema.additionalProperties === 'object') {
      const key = this.random.pick([
        '',
        '*',
        'a*',
        '0',
        '65536',
        '-1',
        'x',
        'a/b/c',
        'UPPER',
        'a'.repeat(63),
        'a'.repeat(254),
        ...literals,
      ]);
      value[key] = this.fresh(operand.schema.additionalProperties, literals);
      return true;
    }
    return setAt(document, operand.path, this.fresh(operand.schema, literals));
  }

  private fresh(schema: Schema, literals: readonly string[]): Json {
    if (this.random.chance(0.2)) {
      if (schema.type === 'string' && !schema.enum) return '';
      if (schema.type === 'integer' || schema.type === 'number') return this.random.pick([-1, 0, 1, 99, 100, 101]);
      if (schema.type === 'array') return [];
    }
    if (schema.type === 'string' && !schema.enum) {
      const rules = JSON.stringify(schema['x-kubernetes-validations'] ?? []);
      if (rules.includes('duration(') || /(duration|timeout|interval|window)/i.test(schema.pattern ?? '')) {
        return randomDuration(this.random);
      }
      if (literals.length > 0 && this.random.chance(0.6)) {
        const literal = this.random.pick(literals);
        return this.random.pick([
          literal,
          literal,
          `${literal}x`,
          `${literal}/`,
          literal.toUpperCase(),
          literal.toLowerCase(),
        ]);
      }
      const tricky = this.random.chance(0.3) ? randomText(this.random) : this.random.pick(TRICKY_TEXTS);
      const mayBe = schema.pattern === undefined || new RegExp(schema.pattern).test(tricky);
      if (mayBe && this.random.chance(0.4)) return tricky;
    }
    return this.values.make(schema);
  }

  private repeatItem(document: JsonObject, path: Path): boolean {
    for (let length = path.length; length > 0; length--) {
      if (typeof path[length - 1] !== 'number') continue;
      const list = getAt(document, path.slice(0, length - 1));
      const item = getAt(document, path.slice(0, length));
      if (Array.isArray(list) && item !== undefined) return list.push(clone(item)) > 0;
    }
    return false;
  }
}

function pad(list: Json[], length: number): void {
  while (list.length > 0 && list.length < Math.min(length, 300)) list.push(clone(list[list.length - 1] as Json));
}

function mentionedNames(rule: string): Set<string> {
  const names = [...rule.matchAll(/\.(\w+)/g)].map((match) => (match[1] as string).replace(/^__(.+)__$/, '$1'));
  return new Set(names);
}

function stringLiterals(rule: string): string[] {
  return [...rule.matchAll(/'([^']*)'|"([^"]*)"/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((text) => text.length < 40);
}
