import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortDiagnostics } from '../diagnostics/compare-diagnostics';
import { renderText } from '../diagnostics/render/text';
import type { Manifest } from './manifest';
import type { LocatedObject, Origin } from './origin';
import { readDocuments } from './yaml/read-documents';

/** What readObjects needs to know of a text. */
export interface ReadObjectsOptions {
  /** The file's name, for findings. @default '<yaml>' */
  readonly file?: string;
}

/**
 * The objects of a YAML or JSON text, as Kubernetes reads it: several documents, `List`s unfolded, YAML 1.1 booleans.
 *
 * @throws YamlError with all findings when the text is no YAML, or holds something else than Kubernetes objects.
 */
export function readObjects(yaml: string, options: ReadObjectsOptions = {}): Manifest[] {
  const { objects, findings, others } = readDocuments(yaml, options.file ?? '<yaml>');
  const problems = [...findings, ...others.map(({ problem }) => problem)];
  if (problems.length) throw new YamlError(sortDiagnostics(problems));
  return objects.map(({ manifest, origin }) => {
    origins.set(manifest, origin);
    return manifest as Manifest;
  });
}

/** A text cannot be read as Kubernetes objects. */
export class YamlError extends Error {
  override readonly name = 'YamlError';

  /** @param diagnostics the findings as data */
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(`the YAML cannot be read\n\n${renderText(diagnostics)}`.trimEnd());
  }
}

/** An object with the place it was read from, if it was. */
export function locateObject(manifest: object): LocatedObject {
  return { manifest: manifest as LocatedObject['manifest'], origin: origins.get(manifest) ?? NOWHERE };
}

const origins = new WeakMap<object, Origin>();
const NOWHERE: Origin = { findPosition: () => undefined };
