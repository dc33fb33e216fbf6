import { findClosest } from '../../diagnostics/did-you-mean';
import { alternatives, shown, type Findings } from '../structural/findings';
import { describeType, jsonTypeOf, type JsonType } from '../structural/json-type';
import { isTimestamp } from '../go/timestamp';
import { findKeyProblem, findLabelProblem, findLabelValueProblem, findSubdomainProblem, nearestName } from './names';

type Scope = 'Namespaced' | 'Cluster';
type Fields = Readonly<Record<string, unknown>>;
type FieldType =
  'string' | 'time' | 'integer' | 'boolean' | 'object' | 'texts' | 'strings' | 'owners' | 'managers' | 'any';

/** The fields of metadata; null stands for absent in all of them. */
const FIELDS: Readonly<Record<string, FieldType>> = {
  annotations: 'texts',
  creationTimestamp: 'time',
  deletionGracePeriodSeconds: 'integer',
  deletionTimestamp: 'time',
  finalizers: 'strings',
  generateName: 'string',
  generation: 'integer',
  labels: 'texts',
  managedFields: 'managers',
  name: 'string',
  namespace: 'string',
  ownerReferences: 'owners',
  resourceVersion: 'string',
  selfLink: 'string',
  uid: 'string',
};
const OWNER_FIELDS: Readonly<Record<string, FieldType>> = {
  apiVersion: 'string',
  blockOwnerDeletion: 'boolean',
  controller: 'boolean',
  kind: 'string',
  name: 'string',
  uid: 'string',
};
const MANAGER_FIELDS: Readonly<Record<string, FieldType>> = {
  apiVersion: 'string',
  fieldsType: 'string',
  fieldsV1: 'any',
  manager: 'string',
  operation: 'string',
  subresource: 'string',
  time: 'time',
};
/** Kinds whose name is a part of a host name. */
const LABEL_NAMED: ReadonlySet<string> = new Set(['Namespace', 'Service']);
const MOST_ANNOTATION_BYTES = 256 * 1024;

/** Name, namespace, labels, annotations, finalizers and owners, as the API server checks them on every object. */
export function checkMetadata(metadata: unknown, kind: string, scope: Scope, findings: Findings): void {
  findings.path.push('metadata');
  if (metadata === undefined || metadata === null) reportMissingName(findings);
  else if (jsonTypeOf(metadata) !== 'object') reportType('an object', metadata, findings);
  else checkFields(metadata as Fields, kind, scope, findings);
  findings.path.pop();
}

function checkFields(metadata: Fields, kind: string, scope: Scope, findings: Findings): void {
  if (!checkTypes(metadata, FIELDS, findings)) return;
  checkName(metadata, kind, findings);
  // The API server clears the namespace of an object that is in none.
  if (scope === 'Namespaced') checkText(metadata, 'namespace', findLabelProblem, findings);
  checkKeys(metadata.labels, 'labels', findings);
  checkKeys(metadata.annotations, 'annotations', findings);
  checkLabelValues(metadata.labels, findings);
  checkAnnotationSize(metadata.annotations, findings);
  checkFinalizers(metadata.finalizers, findings);
  checkOwners(metadata.ownerReferences, findings);
}

/** Reports fields that do not exist or have another type; false when nothing else can be read. */
function checkTypes(fields: Fields, known: Readonly<Record<string, FieldType>>, findings: Findings): boolean {
  let isReadable = true;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value === undefined || value === null) continue;
    findings.path.push(name);
    const type = Object.hasOwn(known, name) ? known[name] : undefined;
    if (type === undefined) reportUnknown(name, Object.keys(known), findings);
    else if (!checkType(value, type, findings)) isReadable = false;
    findings.path.pop();
  }
  return isReadable;
}

