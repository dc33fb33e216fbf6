import type { CompiledNode } from './compiled-node';
import { reportDeprecatedField, reportDeprecatedValue } from './deprecated';
import type { Findings } from './findings';
import { describeType, fitsType, jsonTypeOf, type JsonType } from './json-type';
import { findKeywordProblem } from './keywords';
import { checkListItems } from './lists';
import { fixOfType } from './type-fix';
import { checkCombinations } from './unions';
import { reportUnknownField } from './unknown-field';

/** Runs the rules that stand on a node, on a value whose shape is right. */
export type RuleRunner = (value: unknown, node: CompiledNode, isRoot: boolean) => void;

/** Deeper values are left alone: the API server stops reading at 10,000, other tools long before. */
const MOST_LEVELS = 500;

const META_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * One walk over an object along its schema, in the API server's order: nulls dropped, defaults set, shape checked, and
 * the rules of each value whose shape is right.
 */
export class StructuralCheck {
  private level = 0;
  private readonly ancestors: CompiledNode[] = [];
  private isTooDeep = false;
  /** At which level each value without a schema was measured: a program may use one in many places, or in itself. */
  private readonly measured = new Map<unknown, number>();
  private readonly where = (): string => this.findings.here();

  constructor(
    private readonly findings: Findings,
    private readonly runRules: RuleRunner,
  ) {}

  /** Checks a value and returns it as it is after defaulting. */
  check(value: unknown, node: CompiledNode, preserved = false): unknown {
    const type = jsonTypeOf(value);
    if (!fitsType(type, node)) return this.reportType(value, type, node);
    const { findings } = this;
    if (node.isPlain && type !== 'object' && type !== 'array') return value;
    if (this.level >= MOST_LEVELS) return this.reportDepth(value);
    const before = findings.shapeProblems;
    this.level++;
    const settled =
      type === 'object'
        ? this.checkFields(value as Fields, node, preserved)
        : type === 'array'
          ? this.checkItems(value as readonly unknown[], node, preserved)
          : value;
    this.level--;
    const problem = findKeywordProblem(settled, type, node, this.where);
    if (problem) findings.add(problem);
    const { schema } = node;
    const instead = node.deprecatedValues && !problem ? node.deprecatedValues[settled as string] : undefined;
    if (instead) reportDeprecatedValue(settled, instead, findings);
    if (schema.oneOf || schema.anyOf || schema.allOf || schema.not !== undefined) {
      checkCombinations(settled, node, findings);
    }
    const isReadable =
      findings.shapeProblems === before && (problem === undefined || type === 'object' || type === 'array');
    if (schema.rules && type !== 'null' && isReadable) {
      this.runRules(settled, node, this.level === 0);
    }
    return settled;
  }

  private checkFields(object: Fields, node: CompiledNode, preserved: boolean): Fields {
    const { findings } = this;
    const keepsUnknown = preserved || node.schema.preserveUnknown === true;
    const isResource = this.level === 1 || node.schema.embedded === true;
    let settled: Record<string, unknown> | undefined;
    let meant: (string | undefined)[] | undefined;
    this.ancestors.push(node);
    for (const name of Object.keys(object)) {
      const value = object[name];
      const field = node.properties.get(name) ?? node.values;
      const isMeta = isResource && META_FIELDS.has(name);
      if (value === undefined || (value === null && field && !isKeptNull(field))) {
        settled ??= { ...object };
        delete settled[name];
        continue;
      }
      if (field === undefined) {
        if (isMeta) continue;
        if (keepsUnknown) this.checkDepth(name, value);
        else (meant ??= []).push(reportUnknownField(name, node, this.ancestors.slice(0, -1), findings));
        continue;
      }
      if (field.deprecated) reportDeprecatedField(name, object, field.deprecated, findings);
      findings.path.push(name);
      const checked = isMeta && !isReadable(value) ? value : this.check(value, field, isMeta);
      findings.path.pop();
      if (checked !== value) put((settled ??= { ...object }), name, checked);
    }
    for (const [name, field] of node.defaults) {
      if (Object.hasOwn(settled ?? object, name)) continue;
      findings.path.push(name);
      put((settled ??= { ...object }), name, this.check(field.schema.default, field));
      findings.path.pop();
    }
    this.ancestors.pop();
    this.checkRequired(settled ?? object, node, meant);
    return settled ?? object;
  }

