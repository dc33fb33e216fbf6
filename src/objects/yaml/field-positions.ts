import type { State } from 'js-yaml';
import { LineStarts } from './line-starts';
import { loadJsYaml } from './load-js-yaml';
import { kubernetesYamlSchema } from './yaml-schema';

/** A place in a text; both count from 0. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A key that a mapping holds more than once, with the places of all of them. */
export interface DuplicateKey {
  readonly path: readonly (string | number)[];
  readonly places: readonly TextPosition[];
}

/** A node of the parsed text: where it begins, and what is in it. */
interface TextNode {
  start: number;
  end: number;
  kind: 'mapping' | 'sequence' | 'scalar' | null;
  key: string | undefined;
  isNull: boolean;
  children: TextNode[];
}

/** Where the fields of one YAML document are written. */
export class FieldPositions {
  private readonly lines: LineStarts;
  private readonly root: TextNode | undefined;

  constructor(private readonly text: string) {
    this.lines = new LineStarts(text);
    this.root = parseNodes(text);
  }

  /**
   * The place of a field, or of the closest one around it that is written down: a member's key, an item's beginning. Of
   * a place in the text that the field holds it is that place, if the text is written line by line as it is: after `|`.
   */
  find(path: readonly (string | number)[], inText?: TextPosition): TextPosition {
    let node = this.root;
    let place = node && skipBlank(this.text, node.start);
    for (const key of path) {
      const member = node && findMember(node, String(key));
      if (!member) return this.positionOf(place ?? 0);
      node = member.value;
      place = skipBlank(this.text, (member.key ?? member.value).start);
    }
    return (inText && node && this.findInBlock(node, inText)) ?? this.positionOf(place ?? 0);
  }

  private findInBlock(node: TextNode, { line, column }: TextPosition): TextPosition | undefined {
    LITERAL.lastIndex = skipBlank(this.text, node.start);
    if (!LITERAL.test(this.text)) return undefined;
    const first = this.lines.lineOf(LITERAL.lastIndex);
    const written = this.text.slice(LITERAL.lastIndex).split('\n');
    const held = (node.key ?? '').trimEnd().split('\n');
    const full = held.findIndex((text) => text.trim() !== '');
    if (full < 0) return undefined;
    const indent = written[full]!.replace(/\r$/, '').length - held[full]!.length;
    // What is wrong with the end of a text is behind its last line.
    const isEnd = line >= held.length;
    if (isEnd) return { line: first + held.length - 1, column: indent + held[held.length - 1]!.length };
    return { line: first + line, column: indent + column };
  }

  /** The keys that are written more than once in their mapping. */
  duplicateKeys(): DuplicateKey[] {
    const found: DuplicateKey[] = [];
    const visit = (node: TextNode, path: readonly (string | number)[]): void => {
      if (node.kind === 'mapping' && node.children.length % 2 === 0) {
        const byKey = new Map<string, TextNode[]>();
        for (let i = 0; i < node.children.length; i += 2) {
          const key = node.children[i]!;
          const name = key.key ?? '';
          if (name === '<<') continue;
          const keys = byKey.get(name);
          if (keys) keys.push(key);
          else byKey.set(name, [key]);
        }
        for (const [name, keys] of byKey) {
          if (keys.length === 1) continue;
          found.push({ path: [...path, name], places: keys.map((key) => this.positionOf(key.start)) });
        }
        for (let i = 0; i < node.children.length; i += 2)
          visit(node.children[i + 1]!, [...path, node.children[i]!.key ?? '']);
      } else if (node.kind === 'sequence') {
        node.children.forEach((item, i) => visit(item, [...path, i]));
      }
    };
    if (this.root) visit(this.root, []);
    return found;
  }

