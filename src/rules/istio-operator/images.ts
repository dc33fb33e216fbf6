import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { isImageHub, isImageTag } from '../primitives/image-reference';
import type { Rule } from '../rule';
import type { OperatorSpec } from './istio-operator';

const validHub: Rule<OperatorSpec> = {
  name: 'valid-hub',
  severity: 'error',
  judge: 'installer',
  title: '`hub` is the beginning of the names of images, like `images.example.com/istio`',
  why: 'no node could pull such an image',
  check(spec, report) {
    const field = spec.at('hub');
    if (field.text === '' || isImageHub(field.text)) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, with which no name of an image begins`;
    report({
      field,
      message,
      fix: 'write a registry and a path without a scheme and a tag, like "images.example.com/istio"',
    });
  },
};

const validTag: Rule<OperatorSpec> = {
  name: 'valid-tag',
  severity: 'error',
  judge: 'installer',
  title: '`tag` is the tag of images, like `1.31.0`',
  why: 'no node could pull such an image',
  check(spec, report) {
    const field = spec.at('tag');
    const { value } = field;
    if (value === undefined || value === null || typeof value === 'boolean') return;
    if (isImageTag(String(value))) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(value)}, which is no tag`,
      fix: 'write a tag like "1.31.0"',
    });
  },
};

const validRevision: Rule<OperatorSpec> = {
  name: 'valid-revision',
  severity: 'error',
  judge: 'installer',
  title: '`revision` is a DNS label',
  why: 'the names of the objects of the control plane could not end with it',
  check(spec, report) {
    const field = spec.at('revision');
    if (field.text === '' || isDnsLabel(field.text)) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, which is no DNS label`;
    report({ field, message, fix: 'write small letters, digits and hyphens, like "1-31-0"' });
  },
};

/** The rules of which version is installed. */
export const imageRules: readonly Rule<OperatorSpec>[] = [validHub, validTag, validRevision];
