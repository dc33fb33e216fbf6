import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { Override } from './telemetry';

const noEmptyCustomMetric: Rule<Override> = {
  name: 'no-empty-custom-metric',
  severity: 'error',
  isInSchema: true,
  title: 'a `customMetric` is the name of one',
  why: 'no metric has an empty name, so that the entry would change none',
  check(override, report) {
    const field = override.at('match').at('customMetric');
    if (!field.isSet || field.text !== '') return;
    report({ field, message: `\`${field.name}\` is empty`, fix: 'write the name of the metric' });
  },
};

const noEmptyOverrideName: Rule<Override> = {
  name: 'no-empty-override-name',
  severity: 'warning',
  title: 'an entry of `tagOverrides` names a tag',
  why: 'no metric has a tag without a name, so that the entry changes none',
  check(override, report) {
    for (const { key, field } of override.at('tagOverrides').entries()) {
      if (key !== '') continue;
      report({ field, message: '`tagOverrides` has an empty name', fix: 'write the name of the tag as its key' });
    }
  },
};

const noMissingTagValue: Rule<Override> = {
  name: 'no-missing-tag-value',
  severity: 'error',
  isInSchema: true,
  title: 'a tag that is set has a value; without an `operation` it is set',
  why: 'there would be nothing to set it to',
  check(override, report) {
    for (const { key, field: tag } of override.at('tagOverrides').entries()) {
      const field = tag.at('value');
      if (tag.at('operation').text === 'REMOVE' || field.text !== '') continue;
      report({
        field,
        message: `the tag ${shown(key)} is set to nothing`,
        fix: `write a value like "request.host" in \`${field.name}\`, or set \`operation\` to REMOVE`,
      });
    }
  },
};

const noValueOfRemovedTag: Rule<Override> = {
  name: 'no-value-of-removed-tag',
  severity: 'error',
  isInSchema: true,
  title: 'a tag that is removed has no value',
  why: 'it would be open whether the tag is set or removed',
  check(override, report) {
    for (const { key, field: tag } of override.at('tagOverrides').entries()) {
      const field = tag.at('value');
      if (tag.at('operation').text !== 'REMOVE' || field.text === '') continue;
      report({
        field,
        message: `the tag ${shown(key)} is removed, but has the value ${shown(field.text)}`,
        fix: `remove \`${field.name}\`, or set \`operation\` to UPSERT`,
      });
    }
  },
};

/** The rules of one entry of `overrides`. */
export const overrideRules: readonly Rule<Override>[] = [
  noEmptyCustomMetric,
  noEmptyOverrideName,
  noMissingTagValue,
  noValueOfRemovedTag,
];
