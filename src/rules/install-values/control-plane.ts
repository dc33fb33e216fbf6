import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { isImageHub, isImageTag } from '../primitives/image-reference';
import type { Rule } from '../rule';
import type { InstallValues } from './install-values';

const UNPULLED = 'no node can pull such an image, so that the pods stay in InvalidImageName';

function isTemplate(text: string): boolean {
  return text.includes('{{');
}

const validHub: Rule<InstallValues> = {
  name: 'valid-hub',
  severity: 'error',
  judge: 'nobody',
  title: 'a `hub` is the beginning of the names of images, like `images.example.com/istio`',
  why: UNPULLED,
  check(values, report) {
    for (const field of [values.at('global').at('hub'), values.at('pilot').at('hub')]) {
      if (field.text === '' || isTemplate(field.text) || isImageHub(field.text)) continue;
      const message = `\`${field.name}\` is ${shown(field.text)}, with which no name of an image begins`;
      report({ field, message, fix: 'write a registry and a path without a scheme, like "images.example.com/istio"' });
    }
  },
};

const validTag: Rule<InstallValues> = {
  name: 'valid-tag',
  severity: 'error',
  judge: 'nobody',
  title: 'a `tag` is the tag of images, like `1.31.0`',
  why: UNPULLED,
  check(values, report) {
    for (const field of [values.at('global').at('tag'), values.at('pilot').at('tag')]) {
      const { value } = field;
      if (typeof value !== 'string' || value === '' || isTemplate(value) || isImageTag(value)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(value)}, which is no tag`,
        fix: 'write a tag like "1.31.0"',
      });
    }
  },
};

const validRevision: Rule<InstallValues> = {
  name: 'valid-revision',
  severity: 'error',
  judge: 'nobody',
  title: '`revision` is a DNS label of small letters',
  why: 'the API server refuses the objects of the control plane, whose names end with it',
  check(values, report) {
    const field = values.at('revision');
    if (field.text === '' || isTemplate(field.text)) return;
    if (isDnsLabel(field.text) && !/[A-Z]/.test(field.text)) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, which is no DNS label of small letters`;
    report({ field, message, fix: 'write small letters, digits and hyphens, like "1-31-0"' });
  },
};

const noIgnoredReplicas: Rule<InstallValues> = {
  name: 'no-replica-count-with-autoscaling',
  severity: 'warning',
  judge: 'nobody',
  title: 'istiod has no `replicaCount` above 1 where it is scaled automatically, which is the default',
  why: 'the chart leaves it out: istiod has as many replicas as the autoscaler says, from `autoscaleMin` on',
  check(values, report) {
    const pilot = values.at('pilot');
    // What is below `pilot` counts more.
    const scaled = [pilot, values]
      .map((part) => part.at('autoscaleEnabled').value)
      .find((value) => value !== undefined);
    if (scaled === false) return;
    for (const field of [pilot.at('replicaCount'), values.at('replicaCount')]) {
      if (!(Number(field.value) > 1)) continue;
      const message = `\`${field.name}\` is ${shown(field.value)}, but istiod is scaled automatically`;
      report({
        field,
        message,
        fix: 'write `autoscaleMin` in place of `replicaCount`, or set `autoscaleEnabled: false`',
      });
    }
  },
};

/** The rules of the control plane itself. */
export const controlPlaneRules: readonly Rule<InstallValues>[] = [validHub, validTag, validRevision, noIgnoredReplicas];
