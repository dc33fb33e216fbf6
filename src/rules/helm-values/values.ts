import { isRecord } from '../../objects/object-identity';
import type { PartFinding } from '../../schema/validate-part';
import { Field, fieldAt } from '../field';
import type { Rule } from '../rule';
import { chartValues } from './chart-values';
import type { Chart } from './chart-values';
import { findValueProblems } from './known-values';
import type { ValuesHolder } from './values-holder';

const DROPPED =
  'Helm drops it in silence, and the gateway chart refuses all values with it: what it was meant to do never happens';

const noUnknownValue: Rule<ValuesHolder> = {
  name: 'no-unknown-value',
  severity: 'error',
  judge: 'nobody',
  title: 'a chart of Istio is given only values that it has',
  why: DROPPED,
  check(holder, report) {
    for (const { chart, values, isRecognized } of chartValues(holder)) {
      for (const { id, path, message, fix } of values ? findValueProblems(chart, values) : []) {
        if (id !== 'schema/unknown-field') continue;
        // Such a file may have values of its owner's too.
        if (isRecognized && !/^(did you mean|move it)/.test(fix)) continue;
        report({ field: fieldAt(values!, path), message, fix });
      }
    }
  },
};

const noUnknownParameter: Rule<ValuesHolder> = {
  name: 'no-unknown-parameter',
  severity: 'error',
  judge: 'nobody',
  title: 'a parameter for a chart of Istio sets a value that the chart has',
  why: DROPPED,
  check(holder, report) {
    for (const { chart, parameters } of chartValues(holder)) {
      for (const field of parameters.map((parameter) => parameter.at('name'))) {
        const keys = field.text.split(/(?<!\\)\./).map((key) => key.replace(/\\(.)/g, '$1'));
        // Items of lists are set by their number, and templates are not filled in yet.
        if (keys.some((key) => key === '' || /[[\]{},=]/.test(key))) continue;
        const value = keys.reduceRight<unknown>((below, key) => ({ [key]: below }), null);
        for (const { id, message, fix } of findValueProblems(chart, Field.root<object>(value))) {
          if (id === 'schema/unknown-field') report({ field, message, fix });
        }
      }
    }
  },
};

const validValue: Rule<ValuesHolder> = {
  name: 'valid-value',
  severity: 'error',
  judge: 'nobody',
  title: 'a value of a chart of Istio has the type of its field, and one of its values where they are a closed set',
  why: 'Helm writes what the cluster refuses or reads otherwise: to a chart any text is true, also "false"',
  check(holder, report) {
    for (const { chart, values } of chartValues(holder)) {
      for (const problem of values ? findValueProblems(chart, values) : []) {
        const { id, path, message, fix } = problem;
        if (id !== 'schema/type' && id !== 'schema/enum') continue;
        const field = fieldAt(values!, path);
        // An empty text is nothing to a template.
        if (field.value === '' || isTemplate(field.value) || isWrittenTheSame(chart, values!, problem)) continue;
        report({ field, message, fix });
      }
    }
  },
};

function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

/** Helm writes a number in quotes as it writes the number, and the other way round. */
function isWrittenTheSame(chart: Chart, values: Field<object>, { id, path }: PartFinding): boolean {
  const { value } = fieldAt(values, path);
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  if (id !== 'schema/type' || !(isNumber || typeof value === 'number' || typeof value === 'boolean')) return false;
  const other = replaced(values.value, path, isNumber ? Number(value) : String(value));
  const place = path.join('/');
  return !findValueProblems(chart, Field.root<object>(other)).some((found) => found.path.join('/') === place);
}

function replaced(value: unknown, [key, ...path]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (i === Number(key) ? replaced(item, path, by) : item));
  return isRecord(value) ? { ...value, [key]: replaced(value[key], path, by) } : value;
}

/** The rules of the shape of values. */
export const valueRules: readonly Rule<ValuesHolder>[] = [noUnknownValue, noUnknownParameter, validValue];