  /** The first key of a mapping that is a mapping, a list or null. */
  findStrangeKey(): TextPosition | undefined {
    const visit = (node: TextNode): number | undefined => {
      for (const [i, child] of node.children.entries()) {
        const isKey = node.kind === 'mapping' && i % 2 === 0;
        if (isKey && (child.kind === 'mapping' || child.kind === 'sequence' || child.isNull)) return child.start;
        const found = visit(child);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const found = this.root && visit(this.root);
    return found === undefined ? undefined : this.positionOf(found);
  }

  /** The first block list item whose dash is followed by a tab. */
  findTabAfterDash(): TextPosition | undefined {
    const visit = (node: TextNode): number | undefined => {
      for (const child of node.children) {
        const blank =
          node.kind === 'sequence'
            ? /-( *\t[ \t]*)$/.exec(this.text.slice(Math.max(0, child.start - LONGEST_BLANK), child.start))
            : null;
        if (blank) return child.start - blank[1]!.length;
        const found = visit(child);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const found = this.root && visit(this.root);
    return found === undefined ? undefined : this.positionOf(found);
  }

  /** The first line that begins with a tab, has no content, and is not within brackets or quotes. */
  findTabLine(): TextPosition | undefined {
    const isFree = (offset: number, node: TextNode): boolean => {
      const start = skipBlank(this.text, node.start);
      if (offset <= start || offset >= node.end) return false;
      return '{[\'"'.includes(this.text[start]!) || node.children.some((child) => isFree(offset, child));
    };
    for (const { index } of this.text.matchAll(/^\t[ \t]*(?:#.*)?\r?$/gm)) {
      if (!this.root || !isFree(index, this.root)) return this.positionOf(index);
    }
    return undefined;
  }

  private positionOf(offset: number): TextPosition {
    return this.lines.positionOf(offset);
  }
}

/** How far before an item its dash is looked for. */
const LONGEST_BLANK = 100;

/** The line that begins a text with its line breaks, up to the first line of it. */
const LITERAL = /(?:[!&]\S*[ \t]+)*\|[-+1-9]*[ \t]*(?:#[^\n]*)?\r?\n/y;

const BLANK = /(?:[ \t\r\n]+(?:#[^\n]*)?)*/y;

/** A node's text begins after the blanks, line breaks and comments that the parser was before when it opened the node. */
function skipBlank(text: string, start: number): number {
  BLANK.lastIndex = start;
  return BLANK.test(text) ? BLANK.lastIndex : start;
}

function findMember(node: TextNode, name: string): { key?: TextNode; value: TextNode } | undefined {
  if (node.kind === 'sequence') {
    const value = /^\d+$/.test(name) ? node.children[Number(name)] : undefined;
    return value && { value };
  }
  if (node.kind !== 'mapping' || node.children.length % 2) return undefined;
  // The last of equal keys is the one that parsers keep.
  for (let i = node.children.length - 2; i >= 0; i -= 2) {
    if (node.children[i]!.key === name) return { key: node.children[i]!, value: node.children[i + 1]! };
  }
  return undefined;
}

/** js-yaml tells when it opens and closes each node, so the places are those of the parse that gave the values. */
function parseNodes(text: string): TextNode | undefined {
  const yaml = loadJsYaml();
  const open: TextNode[] = [];
  let root: TextNode | undefined;
  const listener = (event: 'open' | 'close', state: State): void => {
    if (event === 'open') {
      open.push({ start: state.position, end: text.length, kind: null, key: undefined, isNull: false, children: [] });
      return;
    }
    const node = open.pop()!;
    node.end = state.position;
    node.kind = state.kind as TextNode['kind'];
    node.isNull = state.result === null;
    if (node.kind !== 'mapping' && node.kind !== 'sequence') {
      node.key = String(state.result);
      node.children = [];
    } else if (node.children.length === 1 && isSameNode(text, node, node.children[0]!)) {
      node.children = node.children[0]!.children;
    }
    if (node.kind === 'sequence') node.children = withEmptyItems(node, state.result as readonly unknown[]);
    if (open.length) open[open.length - 1]!.children.push(node);
    else root = node;
  };
  try {
    yaml.load(text, { schema: kubernetesYamlSchema(), json: true, maxDepth: MAX_DEPTH, listener } as never);
  } catch {
    // What was read before the error still has its places.
    for (let node = open.pop(); node; node = open.pop()) {
      if (open.length) open[open.length - 1]!.children.push(node);
      else root = node;
    }
  }
  return root;
}

/** The parser does not open the items that are nothing at all. */
function withEmptyItems(node: TextNode, items: readonly unknown[]): TextNode[] {
  if (node.children.length >= items.length) return node.children;
  const rest = [...node.children];
  return items.map((item) => {
    const isEmpty = item === null && !rest[0]?.isNull;
    return (
      (isEmpty ? undefined : rest.shift()) ?? {
        start: node.start,
        end: node.start,
        kind: null,
        key: 'null',
        isNull: true,
        children: [],
      }
    );
  });
}

/** Whether the child is the parser's attempt to read the node as the first key of a block mapping. */
function isSameNode(text: string, node: TextNode, child: TextNode): boolean {
  return node.kind === child.kind && child.start === skipBlank(text, node.start);
}

/** Deeper than any schema, and as deep as objects are validated; far below what exhausts the stack. */
export const MAX_DEPTH = 500;