  /** A field that an unknown one most likely means is not reported a second time. */
  private checkRequired(object: Fields, node: CompiledNode, meant?: readonly (string | undefined)[]): void {
    for (const name of node.schema.required ?? []) {
      if (Object.hasOwn(object, name)) continue;
      if (meant?.includes(name)) {
        this.findings.shapeProblems++;
        continue;
      }
      const here = this.findings.path.length === 0 ? this.findings.kind : `\`${this.findings.here()}\``;
      this.findings.add({
        id: 'schema/required',
        message: `${here} has no \`${name}\`, which is required`,
        fix: `add \`${name}\`${requiredHint(node.properties.get(name))}`,
        below: [name],
      });
    }
  }

  private checkItems(items: readonly unknown[], node: CompiledNode, preserved: boolean): readonly unknown[] {
    const { findings } = this;
    const itemNode = node.items;
    const keepsUnknown = preserved || node.schema.preserveUnknown === true;
    if (!itemNode) {
      items.forEach((item, at) => this.checkDepth(at, item));
      return items;
    }
    this.ancestors.push(node);
    let settled: unknown[] | undefined;
    for (let at = 0; at < items.length; at++) {
      const item = items[at] === undefined ? null : items[at];
      const isDefaulted = item === null && !itemNode.schema.nullable && itemNode.schema.default !== undefined;
      findings.path.push(at);
      const checked = this.check(isDefaulted ? itemNode.schema.default : item, itemNode, keepsUnknown);
      findings.path.pop();
      if (checked !== items[at]) (settled ??= [...items])[at] = checked;
    }
    this.ancestors.pop();
    if ((node.schema.listType !== undefined || node.schema.uniqueItems) && !this.isTooDeep) {
      checkListItems(settled ?? items, node, findings);
    }
    return settled ?? items;
  }

  /** Values without a schema are only measured. */
  private checkDepth(key: string | number, value: unknown): void {
    if (typeof value !== 'object' || value === null || this.isTooDeep) return;
    if ((this.measured.get(value) ?? -1) >= this.level) return;
    this.measured.set(value, this.level);
    this.findings.path.push(key);
    if (this.level >= MOST_LEVELS) this.reportDepth(value);
    else {
      this.level++;
      for (const [name, child] of Object.entries(value)) this.checkDepth(name, child);
      this.level--;
    }
    this.findings.path.pop();
  }

  private reportDepth(value: unknown): unknown {
    this.isTooDeep = true;
    this.findings.add({
      id: 'schema/too-deep',
      message: `the object nests more than ${MOST_LEVELS} levels deep`,
      fix: 'make it flatter; a value that contains itself is the usual cause',
    });
    return value;
  }

  private reportType(value: unknown, type: JsonType, node: CompiledNode): unknown {
    const wanted = node.types.map((name) => describeType(name as JsonType)).join(' or ') || `a ${node.format}`;
    const isWhole = node.types.includes('integer');
    const exact = isWhole ? wanted.replace('a number', 'a whole number') : wanted;
    const got = type === 'null' ? 'null' : `${textWithType(value, type)}`;
    this.findings.add({
      id: 'schema/type',
      message: `\`${this.findings.here()}\` is ${got}, it has to be ${exact}`,
      fix: fixOfType(value, type, node, exact),
    });
    return value;
  }
}

/** Nulls of fields without a default are dropped before anything else reads the object, unless null is a value. */
function isKeptNull(field: CompiledNode): boolean {
  return field.schema.nullable === true;
}

/** What is neither text nor an object in `metadata`, `kind` or `apiVersion` is reported where those are checked. */
function isReadable(value: unknown): boolean {
  return typeof value === 'string' || jsonTypeOf(value) === 'object';
}

/** Sets a key of the user's, also one like `__proto__`. */
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function requiredHint(field: CompiledNode | undefined): string {
  const allowed = field?.schema.enum?.filter((value) => value !== '');
  if (allowed?.length && allowed.length <= 8) return `, one of ${allowed.join(', ')}`;
  if (field?.types.length) return `, ${field.types.map((type) => describeType(type as JsonType)).join(' or ')}`;
  return '';
}

function textWithType(value: unknown, type: JsonType): string {
  const described = describeType(type, value);
  if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') {
    const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
    return `the ${described.replace(/^an? /, '')} ${text}`;
  }
  return described;
}
