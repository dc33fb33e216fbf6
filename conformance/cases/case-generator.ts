import type { Case } from './case';
import type { Kind } from './definitions';
import { nameOf } from './definitions';
import { DocumentGenerator } from './document-generator';
import type { JsonObject } from './json';
import type { Judge } from './judge';
import { mutate, WEIGHTED, type Base } from './mutations/mutate';
import type { Mutation } from './mutations/mutation';
import { oddScalar, oddText } from './mutations/yaml-mutations';
import { findPlaces, schemaPlaces } from './places';
import type { Random } from './random';
import { Repair } from './repair';
import { RuleOperands } from './rule-operands';
import type { SchemaPath } from './value-generator';

const REPAIR_ROUNDS = 9;
/** How many changed documents are made of one accepted one. */
const CHANGES_PER_BASE = 5;

/** A CEL rule at one of the places where a kind's schema has it. */
export interface RulePlace {
  readonly kind: Kind;
  readonly rule: string;
  readonly through: SchemaPath;
}

/** Makes the cases of one kind, from documents that the judge accepts. */
export class CaseGenerator {
  private readonly documents: DocumentGenerator;
  private readonly repair: Repair;
  private readonly operands: RuleOperands;

  constructor(
    private readonly judge: Judge,
    private readonly random: Random,
  ) {
    this.documents = new DocumentGenerator(random);
    this.repair = new Repair(random, this.documents.values);
    this.operands = new RuleOperands(random, this.documents.values);
  }

  /** About `count` cases, a sixth of them unchanged. */
  async cases(kind: Kind, count: number): Promise<Case[]> {
    const places = schemaPlaces(kind.schema).filter(({ path }) => path.length > 0);
    const wanted = Math.ceil(count / (CHANGES_PER_BASE + 1));
    const throughs = Array.from({ length: wanted }, () =>
      this.random.chance(0.75) && places.length > 0 ? this.random.pick(places).path : [],
    );
    const bases = await this.accepted(kind, throughs);
    const cases = bases.map((base) => toCase(kind, 'none', base.document));
    for (let attempt = 0; bases.length > 0 && cases.length < count && attempt < count * 10; attempt++) {
      const mutation = this.random.pick(WEIGHTED);
      const document = mutate(bases[attempt % bases.length] as Base, mutation, this.random);
      if (document) cases.push(toCase(kind, mutation.name, document));
    }
    return cases;
  }

  /** The same documents as YAML, with a scalar or the text written in an odd way. */
  async yamlCases(kind: Kind, count: number): Promise<Case[]> {
    const bases = await this.accepted(
      kind,
      Array.from({ length: Math.ceil(count / 4) }, () => []),
    );
    return bases.flatMap(({ document }) =>
      Array.from({ length: 4 }, (_, i) => {
        const [mutation, write] =
          i % 2 === 0 ? (['yaml-scalar', oddScalar] as const) : (['yaml-text', oddText] as const);
        return { ...toCase(kind, mutation, document), manifest: write(document, this.random) };
      }),
    );
  }

  /** Cases of one mutation, from documents made to have a place for it. */
  async casesOf(mutation: Mutation, kind: Kind, count: number): Promise<Case[]> {
    const { seeks } = mutation;
    const places = schemaPlaces(kind.schema).filter(({ path, schema }) => path.length > 0 && (!seeks || seeks(schema)));
    if (places.length === 0) return [];
    const bases = await this.accepted(
      kind,
      Array.from({ length: count }, () => this.random.pick(places).path),
    );
    return bases.flatMap((base) => {
      const document = mutate(base, mutation, this.random);
      return document ? [toCase(kind, mutation.name, document)] : [];
    });
  }

  /** Documents that have the rule's place, changed in what the rule reads; two changes on the later attempts. */
  async ruleCases({ kind, rule, through }: RulePlace, count: number, changes: number): Promise<Case[]> {
    const made = await this.accepted(
      kind,
      Array.from({ length: 6 }, () => through),
    );
    const bases = made.filter((base) =>
      findPlaces(kind.schema, base.document).some(({ schema }) => hasRule(schema, rule)),
    );
    const cases: Case[] = [];
    for (let attempt = 0; bases.length > 0 && attempt < count; attempt++) {
      const base = bases[attempt % bases.length] as Base;
      const document = JSON.parse(JSON.stringify(base.document)) as JsonObject;
      let changed = false;
      for (let i = 0; i < changes; i++) {
        const places = findPlaces(kind.schema, document).filter(({ schema }) => hasRule(schema, rule));
        const place = this.random.find(places);
        if (place) changed = this.operands.change(document, place, rule) || changed;
      }
      if (changed) cases.push(toCase(kind, changes > 1 ? 'rule-operands' : 'rule-operand', document));
    }
    return cases;
  }

  private async accepted(kind: Kind, throughs: readonly SchemaPath[]): Promise<Base[]> {
    const bases: Base[] = [];
    let pending = throughs.map((through): Base => ({ kind, through, document: this.documents.make(kind, through) }));
    for (let round = 0; round < REPAIR_ROUNDS && pending.length > 0; round++) {
      const verdicts = await Promise.all(pending.map(({ document }) => this.judge.judge(JSON.stringify(document))));
      const rejected: Base[] = [];
      pending.forEach((base, i) => {
        const verdict = verdicts[i];
        if (!verdict?.crd) bases.push(base);
        else rejected.push({ ...base, document: this.repair.change(base, verdict, round) });
      });
      pending = rejected;
    }
    return bases;
  }
}

function hasRule(schema: Kind['schema'], rule: string): boolean {
  return schema['x-kubernetes-validations']?.some((one) => one.rule === rule) ?? false;
}

function toCase(kind: Kind, mutation: string, document: JsonObject): Case {
  return { id: nameOf(kind), kind: `${kind.group} ${kind.kind}`, mutation, manifest: JSON.stringify(document) };
}

/** Where each distinct CEL rule stands, transition rules left out: a create has no old value. */
export function findRulePlaces(kinds: readonly Kind[]): Map<string, RulePlace[]> {
  const found = new Map<string, RulePlace[]>();
  for (const kind of kinds) {
    for (const { path, schema } of schemaPlaces(kind.schema)) {
      for (const { rule } of schema['x-kubernetes-validations'] ?? []) {
        if (/\boldSelf\b/.test(rule)) continue;
        found.set(rule, [...(found.get(rule) ?? []), { kind, rule, through: path }]);
      }
    }
  }
  return found;
}
