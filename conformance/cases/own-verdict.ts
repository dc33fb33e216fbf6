import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { readDocuments } from '../../src/objects/yaml/read-documents';
import { validateObject, type ValidateOptions } from '../../src/schema/validate';

/** The judge knows nothing of other groups, and refuses nothing of them. */
const NOT_JUDGED = 'schema/unknown-group';

/** What our validator says of a document: its errors, or undefined when it accepts. */
export function ownVerdict(manifest: string, options: ValidateOptions = {}): string | undefined {
  const errors = findProblems(manifest, options).filter(
    ({ severity, id }) => severity === 'error' && id !== NOT_JUDGED,
  );
  if (errors.length === 0) return undefined;
  return errors.map(({ id, pointer, message }) => `${id} ${pointer ?? ''}: ${message}`).join('; ');
}

/** Every finding about a document, of its text and of its objects. */
export function findProblems(manifest: string, options: ValidateOptions = {}): Diagnostic[] {
  try {
    if (manifest.startsWith('{')) return validateObject(JSON.parse(manifest), options);
    const { objects, findings, others } = readDocuments(manifest, 'manifest.yaml');
    return [
      ...findings,
      ...others.map(({ problem }) => problem),
      ...objects.flatMap((object) => validateObject(object.manifest, options)),
    ];
  } catch (error) {
    throw new Error(`the validator fails on ${manifest.slice(0, 2000)}`, { cause: error });
  }
}
