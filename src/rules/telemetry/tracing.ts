import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { CustomTag, TelemetrySpec, Tracing } from './telemetry';

const noSecondTracing: Rule<TelemetrySpec> = {
  name: 'no-second-tracing',
  severity: 'warning',
  title: '`tracing` has one entry',
  why: 'only the first one is used',
  check(spec, report) {
    const [, field] = spec.at('tracing').items();
    if (field === undefined) return;
    const message = `\`${spec.at('tracing').name}\` has ${spec.at('tracing').items().length} entries, and one is used`;
    report({ field, message, fix: `put all into the first entry, and remove \`${field.name}\`` });
  },
};

const noSecondProvider: Rule<Tracing> = {
  name: 'no-second-tracing-provider',
  severity: 'warning',
  title: 'an entry of `tracing` has one provider',
  why: 'spans are sent to one provider only',
  check(tracing, report) {
    const [, field] = tracing.at('providers').items();
    if (field === undefined) return;
    const message = `\`${tracing.at('providers').name}\` has ${tracing.at('providers').items().length} providers, and one is used`;
    report({ field, message, fix: `remove \`${field.name}\`` });
  },
};

const validSampling: Rule<Tracing> = {
  name: 'valid-sampling',
  severity: 'error',
  isInSchema: true,
  title: '`randomSamplingPercentage` is from 0 to 100',
  why: 'it is a share of the requests',
  check(tracing, report) {
    const field = tracing.at('randomSamplingPercentage');
    if (field.number >= 0 && field.number <= 100) return;
    report({ field, message: `\`${field.name}\` is ${field.number}`, fix: 'write a share from 0 to 100, like 1.5' });
  },
};

const noEmptyTagName: Rule<Tracing> = {
  name: 'no-empty-tag-name',
  severity: 'error',
  title: 'a custom tag has a name',
  why: 'no span can have a tag without a name',
  check(tracing, report) {
    for (const { key, field } of tracing.at('customTags').entries()) {
      if (key !== '') continue;
      report({ field, message: 'the custom tag has an empty name', fix: 'write the name of the tag as its key' });
    }
  },
};

/** The text that a tag cannot do without; of several sources, which the schema refuses, Istio reads the last one. */
function findNeededText(tag: Field<CustomTag>): Field<string> | undefined {
  const [literal, environment, header] = [tag.at('literal'), tag.at('environment'), tag.at('header')];
  if (tag.at('formatter').isSet) return undefined;
  if (header.isSet) return header.at('name');
  if (environment.isSet) return environment.at('name');
  return literal.isSet ? literal.at('value') : undefined;
}

const noEmptyTag: Rule<Tracing> = {
  name: 'no-empty-tag',
  severity: 'error',
  isInSchema: true,
  title: 'a custom tag has a value, or names the header or variable that it is taken from',
  why: 'the tag would be empty in every span',
  check(tracing, report) {
    for (const { key, field: tag } of tracing.at('customTags').entries()) {
      const field = findNeededText(tag);
      if (field === undefined || field.text !== '') continue;
      report({
        field,
        message: `the custom tag ${shown(key)} has no text in \`${field.name}\``,
        fix: `write \`${field.name}\`, or remove the tag`,
      });
    }
  },
};

/** The rules of the list of `tracing`. */
export const tracingListRules: readonly Rule<TelemetrySpec>[] = [noSecondTracing];

/** The rules of one entry of `tracing`. */
export const tracingRules: readonly Rule<Tracing>[] = [noSecondProvider, validSampling, noEmptyTagName, noEmptyTag];
