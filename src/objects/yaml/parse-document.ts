import type { YAMLException } from 'js-yaml';
import { loadJsYaml } from './load-js-yaml';
import { aliasExpansionOf } from './alias-expansion';
import type { DuplicateKey, TextPosition } from './field-positions';
import { FieldPositions, MAX_DEPTH } from './field-positions';
import type { YamlRuleId } from './yaml-rules';
import { NOT_JSON, kubernetesYamlSchema } from './yaml-schema';

/** Why a document cannot be read; places count from 0 in the document's text. */
export interface TextProblem {
  readonly id: YamlRuleId | 'schema/too-deep';
  readonly message: string;
  readonly fix: string;
  readonly place: TextPosition;
  readonly evidence: readonly { readonly message: string; readonly place: TextPosition }[];
}

/** A document's value, or what is wrong with its text. */
export type ParsedDocument = { readonly value: unknown } | { readonly problems: readonly TextProblem[] };

/** Reads one document as Kubernetes does. */
export function parseDocument(text: string): ParsedDocument {
  const yaml = loadJsYaml();
  try {
    const value: unknown = yaml.load(text, { schema: kubernetesYamlSchema(), maxDepth: MAX_DEPTH } as never);
    const problem =
      findTabProblem(text) ?? findKeyProblem(text) ?? (text.includes('&') ? findAliasProblem(text, value) : undefined);
    return problem ? { problems: [problem] } : { value };
  } catch (error) {
    if (error instanceof yaml.YAMLException) return { problems: problemsOf(text, error) };
    throw error;
  }
}

