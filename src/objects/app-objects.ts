import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { pointerOf } from '../diagnostics/pointer';
import { findCircle } from './find-circle';
import { findReference, isRecord } from './object-identity';
import type { LocatedObject, Origin } from './origin';
import { placeDiagnostic } from './origin';
import { findFieldSource } from './source';
import { unfoldLists } from './unfold-lists';

/** What the constructs below a scope make: objects as they will be in YAML, and what cannot be written at all. */
export function readAppObjects(scope: IConstruct): { objects: LocatedObject[]; findings: Diagnostic[] } {
  const objects: LocatedObject[] = [];
  const findings: Diagnostic[] = [];
  for (const construct of scope.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    const origin = originOf(construct);
    try {
      for (const { value, pointer } of unfoldLists(construct.toJson())) {
        const place = pointer === '' ? origin : originOf(construct, pointer);
        if (isRecord(value)) objects.push({ manifest: value, origin: place });
      }
    } catch (error) {
      findings.push(placeDiagnostic(unwritable(construct, error), origin));
    }
  }
  return { objects, findings };
}

function originOf(object: ApiObject, item = ''): Origin {
  return { construct: object.node.path, findPosition: (pointer) => findFieldSource(object, item + pointer) };
}

/** cdk8s refuses class instances and patches that do not apply; its message already holds the path and the name. */
function unwritable(object: ApiObject, error: unknown): Diagnostic {
  const reason = (error instanceof Error ? error.message : String(error)).replace(
    /^Failed serializing construct at path .*? with name '.*?': (Error: )?/s,
    '',
  );
  const circle = /call stack/.test(reason) ? findCircle((object as unknown as { props?: unknown }).props) : undefined;
  const reference = findReference({
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name: object.name, namespace: object.metadata.namespace },
  });
  return {
    id: 'schema/plain-data',
    severity: 'error',
    message: `the object cannot be written as YAML: ${circle ? 'a value holds itself' : reason}`,
    ...(reference && { object: reference }),
    ...(circle && { pointer: pointerOf(circle) }),
    evidence: [],
    why: 'nothing of the app is written until each object can be',
    fix: circle
      ? 'leave it out, or give a copy without what holds it'
      : 'give plain values only (objects, lists, strings, numbers, booleans), and patches whose paths exist',
    upstream: [],
  };
}
