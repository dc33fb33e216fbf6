import type { Diagnostic, Evidence, SourcePosition, TextPlace } from '../diagnostics/diagnostic';
import { identityOf } from './object-identity';

/** Where an object comes from: a construct of a program, or a document of a file. */
export interface Origin {
  /** `node.path` of the construct that makes the object. */
  readonly construct?: string;
  /** The place of one of the object's fields, or of something in its text, found when it is asked for. */
  findPosition(pointer: string, inText?: TextPlace): SourcePosition | undefined;
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
    ...origin.findPosition(diagnostic.pointer ?? '', diagnostic.inText),
    // The place of a fact of another object is known to that one's origin only.
    evidence: diagnostic.evidence.map((evidence) =>
      isOfOther(evidence, diagnostic) ? evidence : placeEvidence(evidence, origin),
    ),
  };
}

function isOfOther({ object }: Evidence, { object: own }: Diagnostic): boolean {
  return object !== undefined && own !== undefined && identityOf(object) !== identityOf(own);
}

/** The fact with the place of the field it names. */
export function placeEvidence(evidence: Evidence, origin: Origin): Evidence {
  if (evidence.file !== undefined || evidence.pointer === undefined) return evidence;
  return { ...evidence, ...origin.findPosition(evidence.pointer, evidence.inText) };
}