/** js-yaml takes tabs after the dash of an item and on lines without content; Kubernetes' reader does not. */
function findTabProblem(text: string): TextProblem | undefined {
  if (!text.includes('\t')) return undefined;
  const afterDash = text.includes('-\t') ? new FieldPositions(text).findTabAfterDash() : undefined;
  const fix = 'write a space after the dash';
  if (afterDash) return problem('schema/yaml-tab', 'a tab follows the dash of a list item', fix, afterDash);
  const line = /^\t[ \t]*(?:#|\r?$)/m.test(text) ? new FieldPositions(text).findTabLine() : undefined;
  return line && problem('schema/yaml-tab', 'a tab begins this line', 'remove it, or indent with spaces', line);
}

/** js-yaml takes any key; Kubernetes only what can be text. Most such keys are braces of a template. */
function findKeyProblem(text: string): TextProblem | undefined {
  if (!text.includes('{{') && !text.includes('? ') && !NULL_KEY.test(text)) return undefined;
  const place = new FieldPositions(text).findStrangeKey();
  if (!place) return undefined;
  const isTemplate = text.includes('{{');
  const message = `the key of a mapping is a mapping, a list or null itself${isTemplate ? ', as in a Helm template' : ''}`;
  return problem('schema/yaml-syntax', message, isTemplate ? FIX_TEMPLATE : 'use text as the key', place);
}

/** Where a key may be null; most texts with such a place have it in a string. */
const NULL_KEY = /(?:~|null|Null|NULL)[ \t]*:/;

const FIX_TEMPLATE = 'give what `helm template` prints';

function problemsOf(text: string, error: YAMLException): TextProblem[] {
  if (error.message.startsWith(NOT_JSON)) return [notJson(text, error.message.slice(NOT_JSON.length))];
  const place = error.mark ? { line: error.mark.line, column: error.mark.column } : { line: 0, column: 0 };
  if (error.reason === 'duplicated mapping key') {
    const duplicates = duplicateKeysOf(new FieldPositions(text).duplicateKeys());
    if (duplicates.length) return duplicates;
  }
  if (text.includes('{{')) {
    const message = `the YAML cannot be read, and looks like a Helm template: ${error.reason}`;
    return [problem('schema/yaml-syntax', message, FIX_TEMPLATE, place)];
  }
  const line = text.split('\n')[place.line] ?? '';
  const tag = /^unknown tag !<(?:tag:yaml\.org,2002:)?(.*)>$/.exec(error.reason);
  if (tag) {
    const column = Math.max(0, line.indexOf('!'));
    return [
      problem(
        'schema/yaml-tag',
        `the tag ${tag[1]!} means nothing to Kubernetes`,
        'remove the tag, and write the value itself',
        { ...place, column },
      ),
    ];
  }
  if (/^[ ]*\t/.test(line) || error.reason.includes('tab character')) {
    const column = Math.max(0, line.indexOf('\t'));
    return [problem('schema/yaml-tab', 'a tab indents this line', 'indent with spaces', { ...place, column })];
  }
  if (error.reason.startsWith('nesting exceeded')) {
    return [
      problem('schema/too-deep', `the document nests more than ${MAX_DEPTH} levels deep`, 'make it flatter', place),
    ];
  }
  if (error.reason.startsWith('merge keys exceeded')) return [tooLarge(place)];
  return [
    problem(
      'schema/yaml-syntax',
      `the YAML cannot be read: ${error.reason}`,
      'correct the YAML at this place, or just before it',
      place,
    ),
  ];
}

/** Two objects without `---` between them make each of their top-level keys twice: that is one mistake. */
function duplicateKeysOf(duplicates: readonly DuplicateKey[]): TextProblem[] {
  const rest = [...duplicates];
  const objectKeys = rest.filter(({ path }) => path.length === 1 && (path[0] === 'kind' || path[0] === 'apiVersion'));
  const found: TextProblem[] = [];
  if (objectKeys.length) {
    const first = objectKeys[0]!;
    const firstOfSecond = Math.min(...objectKeys.map(({ places }) => places[1]!.line));
    found.push({
      id: 'schema/duplicate-key',
      message: `${first.places.length} objects are in one document: ${listOf(objectKeys)} ${objectKeys.length > 1 ? 'are' : 'is'} there ${times(first.places.length)}`,
      fix: `write a line \`---\` between the objects, before line {${firstOfSecond}}`,
      place: first.places[1]!,
      evidence: objectKeys.flatMap(evidenceOf).sort((a, b) => a.place.line - b.place.line),
    });
  }
  for (const duplicate of rest) {
    if (objectKeys.length && duplicate.path.length === 1) continue;
    found.push({
      id: 'schema/duplicate-key',
      message: `the key ${quote(duplicate)} is there ${times(duplicate.places.length)}`,
      fix: 'keep one of them, or merge what is below them',
      place: duplicate.places[1]!,
      evidence: evidenceOf(duplicate),
    });
  }
  return found;
}

function evidenceOf({ path, places }: DuplicateKey): TextProblem['evidence'][number][] {
  return places.map((place) => ({ message: `\`${path[path.length - 1]!}\` is a key here`, place }));
}

function listOf(duplicates: readonly DuplicateKey[]): string {
  return duplicates.map(quote).join(' and ');
}

function quote({ path }: DuplicateKey): string {
  return `\`${path[path.length - 1]!}\``;
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`;
}

function findAliasProblem(text: string, value: unknown): TextProblem | undefined {
  const expansion = aliasExpansionOf(value);
  if (expansion === 'fine') return undefined;
  const lines = text.split('\n');
  const line = Math.max(
    0,
    lines.findIndex((candidate) => /(^|[\s[{,:-])&\S/.test(candidate)),
  );
  const place = { line, column: Math.max(0, lines[line]!.indexOf('&')) };
  if (expansion === 'too-large') return tooLarge(place);
  return problem(
    'schema/yaml-alias',
    'an alias stands for something that contains the alias',
    'write the value out in place of the alias',
    place,
  );
}

function notJson(text: string, scalar: string): TextProblem {
  const before = text.slice(0, Math.max(0, text.indexOf(scalar))).split('\n');
  const place = { line: before.length - 1, column: before[before.length - 1]!.length };
  return problem('schema/yaml-syntax', `${scalar} is no number that an object can hold`, 'write a number', place);
}

function tooLarge(place: TextPosition): TextProblem {
  return problem(
    'schema/yaml-alias',
    'the aliases of this document make it too large',
    'write the values out, or use fewer aliases',
    place,
  );
}

function problem(id: TextProblem['id'], message: string, fix: string, place: TextPosition): TextProblem {
  return { id, message, fix, place, evidence: [] };
}