function checkType(value: unknown, type: FieldType, findings: Findings): boolean {
  const actual = jsonTypeOf(value);
  switch (type) {
    case 'any':
      return true;
    case 'time':
      if (actual !== 'string') return reportType('a string', value, findings);
      return isTimestamp(value as string) || reportTime(value as string, findings);
    case 'texts':
      if (actual !== 'object') return reportType('an object', value, findings);
      return everyEntry(value as Fields, findings, (item) => checkString(item, findings));
    case 'strings':
      if (actual !== 'array') return reportType('a list', value, findings);
      return everyItem(value as readonly unknown[], findings, (item) => checkString(item, findings));
    case 'owners':
    case 'managers':
      if (actual !== 'array') return reportType('a list', value, findings);
      return everyItem(value as readonly unknown[], findings, (item) =>
        checkObject(item, type === 'owners' ? OWNER_FIELDS : MANAGER_FIELDS, findings),
      );
    default:
      return actual === type || reportType(describeType(type as JsonType), value, findings);
  }
}

function checkObject(item: unknown, known: Readonly<Record<string, FieldType>>, findings: Findings): boolean {
  if (item === null) return true;
  return jsonTypeOf(item) === 'object'
    ? checkTypes(item as Fields, known, findings)
    : reportType('an object', item, findings);
}

function checkString(item: unknown, findings: Findings): boolean {
  return item === null || typeof item === 'string' || reportType('a string', item, findings);
}

function everyEntry(object: Fields, findings: Findings, check: (value: unknown) => boolean): boolean {
  return Object.keys(object)
    .map((key) => at(key, findings, () => object[key] === undefined || check(object[key])))
    .every(Boolean);
}

function everyItem(items: readonly unknown[], findings: Findings, check: (value: unknown) => boolean): boolean {
  return items.map((item, index) => at(index, findings, () => check(item))).every(Boolean);
}

function at(key: string | number, findings: Findings, check: () => boolean): boolean {
  findings.path.push(key);
  const outcome = check();
  findings.path.pop();
  return outcome;
}

function checkName(metadata: Fields, kind: string, findings: Findings): void {
  const findProblem = LABEL_NAMED.has(kind) ? findLabelProblem : findSubdomainProblem;
  const { name, generateName } = metadata;
  if (generateName) checkText({ generateName: `${generateName as string}x` }, 'generateName', findProblem, findings);
  if (name) checkText(metadata, 'name', findProblem, findings);
  else if (!generateName) reportMissingName(findings);
}

function reportTime(text: string, findings: Findings): false {
  findings.add({
    id: 'schema/metadata',
    message: `\`${findings.here()}\` is ${shown(text)}, which is no point in time`,
    fix: `remove it: the API server sets it`,
  });
  return false;
}

function reportMissingName(findings: Findings): void {
  findings.add({
    id: 'schema/metadata',
    message: `${findings.kind} has no \`metadata.name\``,
    fix: 'add `metadata.name`',
    below: ['name'],
  });
}

function checkText(
  fields: Fields,
  name: string,
  findProblem: (text: string) => string | undefined,
  findings: Findings,
): void {
  const text = fields[name];
  if (typeof text !== 'string' || text === '') return;
  const problem = findProblem(text);
  if (problem === undefined) return;
  const proposal = nearestName(text);
  const isProposed = proposal !== '' && findProblem(proposal) === undefined;
  findings.add({
    id: 'schema/metadata',
    message: `\`${findings.here(name)}\` is ${shown(text)}, which ${problem}`,
    fix: isProposed ? `write "${proposal}"` : 'write a valid name',
    below: [name],
  });
}

function checkKeys(map: unknown, name: string, findings: Findings): void {
  for (const key of Object.keys((map ?? {}) as Fields)) {
    const problem = findKeyProblem(name === 'annotations' ? key.toLowerCase() : key);
    if (problem === undefined) continue;
    findings.add({
      id: 'schema/metadata',
      message: `\`${findings.here(name)}\` has the key ${shown(key)}, which ${problem}`,
      fix: 'write a key like "example.com/name" or "name"',
      below: [name, key],
    });
  }
}

