import { isRecord } from '../../objects/object-identity';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { isLeftOut, resourcesAt } from './places';
import { REFUSED, valueRule } from './value-rule';

const TEMPLATES = 'inject.istio.io/templates';
const VOLUMES = ['sidecar.istio.io/userVolume', 'sidecar.istio.io/userVolumeMount'];

const validTemplates = valueRule({
  name: 'valid-template-list',
  severity: 'error',
  judge: 'injector',
  title: `the annotation \`${TEMPLATES}\` has names of templates with commas between them`,
  why: REFUSED.why,
  annotations: [TEMPLATES],
  on: ['Pod'],
  findProblem: (text) =>
    text.split(',').some((name) => name.trim() === '') ? 'has an empty name of a template' : undefined,
  fix: 'remove it for the usual sidecar',
  propose: (text) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .join(','),
});

/** Whether the template of a sidecar is used, which reads the volumes. */
function isSidecar(metadata: Field<Metadata>): boolean {
  const field = metadata.at('annotations').at(TEMPLATES);
  const names = field.isSet ? field.text.split(',').map((name) => name.trim()) : ['sidecar'];
  return names.includes('sidecar') || names.includes('grpc-agent');
}

/** Why Istio's template cannot use a text as volumes. */
function findVolumeProblem(text: string): string | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  if (read === null) return undefined;
  if (typeof read !== 'object') return 'has no volumes';
  const isVolume = (one: unknown): boolean => isRecord(one) && Object.keys(one as object).length > 0;
  return Object.values(read).every(isVolume) ? undefined : 'has volumes without fields';
}

const validVolumes: Rule<Metadata> = {
  name: 'valid-user-volumes',
  severity: 'error',
  judge: 'injector',
  title: `the annotations \`${VOLUMES[0]}\` and \`${VOLUMES[1]}\` are JSON: volumes by name, or a list of them`,
  why: REFUSED.why,
  check(metadata, report, object) {
    const set = metadata.at('annotations').setFields(VOLUMES);
    if (set.length === 0 || resourcesAt(metadata, object)[0] !== 'Pod' || !isSidecar(metadata)) return;
    if (isLeftOut(metadata)) return;
    for (const field of set) {
      const problem = findVolumeProblem(field.text);
      if (problem === undefined) continue;
      const key = field.path[field.path.length - 1];
      report({
        field,
        message: `the annotation \`${key}\` is ${shown(field.value)}, which ${problem}`,
        fix:
          key === VOLUMES[0]
            ? 'write JSON like {"cache":{"emptyDir":{}}}'
            : 'write JSON like {"cache":{"mountPath":"/cache"}}',
      });
    }
  },
};

/** The rules of what the injector puts into a pod. */
export const injectionTemplateRules: readonly Rule<Metadata>[] = [validTemplates, validVolumes];
