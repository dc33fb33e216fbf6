import { ApiObject, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic, ObjectReference } from '../diagnostics/diagnostic';
import { findReference } from './object-identity';
import { findSource } from './source';

/** The objects that `app.synth()` writes over others: a file per object is named after kind and name alone. */
export function findOverwrittenFiles(root: IConstruct): Diagnostic[] {
  const { yamlOutputType } = root as { yamlOutputType?: YamlOutputType };
  const perChart = yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
  if (!perChart && yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE) return [];
  const byFile = new Map<string, ApiObject[]>();
  for (const object of root.node.findAll()) {
    if (!ApiObject.isApiObject(object)) continue;
    const file = `${perChart ? `${object.chart.node.path}/` : ''}${fileNameOf(object)}`;
    byFile.set(file, [...(byFile.get(file) ?? []), object]);
  }
  // Two objects of one namespace are one object for the API server: that is its own finding.
  const isLost = (same: ApiObject[]) => new Set(same.map(({ metadata }) => metadata.namespace)).size > 1;
  return [...byFile.values()].filter(isLost).map(overwrittenOf);
}

/** As `App.synth` names it. */
function fileNameOf({ kind, name }: ApiObject): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

function overwrittenOf(same: readonly ApiObject[]): Diagnostic {
  const last = same[same.length - 1]!;
  return {
    id: 'gitops/overwritten-file',
    severity: 'error',
    message: `${same.length} objects are written to one file, ${fileNameOf(last)}`,
    object: referenceOf(last),
    pointer: '/metadata/name',
    construct: last.node.path,
    ...findSource(last),
    evidence: same.map((object) => ({
      message: `${object.kind} ${object.metadata.namespace ?? ''}/${object.name} is made by ${object.node.path}`,
      object: referenceOf(object),
      ...findSource(object),
    })),
    why: 'only the object that is written last is in the output: the others are never applied',
    fix: 'give them different names, or write one file per chart (`yamlOutputType: YamlOutputType.FILE_PER_CHART`)',
    upstream: [],
  };
}

function referenceOf({ apiVersion, kind, name, metadata }: ApiObject): ObjectReference {
  return findReference({ apiVersion, kind, metadata: { name, namespace: metadata.namespace } })!;
}
