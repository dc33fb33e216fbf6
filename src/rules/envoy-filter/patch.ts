import { shown } from '../../schema/structural/findings';
import { findRegexProblem, isLongRegex } from '../primitives/regular-expression';
import type { Rule } from '../rule';
import type { ConfigPatch, EnvoyFilterSpec } from './envoy-filter';

const noEnvoyFilter: Rule<EnvoyFilterSpec> = {
  name: 'no-envoy-filter',
  severity: 'warning',
  title: 'Istio has an API of its own for most of what an EnvoyFilter does',
  why: "the patch is of Envoy's own configuration, which changes with every version of Istio",
  check(spec, report) {
    report({
      field: spec,
      message: "the EnvoyFilter depends on Envoy's own configuration",
      fix: 'use an API of Istio where there is one, and try the EnvoyFilter out before every upgrade',
    });
  },
};

const noMissingApplyTo: Rule<ConfigPatch> = {
  name: 'no-missing-apply-to',
  severity: 'error',
  title: 'a patch says in `applyTo` what it changes',
  why: 'it would be open which part of the configuration to change',
  check(patch, report) {
    const field = patch.at('applyTo');
    if (field.text !== '' && field.text !== 'INVALID') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write what to change, like `HTTP_FILTER`' });
  },
};

const noMissingPatch: Rule<ConfigPatch> = {
  name: 'no-missing-patch',
  severity: 'error',
  title: 'an entry of `configPatches` has a `patch`',
  why: 'there would be nothing to change',
  check(patch, report) {
    const field = patch.at('patch');
    if (field.isSet) return;
    report({ field, message: `\`${field.name}\` is not set`, fix: `add the patch, or remove \`${patch.name}\`` });
  },
};

const noMissingOperation: Rule<ConfigPatch> = {
  name: 'no-missing-operation',
  severity: 'error',
  title: 'a `patch` has an `operation`',
  why: 'it would be open whether to add, change or remove',
  check(patch, report) {
    const field = patch.at('patch').at('operation');
    if (!patch.at('patch').isSet || (field.text !== '' && field.text !== 'INVALID')) return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write what to do, like `MERGE`' });
  },
};

const noMissingValue: Rule<ConfigPatch> = {
  name: 'no-missing-value',
  severity: 'error',
  title: 'a `patch` that removes nothing has a `value`',
  why: 'there would be nothing to add or to change',
  check(patch, report) {
    const field = patch.at('patch').at('value');
    const operation = patch.at('patch').at('operation').text;
    if (operation === '' || operation === 'INVALID' || operation === 'REMOVE' || field.isSet) return;
    report({
      field,
      message: `the operation is ${operation}, but \`${field.name}\` is not set`,
      fix: `add \`${field.name}\`, or set \`operation\` to REMOVE`,
    });
  },
};

const noLongVersion: Rule<ConfigPatch> = {
  name: 'no-long-proxy-version',
  severity: 'warning',
  since: '1.29',
  title: '`proxyVersion` has at most 1024 characters',
  why: 'a longer one matches no version, and the patch is for no proxy',
  check(patch, report) {
    const field = patch.at('match').at('proxy').at('proxyVersion');
    if (!isLongRegex(field.text)) return;
    report({ field, message: `\`${field.name}\` is longer than 1024 characters`, fix: 'write a shorter expression' });
  },
};

const validVersion: Rule<ConfigPatch> = {
  name: 'valid-proxy-version',
  severity: 'error',
  title: '`proxyVersion` is a regular expression of RE2',
  why: 'the versions of the proxies could not be compared with it',
  check(patch, report) {
    const field = patch.at('match').at('proxy').at('proxyVersion');
    if (isLongRegex(field.text) || findRegexProblem(field.text) === undefined) return;
    report({
      field,
      message: `\`${field.name}\` is ${shown(field.text)}, which is no regular expression`,
      fix: String.raw`write an expression like "^1\.31.*"`,
    });
  },
};

/** The rules of the object as a whole. */
export const objectRules: readonly Rule<EnvoyFilterSpec>[] = [noEnvoyFilter];

/** The rules of one patch. */
export const patchRules: readonly Rule<ConfigPatch>[] = [
  noMissingApplyTo,
  noMissingPatch,
  noMissingOperation,
  noMissingValue,
  noLongVersion,
  validVersion,
];
