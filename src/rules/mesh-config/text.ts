import { isRecord } from '../../objects/object-identity';
import { parseDocument } from '../../objects/yaml/parse-document';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { countedFrom1 } from '../place-in-text';
import type { Rule } from '../rule';

/** How a text that is to be YAML with fields is spoken of. */
interface YamlText {
  readonly name: string;
  readonly title: string;
  readonly nameOf: (text: Field<string>) => string;
  /** What to write where there are no fields. */
  readonly fix: string;
}

/** The rule that a text is YAML with fields, or says nothing. */
export function yamlRule({ name, title, nameOf, fix: usualFix }: YamlText): Rule<string> {
  return {
    name,
    severity: 'error',
    title,
    why: 'it cannot read any of it',
    check(text, report) {
      const parsed = parseDocument(text.text);
      if ('problems' in parsed) {
        for (const { message, fix, place } of parsed.problems.slice(0, 1)) {
          const line = `line ${place.line + 1} of ${nameOf(text)}`;
          report({ field: text, inText: countedFrom1(place), message: `${line}: ${message}`, fix });
        }
      } else if (parsed.value !== undefined && parsed.value !== null && !isRecord(parsed.value)) {
        const message = `${nameOf(text)} is ${shown(parsed.value)}, which has no fields`;
        report({ field: text, message, fix: usualFix });
      }
    },
  };
}

/** The rules of the text that a ConfigMap holds. */
export const textRules: readonly Rule<string>[] = [
  yamlRule({
    name: 'valid-mesh-yaml',
    title: 'the `mesh` of the ConfigMap is YAML with fields',
    nameOf: ({ name }) => `\`${name}\``,
    fix: 'write fields of MeshConfig, like `accessLogFile: /dev/stdout`',
  }),
];
