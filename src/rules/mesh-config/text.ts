import { parseDocument } from '../../objects/yaml/parse-document';
import { shown } from '../../schema/structural/findings';
import { countedFrom1 } from '../place-in-text';
import type { Rule } from '../rule';

const validYaml: Rule<string> = {
  name: 'valid-mesh-yaml',
  severity: 'error',
  title: 'the `mesh` of the ConfigMap is YAML with fields',
  why: 'it cannot read any of it',
  check(text, report) {
    const parsed = parseDocument(text.text);
    if ('problems' in parsed) {
      for (const { message, fix, place } of parsed.problems.slice(0, 1)) {
        report({
          field: text,
          inText: countedFrom1(place),
          message: `line ${place.line + 1} of \`${text.name}\`: ${message}`,
          fix,
        });
      }
    } else if (
      parsed.value !== undefined &&
      parsed.value !== null &&
      (typeof parsed.value !== 'object' || Array.isArray(parsed.value))
    ) {
      const message = `\`${text.name}\` is ${shown(parsed.value)}, which has no fields`;
      report({ field: text, message, fix: 'write fields of MeshConfig, like `accessLogFile: /dev/stdout`' });
    }
  },
};

/** The rules of the text that a ConfigMap holds. */
export const textRules: readonly Rule<string>[] = [validYaml];
