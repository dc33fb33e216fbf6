import { load } from 'js-yaml';
import { pathOf } from '../../src/diagnostics/pointer';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { FieldPositions } from '../../src/objects/yaml/field-positions';
import { fieldName } from '../../src/schema/structural/findings';

/** The text after what a fix says was typed in, to the letter; undefined when the fix is for people to think about. */
export function typeFix(text: string, { fix, pointer = '' }: Diagnostic): string | undefined {
  const lines = text.split('\n');
  const path = pathOf(pointer);
  const { line, column } = new FieldPositions(text).find(path);
  const field = fieldAt(lines, line, column);
  const name = String(path.at(-1));
  const [, before] = /^write a line `---` .*before line (\d+)$/.exec(fix) ?? [];
  if (before !== undefined) return [...lines.slice(0, +before - 1), '---', ...lines.slice(+before - 1)].join('\n');
  const [, place] = /^move it to `([\w.]+)`$/.exec(fix) ?? [];
  if (place !== undefined) return moved(lines, field, place.split('.'));
  const [, written] = /^write `(\w+: [^`]+)`(?: instead)?$/.exec(fix) ?? [];
  if (written !== undefined) return replaced(lines, field, [field.lead + written]).join('\n');
  const [, meant] = /^did you mean `(\w+)`\?$/.exec(fix) ?? [];
  if (meant !== undefined) {
    return replaced(lines, field, [field.lines[0]!.replace(name, meant), ...field.lines.slice(1)]).join('\n');
  }
  const isRemoved = [name, fieldName(path)].some((one) => fix.split(';')[0] === `remove \`${one}\``);
  if (isRemoved) return replaced(lines, field, []).join('\n');
  const words = wordsOf(fix);
  if (words === undefined || !isText(field)) return undefined;
  const changed = words.reduce((value, [old, now]) => value.split(old).join(now), field.lines.join('\n'));
  return replaced(lines, field, changed.split('\n')).join('\n');
}

/** The lines of one field of a block of YAML, and what stands before its name in the first one. */
interface FieldLines {
  readonly start: number;
  readonly lines: readonly string[];
  readonly lead: string;
}

function fieldAt(lines: readonly string[], start: number, column: number): FieldLines {
  let end = start + 1;
  while (end < lines.length && isBelow(lines[end]!, column)) end++;
  while (lines[end - 1]!.trim() === '' && end > start + 1) end--;
  return { start, lines: lines.slice(start, end), lead: lines[start]!.slice(0, column) };
}

/** Whether the value is a text: on the line of the name, or as a block below it. */
function isText({ lines }: FieldLines): boolean {
  return lines.length === 1 || /: *[|>]/.test(lines[0]!);
}

function isBelow(line: string, column: number): boolean {
  const indent = line.search(/\S/);
  return indent < 0 || indent > column || (indent === column && line[indent] === '-');
}

function replaced(lines: readonly string[], { start, lines: old }: FieldLines, now: readonly string[]): string[] {
  return [...lines.slice(0, start), ...now, ...lines.slice(start + old.length)];
}

function moved(lines: readonly string[], field: FieldLines, path: readonly string[]): string {
  const rest = replaced(lines, field, []);
  const text = rest.join('\n');
  let holder: unknown = load(text);
  let depth = 0;
  for (; isMapping(holder) && Object.hasOwn(holder, path[depth]!); depth++) holder = holder[path[depth]!];
  const positions = new FieldPositions(text);
  const [sibling] = isMapping(holder) ? Object.keys(holder) : [];
  const above = positions.find(path.slice(0, depth));
  const indent = sibling === undefined ? above.column + 2 : positions.find([...path.slice(0, depth), sibling]).column;
  const missing = path.slice(depth, -1).map((name, i) => `${' '.repeat(indent + 2 * i)}${name}:`);
  const lead = ' '.repeat(indent + 2 * missing.length);
  const [first, ...others] = field.lines;
  const value = first!.slice(first!.indexOf(':'));
  const below = others.map((line) => lead + line.slice(field.lead.length));
  rest.splice(above.line + 1, 0, ...missing, `${lead}${path.at(-1)!}${value}`, ...below);
  return rest.join('\n');
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is to be written for which words; words that are to be removed become nothing. */
function wordsOf(fix: string): (readonly [old: string, now: string])[] | undefined {
  const parts =
    /^(?:write ((?:(?:, | and )?`[^`]+` for `[^`]+`)+))?(?:; )?(?:remove ((?:(?:, | and )?`[^`]+`)+))?$/.exec(fix);
  if (!parts) return undefined;
  const [, written = '', removed = ''] = parts;
  return [
    ...[...written.matchAll(/`([^`]+)` for `([^`]+)`/g)].map(([, now, old]) => [old!, now!] as const),
    ...[...removed.matchAll(/`([^`]+)`/g)].map(([, old]) => [old!, ''] as const),
  ];
}
