import { findClosest } from '../../diagnostics/did-you-mean';
import { alternatives, shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import { chartValues } from './chart-values';
import type { HelmValues, ValuesHolder } from './values-holder';

const FAILS = 'Helm installs nothing of it';
const PROFILES = ['ambient', 'demo', 'preview', 'remote', 'stable'];
const PLATFORMS = ['gke', 'k3d', 'k3s', 'microk8s', 'minikube', 'openshift'];
const COMPATIBLE = ['1.25', '1.26', '1.27', '1.28', '1.29', '1.30'];

function allValues(holder: Field<ValuesHolder>): readonly Field<HelmValues>[] {
  return chartValues(holder).flatMap(({ values }) => (values ? [values] : []));
}

/** What a chart reads at the top, or where nothing is set there below `global`. */
function settings(values: Field<HelmValues>, name: 'profile' | 'platform'): Field<string> {
  const own = values.at(name);
  return isNothing(own.value) ? values.at('global').at(name) : own;
}

/** What a template takes for nothing. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

/** What is set to something else than one of the names that the charts know. */
function unknownSettings(
  holder: Field<ValuesHolder>,
  name: 'profile' | 'platform',
  known: readonly string[],
): readonly Field<string>[] {
  return allValues(holder)
    .map((values) => settings(values, name))
    .filter(({ value }) => !isNothing(value) && !isTemplate(value) && !known.includes(value as string));
}

function fixOf(field: Field<string>, known: readonly string[]): string {
  const meant = findClosest(String(field.value), known);
  return meant === undefined
    ? `remove \`${field.name}\`, or write one of ${alternatives(known)}`
    : `did you mean ${meant}?`;
}

const noDefaults: Rule<ValuesHolder> = {
  name: 'no-defaults',
  severity: 'error',
  judge: 'chart',
  title: 'no value for a chart of Istio is below `defaults`',
  why: FAILS,
  check(holder, report) {
    for (const field of allValues(holder).map((values) => values.at('defaults'))) {
      if (field.isEmpty) continue;
      report({
        field,
        message: `\`${field.name}\` is set`,
        fix: 'move what is below it to the place without `defaults`',
      });
    }
  },
};

const validProfile: Rule<ValuesHolder> = {
  name: 'valid-profile',
  severity: 'error',
  judge: 'chart',
  title: `a \`profile\` is one of ${alternatives(PROFILES)}; the default one has no name`,
  why: FAILS,
  check(holder, report) {
    for (const field of unknownSettings(holder, 'profile', PROFILES)) {
      report({ field, message: `the charts have no profile ${shown(field.value)}`, fix: fixOf(field, PROFILES) });
    }
  },
};

const validPlatform: Rule<ValuesHolder> = {
  name: 'valid-platform',
  severity: 'error',
  judge: 'chart',
  title: `a \`platform\` is one of ${alternatives(PLATFORMS)}; others need none`,
  why: FAILS,
  check(holder, report) {
    for (const field of unknownSettings(holder, 'platform', PLATFORMS)) {
      report({ field, message: `the charts have no platform ${shown(field.value)}`, fix: fixOf(field, PLATFORMS) });
    }
  },
};

const validCompatibility: Rule<ValuesHolder> = {
  name: 'valid-compatibility-version',
  severity: 'error',
  judge: 'chart',
  title: '`compatibilityVersion` is a version of Istio before the one that is installed, in quotes',
  why: FAILS,
  check(holder, report) {
    for (const field of allValues(holder).map((values) => values.at('compatibilityVersion'))) {
      const { value } = field;
      if (isNothing(value) || isTemplate(value) || COMPATIBLE.includes(value as string)) continue;
      const text = [String(value), `${String(value)}0`].find((version) => COMPATIBLE.includes(version));
      const isNumber = typeof value === 'number' && text !== undefined;
      report({
        field,
        message: isNumber
          ? `\`${field.name}\` is the number ${value}, not the text "${text}"`
          : `the charts have no compatibility version ${shown(value)}`,
        fix: isNumber
          ? `write "${text}", with the quotes`
          : `write one of ${alternatives(COMPATIBLE.map(shown))}, or remove it`,
      });
    }
  },
};

/** The rules of values with which the charts fail. */
export const failureRules: readonly Rule<ValuesHolder>[] = [
  noDefaults,
  validProfile,
  validPlatform,
  validCompatibility,
];