function checkLabelValues(labels: unknown, findings: Findings): void {
  for (const [key, value] of Object.entries((labels ?? {}) as Fields)) {
    const problem = typeof value === 'string' ? findLabelValueProblem(value) : undefined;
    if (problem === undefined) continue;
    findings.add({
      id: 'schema/metadata',
      message: `\`${findings.here('labels', key)}\` is ${shown(value)}, which ${problem}`,
      fix: 'write a short name, or make it an annotation, which may hold any text',
      below: ['labels', key],
    });
  }
}

function checkAnnotationSize(annotations: unknown, findings: Findings): void {
  let size = 0;
  for (const [key, value] of Object.entries((annotations ?? {}) as Fields)) {
    size += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  if (size <= MOST_ANNOTATION_BYTES) return;
  findings.add({
    id: 'schema/metadata',
    message: `\`${findings.here('annotations')}\` are ${size} bytes, at most ${MOST_ANNOTATION_BYTES} are allowed`,
    fix: 'move the data into a ConfigMap',
    below: ['annotations'],
  });
}

function checkFinalizers(finalizers: unknown, findings: Findings): void {
  const names = (finalizers ?? []) as readonly (string | null)[];
  names.forEach((finalizer, index) => {
    const problem = findKeyProblem(finalizer ?? '');
    if (problem === undefined) return;
    findings.add({
      id: 'schema/metadata',
      message: `\`${findings.here('finalizers', index)}\` is ${shown(finalizer)}, which ${problem}`,
      fix: 'write a name like "example.com/name"',
      below: ['finalizers', index],
    });
  });
  if (!names.includes('orphan') || !names.includes('foregroundDeletion')) return;
  findings.add({
    id: 'schema/metadata',
    message: `\`${findings.here('finalizers')}\` has both orphan and foregroundDeletion`,
    fix: 'remove one of the two',
    below: ['finalizers'],
  });
}

function checkOwners(owners: unknown, findings: Findings): void {
  let controllers = 0;
  ((owners ?? []) as readonly (Fields | null)[]).forEach((owner, index) => {
    for (const field of ['apiVersion', 'kind', 'name', 'uid']) {
      if (owner?.[field]) continue;
      findings.add({
        id: 'schema/metadata',
        message: `\`${findings.here('ownerReferences', index)}\` has no \`${field}\``,
        fix: `add \`${field}\``,
        below: ['ownerReferences', index, field],
      });
    }
    if (owner?.apiVersion === 'v1' && owner.kind === 'Event') {
      findings.add({
        id: 'schema/metadata',
        message: `\`${findings.here('ownerReferences', index)}\` is an Event, which cannot own anything`,
        fix: 'remove it',
        below: ['ownerReferences', index],
      });
    }
    if (owner?.controller === true && ++controllers === 2) {
      findings.add({
        id: 'schema/metadata',
        message: `\`${findings.here('ownerReferences', index)}\` is a second owner with \`controller: true\``,
        fix: 'leave it on one owner',
        below: ['ownerReferences', index, 'controller'],
      });
    }
  });
}

function reportUnknown(name: string, known: readonly string[], findings: Findings): void {
  const meant = findClosest(name, known);
  findings.add({
    id: 'schema/unknown-field',
    message: `\`${findings.here()}\` is no field of \`${findings.path.slice(0, -1).join('.')}\``,
    fix: meant !== undefined ? `did you mean \`${meant}\`?` : `remove it, or use one of ${alternatives(known)}`,
  });
}

function reportType(wanted: string, value: unknown, findings: Findings): false {
  const type = jsonTypeOf(value);
  const isScalar = ['boolean', 'integer', 'number'].includes(type);
  findings.add({
    id: 'schema/type',
    message: `\`${findings.here()}\` is ${isScalar ? `the ${type === 'boolean' ? type : 'number'} ${String(value)}` : describeType(type, value)}, it has to be ${wanted}`,
    fix: isScalar && wanted === 'a string' ? `write "${String(value)}" with quotes` : `write ${wanted}`,
  });
  return false;
}
