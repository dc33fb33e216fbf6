import type { Diagnostic, ObjectReference } from '../diagnostics/diagnostic';
import { findReference, identityOf } from './object-identity';
import type { LocatedObject } from './origin';
import { placeDiagnostic, placeEvidence } from './origin';

/** One error for each group, kind, namespace and name that more than one object has. */
export function findDuplicateObjects(objects: readonly LocatedObject[], defaultNamespace?: string): Diagnostic[] {
  const byIdentity = new Map<string, { object: LocatedObject; reference: ObjectReference }[]>();
  for (const object of objects) {
    const reference = findReference(object.manifest);
    if (!reference) continue;
    const identity = identityOf(reference, defaultNamespace);
    const same = byIdentity.get(identity);
    if (same) same.push({ object, reference });
    else byIdentity.set(identity, [{ object, reference }]);
  }
  return [...byIdentity.values()].filter((same) => same.length > 1).map(duplicateOf);
}

function duplicateOf(same: readonly { object: LocatedObject; reference: ObjectReference }[]): Diagnostic {
  const { object, reference } = same[same.length - 1]!;
  const title = `${reference.kind} ${reference.namespace ? `${reference.namespace}/` : ''}${reference.name}`;
  const evidence = same.map(({ object: { origin }, reference: other }) =>
    placeEvidence({ message: evidenceOf(other, origin.construct), object: other, pointer: '/metadata/name' }, origin),
  );
  const diagnostic: Diagnostic = {
    id: 'gitops/duplicate-object',
    severity: 'error',
    message: `${title} exists ${same.length === 2 ? 'twice' : `${same.length} times`}`,
    object: reference,
    pointer: '/metadata/name',
    evidence,
    why: 'the API server keeps one object of a kind, namespace and name: the one that is applied last replaces the others',
    fix: `give one of them another \`metadata.name\`, or make them one object`,
    upstream: [],
  };
  return placeDiagnostic(diagnostic, object.origin);
}

function evidenceOf(reference: ObjectReference, construct: string | undefined): string {
  const version = `${reference.apiVersion} ${reference.kind}`;
  return construct === undefined ? `${version} is here` : `${version} is made by ${construct}`;
}
