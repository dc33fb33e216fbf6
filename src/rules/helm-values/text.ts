import { isRecord } from '../../objects/object-identity';
import { parseDocument } from '../../objects/yaml/parse-document';
import { shown } from '../../schema/structural/findings';
import { countedFrom1 } from '../place-in-text';
import type { Rule } from '../rule';
import { valuesTexts } from './chart-values';
import type { ValuesHolder } from './values-holder';

const validYaml: Rule<ValuesHolder> = {
  name: 'valid-values-yaml',
  severity: 'error',
  judge: 'nobody',
  title: 'the `values` of a chart in an Application are YAML with fields',
  why: 'Argo CD cannot render the chart, and applies nothing of it',
  check(holder, report) {
    for (const field of valuesTexts(holder)) {
      // A template is no YAML yet.
      if (field.text.includes('{{')) continue;
      const parsed = parseDocument(field.text);
      if ('problems' in parsed) {
        for (const { message, fix, place } of parsed.problems.slice(0, 1)) {
          const text = `line ${place.line + 1} of \`${field.name}\`: ${message}`;
          report({ field, inText: countedFrom1(place), message: text, fix });
        }
      } else if (parsed.value !== undefined && parsed.value !== null && !isRecord(parsed.value)) {
        const message = `\`${field.name}\` is ${shown(parsed.value)}, which has no fields`;
        report({ field, message, fix: 'write values of the chart, like `pilot: { autoscaleMin: 2 }`' });
      }
    }
  },
};

/** The rules of values that are a text. */
export const textRules: readonly Rule<ValuesHolder>[] = [validYaml];
