import type { Diagnostic, Evidence, SourcePosition } from '../diagnostics/diagnostic';

/** Where an object comes from: a construct of a program, or a document of a file. */
export interface Origin {
  /** `node.path` of the construct that makes the object. */
  readonly construct?: string;
  /** The place of one of the object's fields, found when it is asked for. */
  findPosition(pointer: string): SourcePosition | undefined;
}

/** A finished object with its origin. */
export interface LocatedObject {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/** The finding with the places that its object's origin knows. */
export function placeDiagnostic(diagnostic: Diagnostic, origin: Origin): Diagnostic {
  if (diagnostic.file !== undefined) return diagnostic;
  const { construct } = origin;
  return {
    ...diagnostic,
    ...(construct !== undefined && { construct }),
    ...origin.findPosition(diagnostic.pointer ?? ''),
    evidence: diagnostic.evidence.map((evidence) => placeEvidence(evidence, origin)),
  };
}

/** The fact with the place of the field it names. */
export function placeEvidence(evidence: Evidence, origin: Origin): Evidence {
  if (evidence.file !== undefined || evidence.pointer === undefined) return evidence;
  return { ...evidence, ...origin.findPosition(evidence.pointer) };
}
